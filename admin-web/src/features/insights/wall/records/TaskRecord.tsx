import { lazy, Suspense, useState } from "react";
import { dispatchApi, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { TASK_MOVE_LABELS, TASK_STATE_LABELS } from "@sunshine/domain/dispatches/dispatch.states";
import { TASK_SOURCE_LABELS, URGENCY_LABELS } from "@sunshine/domain/dispatches/dispatch.vocabulary";
import { formatDistance } from "@sunshine/domain/kernel/coordinates";
import { formatTime } from "@sunshine/domain/kernel/day";
import { useNow } from "../../../../platform/clock";
import { useRead } from "../../../../platform/query";
import { runningClock } from "../../../dispatches/running-clock";
import { TaskThread } from "../../../dispatches/TaskThread";
import { useTownName } from "../../../regions/region.hooks";
import { useWall, type Panel } from "../wall-state";
import { Acts, ConsoleLink, Facts, Head, Loading, type Fact } from "./Record";

const AssignDialog = lazy(async () => ({ default: (await import("../../../dispatches/AssignDialog")).AssignDialog }));
const WithdrawDialog = lazy(async () => ({ default: (await import("../../../dispatches/WithdrawDialog")).WithdrawDialog }));

type Dialog = "assign" | "recall" | "cancel";

const SOURCES = { complaint: "case", rectification: "order", anomaly: "cluster", manual: null } as const;

const sourcePanel = ({ source: { kind, ref } }: TaskView): Panel | null => {
  const record = SOURCES[kind];
  return record === null || ref === null ? null : { kind: "record", record: { kind: record, id: ref } };
};

const Clock = ({ view }: { view: TaskView }): React.JSX.Element => {
  const clock = runningClock(view, useNow(1_000));
  return (
    <p className={`task-clock tone-${clock.tone}`}>
      <b className="tabular">{clock.text}</b>
      <small>承诺 {view.onSceneMinutes} 分钟到场 · 应于 {formatTime(new Date(view.sceneBy))} 前</small>
    </p>
  );
};

const Steps = ({ steps }: Pick<TaskView, "steps">): React.JSX.Element => (
  <ol className="task-steps">
    {steps.map(({ at, move, by, text }) => <li key={`${at}${move}`}><time className="tabular">{formatTime(new Date(at))}</time><span>{move === "raise" ? "下达" : TASK_MOVE_LABELS[move]} · {by}{text && move !== "raise" && <small>{text}</small>}</span></li>)}
  </ol>
);

const factsOf = (view: TaskView, town: string): (Fact | null)[] => [
  { label: "执行", value: view.assignee?.name ?? "未指派", ...(view.assignee === null && { tone: "bad" }) },
  { label: "地点", value: `${town} ${view.address ?? ""}` },
  { label: "来源", value: `${TASK_SOURCE_LABELS[view.source.kind]} · ${view.raisedBy}下达` },
  view.arrivedAtPlace && { label: "到场位置", value: view.arrivedAtPlace.distanceM === null ? "已记录" : `距任务地点 ${formatDistance(view.arrivedAtPlace.distanceM)}` },
  view.result === null ? null : { label: "结果", value: view.result },
];

/** What may be done with it now; the server says which. */
const TaskActs = ({ view, onAct }: { view: TaskView; onAct: (dialog: Dialog) => void }): React.JSX.Element => {
  const { act } = useWall();
  const source = sourcePanel(view);
  const { abilities, establishmentId } = view;
  return (
    <Acts>
      {abilities.includes("assign") && <button type="button" data-raise className="wall-act is-main" onClick={() => onAct("assign")}>{view.assignee ? "改派" : "指派"}<kbd>C</kbd></button>}
      {abilities.includes("recall") && <button type="button" className="wall-act" onClick={() => onAct("recall")}>撤回指派</button>}
      {abilities.includes("cancel") && <button type="button" className="wall-act is-bad" onClick={() => onAct("cancel")}>取消任务</button>}
      {source && <button type="button" className="wall-act" onClick={() => act({ type: "open", panel: source })}>查看来源</button>}
      {establishmentId && <button type="button" className="wall-act" onClick={() => act({ type: "open", panel: { kind: "record", record: { kind: "shop", id: establishmentId } } })}>查看单位</button>}
      <ConsoleLink to={`/dispatches/${view.id}`}>打开任务页</ConsoleLink>
    </Acts>
  );
};

const Task = ({ view }: { view: TaskView }): React.JSX.Element => {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const townName = useTownName();
  const close = (): void => setDialog(null);
  return (
    <>
      <Head kicker={`${URGENCY_LABELS[view.urgency]}任务 ${view.number}`} title={view.placeName} tag={TASK_STATE_LABELS[view.state]} tone={view.urgency === "emergency" ? "bad" : "calm"} />
      <Clock view={view} />
      <p className="task-what">{view.what}</p>
      <Facts facts={factsOf(view, townName(view.townCode))} />
      <TaskActs view={view} onAct={setDialog} />
      <h3>沟通</h3>
      <TaskThread taskId={view.id} maySpeak={view.abilities.includes("message")} />
      <h3>经过</h3>
      <Steps steps={view.steps} />
      <Suspense>
        {dialog === "assign" && <AssignDialog task={view} onClose={close} />}
        {(dialog === "recall" || dialog === "cancel") && <WithdrawDialog task={view} act={dialog} onClose={close} />}
      </Suspense>
    </>
  );
};

export const TaskRecord = ({ id }: { id: string }): React.JSX.Element => <Loading read={useRead(dispatchApi.get, { id }, { every: 60_000 })}>{(view) => <Task view={view} />}</Loading>;
