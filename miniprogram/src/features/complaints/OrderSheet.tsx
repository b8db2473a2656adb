import { Text } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { formatFen } from "@sunshine/domain/kernel/money";
import { paymentApi, type OrderView } from "@sunshine/domain/payments/payment.contract";
import { memberApi } from "../../platform/api";
import { Button } from "../../ui/Button";
import { Sheet } from "../../ui/Sheet";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { OrderRow } from "../payments/OrderRow";
import type { DraftOrder } from "./draft";

interface Props {
  readonly open: boolean;
  readonly shopId: string;
  readonly onClose: () => void;
  readonly onOrder: (order: DraftOrder | null) => void;
}

const MOST = 100;

/** An order as it is attached to a complaint. */
export const draftOrderOf = ({ id, establishmentId, paidAt, createdAt, amountFen }: OrderView): DraftOrder => ({
  id,
  shopId: establishmentId,
  paidAt: paidAt ?? createdAt,
  words: `${formatInstant(new Date(paidAt ?? createdAt))} 付款 ${formatFen(amountFen)}`,
});

const Orders = ({ shopId, onOrder }: { readonly shopId: string; readonly onOrder: (order: OrderView) => void }) => {
  const { data, error, isPending, refetch } = useQuery({ queryKey: ["my-orders-at", shopId], queryFn: () => memberApi(paymentApi.mine, { limit: MOST }) });
  if (error) return <ErrorRetry error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton shape="row" count={3} />;
  const here = data.rows.filter(({ establishmentId, paidAt }) => establishmentId === shopId && paidAt !== null);
  if (here.length === 0) return <Empty icon="receipt" title="没有找到您在这家店的付款" note="用阳光餐饮收银码付过款的订单会出现在这里；没有订单也可以投诉" />;
  return (
    <>
      {here.map((order) => (
        <OrderRow key={order.id} order={order} title={order.place} onOpen={() => onOrder(order)} />
      ))}
    </>
  );
};

/** "I paid here" 附上订单: own, paid orders of the shop. */
export const OrderSheet = ({ open, shopId, onClose, onOrder }: Props) => {
  const take = (order: DraftOrder | null): void => {
    onOrder(order);
    onClose();
  };
  return (
    <Sheet open={open} title="附上付款订单" onClose={onClose}>
      <Text className="paragraph">订单会随案件给承办的监管人员核实，匿名举报不会附上。</Text>
      <Orders shopId={shopId} onOrder={(order) => take(draftOrderOf(order))} />
      <Button kind="plain" id="no-order" onClick={() => take(null)}>
        不附订单
      </Button>
    </Sheet>
  );
};
