import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { TASK_STATE_LABELS } from "@sunshine/domain/dispatches/dispatch.states";
import { useRead } from "../../../../platform/query";
import { RowButton } from "../RowButton";

interface Props {
  readonly sourceRef?: string;
  readonly establishmentId?: string;
}

/** Tasks that run for this record 相关任务. */
export const RunningTask = ({ sourceRef, establishmentId }: Props): React.JSX.Element | null => {
  const { data } = useRead(dispatchApi.list, { open: true, limit: 5, ...(sourceRef && { sourceRef }), ...(establishmentId && { establishmentId }) }, { every: 60_000, keep: true });
  if (!data || data.rows.length === 0) return null;
  return (
    <>
      <h3>进行中的任务</h3>
      <ol className="side-rows">{data.rows.map((task) => <RowButton key={task.id} panel={{ kind: "record", record: { kind: "task", id: task.id } }} title={task.number} tag={TASK_STATE_LABELS[task.state]} text={`${task.assignee?.name ?? "未指派"} · ${task.what}`} />)}</ol>
    </>
  );
};
