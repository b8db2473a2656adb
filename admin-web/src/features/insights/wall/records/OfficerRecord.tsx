import { OFFICER_ROLE_LABELS } from "@sunshine/domain/accounts/actor";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { TASK_STATE_LABELS } from "@sunshine/domain/dispatches/dispatch.states";
import { formatTime } from "@sunshine/domain/kernel/day";
import { useRead } from "../../../../platform/query";
import { RowButton } from "../RowButton";
import { Facts, Head, Loading } from "./Record";

const Tasks = ({ officerId }: { officerId: string }): React.JSX.Element => {
  const { data } = useRead(dispatchApi.list, { open: true, assigneeId: officerId, limit: 20 }, { every: 60_000 });
  if (data?.rows.length === 0) return <p className="wall-quiet">现在空闲，没有在手任务。</p>;
  return (
    <>
      <h3>在手任务</h3>
      <ol className="side-rows">{(data?.rows ?? []).map((task) => <RowButton key={task.id} panel={{ kind: "record", record: { kind: "task", id: task.id } }} title={task.placeName} tag={TASK_STATE_LABELS[task.state]} text={`${task.number} · ${task.what}`} />)}</ol>
    </>
  );
};

/** An officer on duty 在岗人员: what is at hand, and the last place while it is shared. */
export const OfficerRecord = ({ id }: { id: string }): React.JSX.Element => (
  <Loading read={useRead(dutyApi.onDuty, {}, { every: 60_000 })}>
    {({ rows }) => {
      const present = rows.find(({ officer }) => officer.id === id);
      if (!present) return <p className="wall-quiet">这位人员已经离岗，位置不再显示。</p>;
      const { officer, role, station, since, place } = present;
      return (
        <>
          <Head kicker={OFFICER_ROLE_LABELS[role]} title={officer.name} tag="在岗" tone="there" />
          <Facts facts={[{ label: "单位", value: station ?? "县局" }, { label: "上岗", value: formatTime(new Date(since)) }, { label: "位置", value: place ? `${formatTime(new Date(place.at))} 更新` : "未共享" }]} />
          <Tasks officerId={id} />
        </>
      );
    }}
  </Loading>
);
