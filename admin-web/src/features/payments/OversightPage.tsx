import { Card, DatePicker, Skeleton, type TableProps } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useEffect, useState } from "react";
import { Link } from "react-router-dom";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { addDays } from "@sunshine/domain/kernel/day";
import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { useToday } from "../../platform/clock";
import { useRead } from "../../platform/query";
import { useUrlFilters } from "../../platform/query-filters";
import { Bars } from "../../ui/Bars";
import { KeyPagedTable } from "../../ui/KeyPagedTable";
import { count, yuan } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { EmptyState, ErrorState } from "../../ui/States";
import { StatTile } from "../../ui/StatTile";
import { useTownName } from "../regions/region.hooks";

type Oversight = OutputOf<typeof paymentApi.oversight>;
type Row = Oversight["rows"][number];

const LIMIT = 20;

const columns = (townName: (code: string) => string): NonNullable<TableProps<Row>["columns"]> => [
  { title: "单位名称", key: "shop", render: (_, { establishmentId, establishmentName }) => <Link to={`/establishments/${establishmentId}`}>{establishmentName}</Link> },
  { title: "乡镇", key: "town", width: 120, render: (_, { townCode }) => townName(townCode) },
  { title: "支付笔数", key: "orders", width: 110, align: "right", render: (_, { orders }) => <span className="tabular">{count(orders)}</span> },
  { title: "支付金额", key: "paid", width: 140, align: "right", render: (_, { paidFen }) => <span className="tabular">{yuan(paidFen)}</span> },
  { title: "退款笔数", key: "refunds", width: 110, align: "right", render: (_, { refunds }) => <span className="tabular">{count(refunds)}</span> },
  { title: "退款金额", key: "refunded", width: 140, align: "right", render: (_, { refundedFen }) => <span className="tabular">{yuan(refundedFen)}</span> },
  { title: "异常", key: "anomalies", width: 90, align: "right", render: (_, { anomalies }) => <span className={anomalies > 0 ? "tabular bad-text" : "tabular"}>{count(anomalies)}</span> },
];

const Totals = ({ totals }: Pick<Oversight, "totals">): React.JSX.Element => (
  <div className="stat-row">
    <StatTile label="有支付的单位" value={count(totals.shops)} unit="户" />
    <StatTile label="支付笔数" value={count(totals.orders)} unit="笔" />
    <StatTile label="支付金额" value={yuan(totals.paidFen)} note="直接进入各单位的商户号" />
    <StatTile label="退款" value={count(totals.refunds)} unit="笔" note={yuan(totals.refundedFen)} />
    <StatTile label="异常" value={count(totals.anomalies)} unit="笔" tone={totals.anomalies > 0 ? "bad" : "plain"} note="关闭后到账或金额不符" />
  </div>
);

const RowsTable = ({ data, places, go, fetching }: { data: Oversight; places: readonly string[]; go: (places: readonly string[]) => void; fetching: boolean }): React.JSX.Element => {
  const townName = useTownName();
  const { next } = data;
  const paged = {
    rows: data.rows, total: undefined, page: places.length + 1, limit: LIMIT, loading: false, fetching, error: null, reload: () => undefined,
    forward: next === null ? null : () => go([...places, next]),
    back: places.length === 0 ? null : () => go(places.slice(0, -1)),
  };
  return <KeyPagedTable label="各单位支付情况" paged={paged} columns={columns(townName)} rowKey="establishmentId" unit="户" empty={<EmptyState title="这段时间没有支付" text="顾客扫码付款后，这里按单位列出笔数与金额。" />} />;
};

/** Payments for oversight 支付情况: counts and sums by shop, no person. */
export const OversightPage = (): React.JSX.Element => {
  const today = useToday();
  const filters = useUrlFilters(["from", "to"]);
  const from = filters.one("from") ?? addDays(today, -29);
  const to = filters.one("to") ?? today;
  const [places, setPlaces] = useState<readonly string[]>([]);
  useEffect(() => setPlaces([]), [from, to]);
  const after = places.at(-1);
  const { data, error, isFetching, refetch } = useRead(paymentApi.oversight, { from, to, limit: LIMIT, ...(after !== undefined && { after }) }, { keep: true });
  const setDays = (days: [Dayjs | null, Dayjs | null] | null): void => {
    const [start, end] = days ?? [];
    if (start && end) filters.load(new URLSearchParams({ from: start.format("YYYY-MM-DD"), to: end.format("YYYY-MM-DD") }).toString());
  };
  const presets = [{ label: "近 7 天", value: [dayjs(today).subtract(6, "day"), dayjs(today)] as [Dayjs, Dayjs] }, { label: "近 30 天", value: [dayjs(today).subtract(29, "day"), dayjs(today)] as [Dayjs, Dayjs] }];
  return (
    <>
      <PageHead title="支付情况" note="仅汇总笔数与金额，不含付款人信息；系统不经手资金" actions={<DatePicker.RangePicker aria-label="统计日期" allowClear={false} value={[dayjs(from), dayjs(to)]} maxDate={dayjs(today)} presets={presets} onChange={setDays} />} />
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 12 }} className="page-skeleton" />}
      {data && (
        <>
          <Totals totals={data.totals} />
          <Card className="card-after"><Bars title="每日支付笔数" bars={data.days.map(({ day, orders }) => ({ key: day, label: day.slice(5), value: orders, text: count(orders) }))} /></Card>
          <Card className="list-card card-after" title="按单位"><RowsTable data={data} places={places} go={setPlaces} fetching={isFetching} /></Card>
        </>
      )}
    </>
  );
};
