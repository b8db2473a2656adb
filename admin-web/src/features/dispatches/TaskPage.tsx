import { Card, Descriptions, Skeleton, Steps } from "antd";
import { Link, useParams } from "react-router-dom";
import { dispatchApi, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { TASK_MOVE_LABELS, type TaskState } from "@sunshine/domain/dispatches/dispatch.states";
import { TASK_SOURCE_LABELS, type TaskSource } from "@sunshine/domain/dispatches/dispatch.vocabulary";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { useRead } from "../../platform/query";
import { PageHead } from "../../ui/PageHead";
import { ErrorState } from "../../ui/States";
import { EvidenceStrip } from "../evidence/EvidenceStrip";
import { useMayCommand } from "../officers/officer.hooks";
import { useTownName } from "../regions/region.hooks";
import { TaskActions } from "./TaskActions";
import { TaskThread } from "./TaskThread";
import { SceneClock, TaskStateTag, UrgencyTag } from "./task.columns";

const WAY: readonly { readonly state: TaskState; readonly title: string; readonly move: string }[] = [
  { state: "waiting", title: "下达", move: "raise" },
  { state: "assigned", title: "指派", move: "assign" },
  { state: "accepted", title: "接受", move: "accept" },
  { state: "on_the_way", title: "出发", move: "depart" },
  { state: "on_scene", title: "到场", move: "arrive" },
  { state: "done", title: "办结", move: "finish" },
];

/** How far the task has come 进度. */
const Way = ({ view: { state, steps } }: { view: TaskView }): React.JSX.Element => (
  <Steps
    size="small"
    current={WAY.findIndex((one) => one.state === state)}
    {...(state === "cancelled" && { status: "error" as const })}
    items={WAY.map(({ title, move }) => {
      const last = steps.findLast((step) => step.move === move);
      return { title, content: last && <span className="tabular faint">{formatInstant(new Date(last.at)).slice(5)}</span> };
    })}
  />
);

const SOURCE_PATHS: Partial<Record<TaskSource, string>> = { complaint: "/complaints/", rectification: "/rectifications/" };

const Source = ({ source: { kind, ref } }: Pick<TaskView, "source">): React.JSX.Element => {
  const path = SOURCE_PATHS[kind];
  return path && ref !== null ? <Link to={`${path}${ref}`}>{TASK_SOURCE_LABELS[kind]}</Link> : <>{TASK_SOURCE_LABELS[kind]}</>;
};

/** A task at a shop, on the scene: the inspection that finishes it. */
const visitToMake = ({ id, establishmentId, abilities }: TaskView) =>
  establishmentId !== null && abilities.includes("finish") ? [{ key: "make-visit", label: "检查", children: <Link to={`/inspections/new?establishment=${establishmentId}&task=${id}`}>登记检查，提交后任务一并办结</Link> }] : [];

const Facts = ({ view }: { view: TaskView }): React.JSX.Element => {
  const townName = useTownName();
  const { arrivedAtPlace: stood } = view;
  const items = [
    { key: "what", label: "任务内容", span: 2, children: view.what },
    { key: "place", label: "地点", children: view.establishmentId ? <Link to={`/establishments/${view.establishmentId}`}>{view.placeName}</Link> : view.placeName },
    { key: "address", label: "地址", children: `${townName(view.townCode)} ${view.address ?? ""}` },
    { key: "source", label: "来源", children: <Source source={view.source} /> },
    { key: "raised", label: "下达", children: `${view.raisedBy}，${formatInstant(new Date(view.raisedAt))}` },
    { key: "who", label: "承办人", children: view.assignee?.name ?? "未指派" },
    { key: "promise", label: "到场承诺", children: `${view.onSceneMinutes} 分钟，${formatInstant(new Date(view.sceneBy))}前` },
    ...(stood ? [{ key: "stood", label: "到场位置", children: stood.distanceM === null ? "已记录位置" : `距任务地点 ${stood.distanceM} 米` }] : []),
    ...(view.result ? [{ key: "result", label: "处置结果", span: 2, children: view.result }] : []),
    ...(view.inspectionId ? [{ key: "visit", label: "检查记录", children: <Link to={`/inspections/${view.inspectionId}`}>查看检查记录</Link> }] : []),
    ...visitToMake(view),
    ...(view.evidence.length > 0 ? [{ key: "evidence", label: "现场照片", span: 2, children: <EvidenceStrip evidence={view.evidence} /> }] : []),
  ];
  return <Card title="任务"><Way view={view} /><Descriptions className="task-facts" column={2} items={items} /></Card>;
};

const History = ({ steps }: Pick<TaskView, "steps">): React.JSX.Element => (
  <Card title="过程">
    <ol className="reminders">
      {steps.toReversed().map(({ at, move, by, text }, index) => (
        <li key={`${at}-${index}`}><i aria-hidden /><div><div>{move === "raise" ? "下达" : TASK_MOVE_LABELS[move]}{text && `：${text}`}</div><small className="faint tabular">{by} · {formatInstant(new Date(at))}</small></div></li>
      ))}
    </ol>
  </Card>
);

/** The thread is between the centre and the officer; others of the town do not read it. */
const Thread = ({ view }: { view: TaskView }): React.JSX.Element | null => {
  const mayCommand = useMayCommand();
  return mayCommand || view.mine ? <Card title="任务沟通"><TaskThread taskId={view.id} maySpeak={view.abilities.includes("message")} /></Card> : null;
};

/** One task 现场任务 with its clock and its steps. */
export const TaskPage = (): React.JSX.Element => {
  const { id = "" } = useParams();
  const { data: view, error, refetch } = useRead(dispatchApi.get, { id });
  if (error && !view) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!view) return <Skeleton active paragraph={{ rows: 14 }} className="page-skeleton" />;
  return (
    <>
      <PageHead
        back={{ to: "/dispatches", label: "现场任务" }}
        title={<span className="tabular">{view.number}</span>}
        note={<span className="head-facts"><UrgencyTag urgency={view.urgency} /><TaskStateTag state={view.state} /><SceneClock task={view} /></span>}
        actions={<TaskActions task={view} />}
      />
      <div className="detail-grid">
        <div className="detail-main"><Facts view={view} /></div>
        <aside className="detail-side"><Thread view={view} /><History steps={view.steps} /></aside>
      </div>
    </>
  );
};
