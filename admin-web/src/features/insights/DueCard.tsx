import { CarOutlined, CheckCircleOutlined, CommentOutlined, FileDoneOutlined } from "@ant-design/icons";
import { Card, Skeleton, Tag } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { useNow, useToday } from "../../platform/clock";
import { useRead } from "../../platform/query";
import { count } from "../../ui/options";
import { EmptyState, ErrorState } from "../../ui/States";
import { StatTile } from "../../ui/StatTile";
import { dueWork, leftText, type DueWork } from "./due-work";

const MOST = 50;
const ICONS: Record<DueWork["kind"], ReactNode> = { case: <CommentOutlined />, task: <CarOutlined />, order: <FileDoneOutlined /> };

const Line = ({ work: { kind, to, title, place, what, until }, now }: { work: DueWork; now: number }): React.JSX.Element => (
  <li>
    <Link to={to} className="due-line">
      <span className="due-icon" aria-hidden>{ICONS[kind]}</span>
      <span className="due-words"><b className="tabular">{title}</b> {place}<small>{what}</small></span>
      <Tag className="tabular" color={until < now ? "red" : "orange"}>{leftText(until, now)}</Tag>
    </Link>
  </li>
);

/** What runs out today 今日到期, across cases, tasks and orders, in the order of the clock. */
export const DueCard = (): React.JSX.Element => {
  const today = useToday();
  const now = useNow(30_000).getTime();
  const cases = useRead(complaintApi.list, { open: "true", limit: MOST });
  const tasks = useRead(dispatchApi.list, { open: "true", limit: MOST });
  const orders = useRead(rectificationApi.list, { open: "true", limit: MOST });
  const all = [cases, tasks, orders];
  const error = all.find((one) => one.error && !one.data)?.error;
  if (error) return <Card title="今日到期"><ErrorState error={error} retry={() => all.forEach((one) => void one.refetch())} /></Card>;
  if (!cases.data || !tasks.data || !orders.data) return <Card title="今日到期" loading />;
  const due = dueWork({ cases: cases.data.rows, tasks: tasks.data.rows, orders: orders.data.rows }, today);
  return (
    <Card title={`今日到期 ${due.length} 件`} className="due-card">
      {due.length === 0 && <EmptyState icon={<CheckCircleOutlined />} title="今天没有到期的事项" text="案件、任务和责令整改到期或超期时，会按先后列在这里。" />}
      <ol>{due.map((work) => <Line key={work.key} work={work} now={now} />)}</ol>
    </Card>
  );
};

interface Tile {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly note: string;
  readonly to: string;
  readonly alarm?: boolean;
}

type Cases = OutputOf<typeof complaintApi.counts>;
type Tasks = OutputOf<typeof dispatchApi.counts>;
type Orders = OutputOf<typeof rectificationApi.counts>;

const tilesOf = (cases: Cases, tasks: Tasks, orders: Orders): Tile[] => [
  { label: "我承办的案件", value: cases.mine, unit: "件", note: `未分派 ${cases.unassigned} 件`, to: "/complaints?tab=mine" },
  { label: "超期案件", value: cases.overdue, unit: "件", note: `临期 ${cases.near} 件`, to: "/complaints?tab=overdue", alarm: cases.overdue > 0 },
  { label: "现场任务", value: tasks.open, unit: "项", note: `超时未到场 ${tasks.late} 项，我的 ${tasks.mine} 项`, to: "/dispatches", alarm: tasks.late > 0 },
  { label: "待核查的整改", value: orders.toReview, unit: "份", note: `延期待决定 ${orders.extensionsAsked} 份`, to: "/rectifications?tab=review" },
  { label: "超期未整改", value: orders.overdue, unit: "份", note: `临期 ${orders.near} 份`, to: "/rectifications?tab=overdue", alarm: orders.overdue > 0 },
];

/** The loop's own figures 待办数字, each with the list behind it. */
export const WorkTiles = (): React.JSX.Element => {
  const { data: cases } = useRead(complaintApi.counts, {});
  const { data: tasks } = useRead(dispatchApi.counts, {}, { every: 30_000 });
  const { data: orders } = useRead(rectificationApi.counts, {});
  if (!cases || !tasks || !orders) return <Skeleton active title={false} paragraph={{ rows: 2 }} className="page-skeleton" />;
  return (
    <div className="stat-row">
      {tilesOf(cases, tasks, orders).map(({ value, alarm = false, ...tile }) => <StatTile key={tile.label} {...tile} value={count(value)} tone={alarm ? "bad" : "plain"} />)}
    </div>
  );
};
