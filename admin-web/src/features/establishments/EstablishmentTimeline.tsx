import { AuditOutlined, CarOutlined, CommentOutlined, FileDoneOutlined, FileTextOutlined, QrcodeOutlined, SmileOutlined, TeamOutlined, WalletOutlined } from "@ant-design/icons";
import { Skeleton } from "antd";
import { useState, type ReactNode } from "react";
import { Link } from "react-router-dom";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { useRead } from "../../platform/query";
import { useSession } from "../../platform/session";
import { EmptyState, ErrorState } from "../../ui/States";
import { Timeline, type TimelineItem } from "../../ui/Timeline";

type Entry = OutputOf<typeof establishmentApi.timeline>["rows"][number];

const ICONS: Record<Entry["kind"], ReactNode> = {
  archive: <FileTextOutlined />,
  inspection: <AuditOutlined />,
  grade: <SmileOutlined />,
  code: <QrcodeOutlined />,
  people: <TeamOutlined />,
  payment: <WalletOutlined />,
  complaint: <CommentOutlined />,
  task: <CarOutlined />,
  mending: <FileDoneOutlined />,
};

/** Where more is shown: officers go to the record, the shop to the page that it has of it. */
export const timelineLink = (link: string | null, isOfficer: boolean): string | null => {
  if (!link?.startsWith("/")) return null;
  if (isOfficer || link.startsWith("/rectifications/")) return link;
  return link.startsWith("/complaints/") ? "/complaints" : null;
};

const itemOf = (entry: Entry, index: number, to: string | null): TimelineItem => ({
  key: `${entry.at}-${index}`,
  at: entry.at,
  kind: entry.kind,
  icon: ICONS[entry.kind],
  title: to === null ? entry.title : <Link to={to}>{entry.title}</Link>,
  text: entry.lines.length > 0 && entry.lines.map((line, at) => <div key={at}>{line}</div>),
  by: entry.by,
});

const STEP = 30;
const MOST = 200;

/** Everything that has happened to a shop 时间线, newest first. */
export const EstablishmentTimeline = ({ establishmentId }: { establishmentId: string }): React.JSX.Element => {
  const [limit, setLimit] = useState(STEP);
  const isOfficer = useSession().me.kind === "officer";
  const { data, error, refetch } = useRead(establishmentApi.timeline, { id: establishmentId, limit }, { keep: true });
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (data.rows.length === 0) return <EmptyState title="还没有记录" text="档案修改、检查、等级变化、投诉、任务和责令整改会按时间列在这里。" />;
  return <Timeline items={data.rows.map((entry, index) => itemOf(entry, index, timelineLink(entry.link, isOfficer)))} more={data.next !== null && limit < MOST ? () => setLimit(Math.min(MOST, limit + STEP)) : null} />;
};
