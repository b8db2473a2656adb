import { Tag, type TableProps } from "antd";
import { Link } from "react-router-dom";
import type { TaskRow } from "@sunshine/domain/dispatches/dispatch.contract";
import { TASK_STATE_LABELS, type TaskState } from "@sunshine/domain/dispatches/dispatch.states";
import { TASK_SOURCE_LABELS, URGENCY_LABELS, type Urgency } from "@sunshine/domain/dispatches/dispatch.vocabulary";
import { useNow } from "../../platform/clock";
import { shortInstant } from "../../ui/options";
import { taskClock, type TaskClock } from "./task-clock";

const URGENCY_COLOURS: Record<Urgency, string> = { emergency: "red", urgent: "orange", routine: "default" };
const STATE_COLOURS: Record<TaskState, string> = { waiting: "orange", assigned: "gold", accepted: "blue", on_the_way: "blue", on_scene: "cyan", done: "green", cancelled: "default" };
const TONE_COLOURS: Record<TaskClock["tone"], string> = { within: "green", near: "orange", overdue: "red", done: "default" };

export const UrgencyTag = ({ urgency }: { urgency: Urgency }): React.JSX.Element => <Tag color={URGENCY_COLOURS[urgency]}>{URGENCY_LABELS[urgency]}</Tag>;
export const TaskStateTag = ({ state }: { state: TaskState }): React.JSX.Element => <Tag color={STATE_COLOURS[state]}>{TASK_STATE_LABELS[state]}</Tag>;

/** The clock against the promise 到场承诺, running. */
export const SceneClock = ({ task }: { task: Parameters<typeof taskClock>[0] }): React.JSX.Element => {
  const { text, tone } = taskClock(task, useNow(15_000));
  return <Tag className="tabular" color={TONE_COLOURS[tone]}>{text}</Tag>;
};

/** Columns of the list of tasks 任务. */
export const taskColumns = (townName: (code: string) => string): NonNullable<TableProps<TaskRow>["columns"]> => [
  { title: "编号", key: "number", width: 148, render: (_, { id, number }) => <Link className="tabular" to={`/dispatches/${id}`}>{number}</Link> },
  { title: "任务", key: "what", width: 236, render: (_, { what, urgency, source }) => <div className="cell-name task-what"><span><UrgencyTag urgency={urgency} />{what}</span><small className="faint">{TASK_SOURCE_LABELS[source.kind]}</small></div> },
  { title: "地点", key: "place", width: 160, render: (_, { placeName, establishmentId }) => (establishmentId ? <Link to={`/establishments/${establishmentId}`}>{placeName}</Link> : placeName) },
  { title: "乡镇", key: "town", width: 80, render: (_, { townCode }) => townName(townCode) },
  { title: "状态", key: "state", width: 120, render: (_, { state, escalation }) => <><TaskStateTag state={state} />{escalation > 0 && <Tag color="red">已上报</Tag>}</> },
  { title: "承办人", key: "who", width: 84, render: (_, { assignee, mine }) => (assignee ? <>{assignee.name}{mine && <span className="faint">（我）</span>}</> : <span className="faint">未指派</span>) },
  { title: "到场时限", key: "clock", width: 160, render: (_, row) => <SceneClock task={row} /> },
  { title: "下达时间", key: "raised", width: 136, render: (_, { raisedAt }) => <span className="tabular">{shortInstant(raisedAt)}</span> },
];
