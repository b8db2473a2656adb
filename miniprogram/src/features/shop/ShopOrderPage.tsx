import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatFen, parseYuan } from "@sunshine/domain/kernel/money";
import { paymentApi, type OrderView } from "@sunshine/domain/payments/payment.contract";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { confirm, tell } from "../../platform/device";
import { useActKey } from "../../platform/idempotency";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Screen } from "../../ui/Screen";
import { Sheet } from "../../ui/Sheet";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { Receipt } from "../payments/Receipt";
import { ReviewReply } from "./ReviewReply";

/** The largest sum that may still go back. */
const refundable = ({ amountFen, refundedFen }: OrderView): number => amountFen - refundedFen;

const RefundForm = ({ order, onDone }: { readonly order: OrderView; readonly onDone: (order: OrderView) => void }) => {
  const most = refundable(order);
  const [amount, setAmount] = useState((most / 100).toFixed(2));
  const [reason, setReason] = useState("");
  const keyFor = useActKey();
  const fen = parseYuan(amount);
  const problem = fen === null || fen < 1 ? "金额最多两位小数，例如 12.50" : fen > most ? `最多可退 ${formatFen(most)}` : null;
  const refunding = useMutation({
    mutationFn: (amountFen: number) => memberApi(paymentApi.refund, { id: order.id, amountFen, reason }, { key: keyFor(`${order.refundedFen} ${amountFen} ${reason}`) }),
    onSuccess: onDone,
  });
  const submit = async (): Promise<void> => {
    if (fen !== null && (await confirm("退款", `将退 ${formatFen(fen)} 给付款的食客，按原路退回，不能撤销。`, "退款"))) refunding.mutate(fen);
  };
  return (
    <>
      <Field label="退款金额（元）" id="refund-amount" kind="digit" value={amount} onChange={setAmount} maxLength={10} error={problem} />
      <Field label="退款原因" id="refund-reason" value={reason} onChange={setReason} placeholder="例如 菜品售罄" maxLength={60} error={refunding.error ? messageOf(refunding.error) : null} />
      <Button kind="danger" id="confirm-refund" busy={refunding.isPending} disabled={problem !== null || reason.trim().length < 2} onClick={() => void submit()}>
        退款
      </Button>
    </>
  );
};

/** An order as its shop sees it; the owner may refund it. */
export const ShopOrderView = ({ id }: { readonly id: string }) => {
  const client = useQueryClient();
  const [refunding, setRefunding] = useState(false);
  const { data: order, error, refetch } = useQuery({ queryKey: ["shop-order", id], queryFn: () => memberApi(paymentApi.get, { id }) });
  const done = (changed: OrderView): void => {
    client.setQueryData(["shop-order", id], changed);
    void client.invalidateQueries({ queryKey: ["shop-day"] });
    setRefunding(false);
    tell("退款已提交，将按原路退回");
  };
  return (
    <Screen>
      {order ? <Receipt order={order} /> : error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : <Skeleton shape="card" count={2} />}
      {order ? <ReviewReply key={order.review?.text} order={order} onChanged={(changed) => client.setQueryData(["shop-order", id], changed)} /> : null}
      {order?.abilities.includes("refund") ? (
        <Button kind="secondary" onClick={() => setRefunding(true)} id="refund">
          退款
        </Button>
      ) : null}
      <Sheet open={refunding} title="退款" onClose={() => setRefunding(false)}>
        {order && refunding ? <RefundForm order={order} onDone={done} /> : null}
      </Sheet>
      <IdentitySheet />
    </Screen>
  );
};
