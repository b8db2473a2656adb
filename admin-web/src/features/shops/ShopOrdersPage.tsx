import { Button, Card, DatePicker, Select, Tag, Tooltip, type TableProps } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import type { Day } from "@sunshine/domain/kernel/day";
import { paymentApi, type OrderView } from "@sunshine/domain/payments/payment.contract";
import { ORDER_STATE_LABELS, REFUND_STATE_LABELS, type OrderState } from "@sunshine/domain/payments/payment.states";
import { useToday } from "../../platform/clock";
import { usePages } from "../../platform/pages";
import { useRead } from "../../platform/query";
import { KeyPagedTable } from "../../ui/KeyPagedTable";
import { count, shortInstant, yuan } from "../../ui/options";
import { EmptyState } from "../../ui/States";
import { StatTile } from "../../ui/StatTile";
import { RefundDialog } from "./RefundDialog";
import { ShopFrame } from "./ShopFrame";

const COLOURS: Record<OrderState, string> = { created: "default", prepaid: "default", paid: "green", closed: "default", failed: "red" };

const Reviewed = ({ review }: Pick<OrderView, "review">): React.JSX.Element =>
  review ? <Tooltip title={review.text || "未写评语"}><span className="tabular">{review.stars} 星</span></Tooltip> : <span className="faint">—</span>;

const columns = (onRefund: (order: OrderView) => void): NonNullable<TableProps<OrderView>["columns"]> => [
  { title: "时间", key: "at", width: 90, render: (_, { createdAt, paidAt }) => <span className="tabular">{shortInstant(paidAt ?? createdAt).slice(11)}</span> },
  { title: "订单号", key: "number", width: 240, render: (_, { number }) => <span className="tabular">{number}</span> },
  { title: "位置", dataIndex: "place", width: 130 },
  { title: "金额", key: "amount", width: 110, align: "right", render: (_, { amountFen }) => <b className="tabular">{yuan(amountFen)}</b> },
  { title: "状态", key: "state", width: 170, render: (_, { state, anomaly }) => <><Tag color={COLOURS[state]}>{ORDER_STATE_LABELS[state]}</Tag>{anomaly && <Tooltip title={anomaly}><Tag color="orange">请核对</Tag></Tooltip>}</> },
  { title: "退款", key: "refunds", width: 180, render: (_, { refunds }) => refunds.map(({ id, amountFen, state }) => <div key={id} className="tabular">{yuan(amountFen)} <small className="faint">{REFUND_STATE_LABELS[state]}</small></div>) },
  { title: "评价", key: "review", width: 80, render: (_, { review }) => <Reviewed review={review} /> },
  { title: "操作", key: "act", width: 80, render: (_, order) => order.abilities.includes("refund") && <Button size="small" onClick={() => onRefund(order)}>退款</Button> },
];

const DayFigures = ({ establishmentId, day }: { establishmentId: string; day: Day }): React.JSX.Element => {
  const { data } = useRead(paymentApi.takings, { establishmentId, day }, { keep: true });
  return (
    <div className="stat-row">
      <StatTile label="收款" value={data ? yuan(data.paidFen) : "—"} note={data && `${count(data.orders)} 笔`} />
      <StatTile label="退款" value={data ? yuan(data.refundedFen) : "—"} />
      <StatTile label="实收" value={data ? yuan(data.paidFen - data.refundedFen) : "—"} tone="good" />
    </div>
  );
};

const Orders = ({ establishmentId, day }: { establishmentId: string; day: Day }): React.JSX.Element => {
  const [state, setState] = useState<OrderState | null>(null);
  const [refunding, setRefunding] = useState<OrderView | null>(null);
  const paged = usePages(paymentApi.ofShop, { establishmentId, day, ...(state && { state }) });
  const states = (["paid", "prepaid", "closed"] as const).map((value) => ({ value, label: ORDER_STATE_LABELS[value] }));
  return (
    <Card className="list-card card-after" title="订单" extra={<Select allowClear aria-label="订单状态" placeholder="全部状态" style={{ width: 140 }} value={state} onChange={(value: OrderState | undefined) => setState(value ?? null)} options={states} />}>
      <KeyPagedTable label="订单" paged={paged} columns={columns(setRefunding)} rowKey="id" unit="笔" empty={<EmptyState title="这一天没有订单" text="顾客扫码付款后，订单会立即出现在这里。" />} />
      {refunding && <RefundDialog order={refunding} onClose={() => setRefunding(null)} />}
    </Card>
  );
};

/** Orders and takings of a day 订单与收款, live. */
export const ShopOrdersPage = (): React.JSX.Element => {
  const today = useToday();
  const [day, setDay] = useState<Day | null>(null);
  const shown = day ?? today;
  return (
    <ShopFrame title="订单与收款" actions={<DatePicker aria-label="日期" allowClear={false} value={dayjs(shown)} maxDate={dayjs(today)} onChange={(next) => setDay(next?.format("YYYY-MM-DD") ?? null)} />}>
      {({ establishmentId }) => (
        <>
          <DayFigures establishmentId={establishmentId} day={shown} />
          <Orders establishmentId={establishmentId} day={shown} />
        </>
      )}
    </ShopFrame>
  );
};
