import { CheckCircleFilled, CloseCircleFilled, ReloadOutlined } from "@ant-design/icons";
import { App, Button, Card, Skeleton, Table, type TableProps } from "antd";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { messageOf } from "../../platform/api-error";
import { useAct, useRead } from "../../platform/query";
import { shortInstant } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { EmptyState, ErrorState } from "../../ui/States";
import { SentMessages } from "../notices/SentMessages";

type Health = OutputOf<typeof insightApi.health>;
type Parked = Health["parked"][number];

const columns = (onRetry: (id: number) => void): NonNullable<TableProps<Parked>["columns"]> => [
  { title: "事件", dataIndex: "event", render: (event: string) => <code className="cell-value">{event}</code> },
  { title: "处理环节", dataIndex: "subscriber", render: (subscriber: string) => <code className="cell-value">{subscriber}</code> },
  { title: "已尝试", key: "attempts", width: 90, align: "right", render: (_, { attempts }) => <span className="tabular">{attempts} 次</span> },
  { title: "最近一次的错误", dataIndex: "error", render: (error: string) => <span className="cell-error">{error}</span> },
  { title: "时间", key: "at", width: 150, render: (_, { at }) => <span className="tabular">{shortInstant(at)}</span> },
  { title: "操作", key: "act", width: 110, render: (_, { id }) => <Button size="small" icon={<ReloadOutlined />} onClick={() => onRetry(id)}>重新处理</Button> },
];

const Source = ({ source: { label, ok, detail, lastAt } }: { source: Health["sources"][number] }): React.JSX.Element => (
  <div className={ok ? "health-tile" : "health-tile is-bad"}>
    <div className="health-name">{ok ? <CheckCircleFilled className="good-text" /> : <CloseCircleFilled className="bad-text" />} {label}</div>
    <div className="health-state">{ok ? "正常" : "异常"}</div>
    <div className="faint">{detail}</div>
    {lastAt && <div className="faint tabular">最近 {shortInstant(lastAt)}</div>}
  </div>
);

/** Whether each source is alive, and events that could not be handled 运行状况. */
export const SystemHealthPage = (): React.JSX.Element => {
  const { message } = App.useApp();
  const { data, error, refetch, isFetching } = useRead(insightApi.health, {}, { every: 15_000 });
  const retry = useAct(insightApi.retryParked, { touches: ["/insights/health"], onDone: () => void message.success("已重新交付处理，结果稍后更新") });
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} className="page-skeleton" />;
  return (
    <>
      <PageHead title="运行状况" note="每 15 秒自动更新" actions={<Button icon={<ReloadOutlined />} loading={isFetching} onClick={() => void refetch()}>立即更新</Button>} />
      <div className="health-grid">{data.sources.map((source) => <Source key={source.source} source={source} />)}</div>
      <Card className="list-card card-after" title="搁置的事件" extra={<span className="faint">多次处理失败后搁置，排除原因后可以重新处理，不会重复生效</span>}>
        <Table<Parked> rowKey="id" size="middle" pagination={false} columns={columns((id) => retry.mutate({ id }, { onError: (failure) => void message.error(messageOf(failure)) }))} dataSource={data.parked} locale={{ emptyText: <EmptyState icon={<CheckCircleFilled className="good-text" />} title="没有搁置的事件" text="所有事件都已处理。" /> }} />
      </Card>
      <SentMessages />
    </>
  );
};
