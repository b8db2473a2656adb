import { TASK_STATE_LABELS, UNACCEPTED_TASK_STATES } from "@sunshine/domain/dispatches/dispatch.states";
import type { TaskRow } from "@sunshine/domain/dispatches/dispatch.contract";
import { URGENCY_LABELS } from "@sunshine/domain/dispatches/dispatch.vocabulary";
import { useNow } from "../../../platform/clock";
import { runningClock } from "../../dispatches/running-clock";
import { draftByHand } from "../../dispatches/task-draft";
import { useTownName } from "../../regions/region.hooks";
import { Tile } from "./Tile";
import { useMayCommand } from "./use-may-command";
import { moveIn } from "./wall-keys";
import { useWall } from "./wall-state";

const isUnaccepted = ({ state }: TaskRow): boolean => UNACCEPTED_TASK_STATES.includes(state);

/** Nobody has it: pinned on top, the one that has waited longest first; then those under way by their promise. */
export const inQueueOrder = (tasks: readonly TaskRow[]): TaskRow[] =>
  [...tasks].sort((a, b) => Number(isUnaccepted(b)) - Number(isUnaccepted(a)) || (isUnaccepted(a) ? (a.acceptBy ?? "").localeCompare(b.acceptBy ?? "") : a.sceneBy.localeCompare(b.sceneBy)));

const Row = ({ task, now }: { task: TaskRow; now: Date }): React.JSX.Element => {
  const { act } = useWall();
  const townName = useTownName();
  const clock = runningClock(task, now);
  return (
    <li className={isUnaccepted(task) ? "queue-row is-pinned" : "queue-row"}>
      <button type="button" data-item onClick={() => act({ type: "open", panel: { kind: "record", record: { kind: "task", id: task.id } } })}>
        <span className="queue-head">
          <b>{task.placeName}</b>
          {task.urgency !== "routine" && <em className={`urgency is-${task.urgency}`}>{URGENCY_LABELS[task.urgency]}</em>}
        </span>
        <span className={`queue-clock tabular tone-${clock.tone}`}>{clock.text}</span>
        <small className="queue-what">{task.what}</small>
        <small className="queue-who">{task.assignee ? `${task.assignee.name} · ${TASK_STATE_LABELS[task.state]}` : TASK_STATE_LABELS[task.state]} · {townName(task.townCode)}</small>
      </button>
    </li>
  );
};

interface Props {
  readonly tasks: readonly TaskRow[] | undefined;
  readonly asOf: string | undefined;
}

/** Tasks that run 任务队列, with the on-scene clock of each against the town's promise. */
export const QueuePanel = ({ tasks, asOf }: Props): React.JSX.Element => {
  const now = useNow(1_000);
  const { act } = useWall();
  const mayCommand = useMayCommand();
  const rows = inQueueOrder(tasks ?? []);
  return (
    <Tile title="任务队列" asOf={asOf} className="tile-queue" extra={mayCommand && <button type="button" className="tile-act" onClick={() => act({ type: "raise", draft: draftByHand() })}>下达任务<kbd>C</kbd></button>}>
      {!tasks && <p className="wall-quiet">正在读取任务</p>}
      {tasks?.length === 0 && <p className="wall-quiet">现在没有进行中的任务。可由投诉举报、预警、超期整改下达，或按 C 直接下达。</p>}
      <ol
        className="queue"
        data-focus="queue"
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          moveIn(event.currentTarget, document.activeElement, event.key === "ArrowDown" ? 1 : -1);
        }}
      >
        {rows.map((task) => <Row key={task.id} task={task} now={now} />)}
      </ol>
    </Tile>
  );
};
