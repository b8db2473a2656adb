import { Text, View } from "@tarojs/components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { dispatchApi, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { TASK_MOVE_LABELS, TASK_STATE_LABELS } from "@sunshine/domain/dispatches/dispatch.states";
import { TASK_SOURCE_LABELS, URGENCY_LABELS } from "@sunshine/domain/dispatches/dispatch.vocabulary";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { now } from "../../platform/clock";
import { go } from "../../platform/navigate";
import { officerApi } from "../../platform/officer-api";
import { useLive } from "../../platform/use-live";
import { showWay } from "../../platform/way-there";
import { Button } from "../../ui/Button";
import { Card, Entry, Fact } from "../../ui/Card";
import { Screen } from "../../ui/Screen";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { EvidenceRow } from "../evidence/EvidenceRow";
import { fetchAhead } from "../inspections/begin";
import { OfficerGate } from "../officers/OfficerGate";
import { TaskActions } from "./TaskActions";
import { arrivalInWords, clockInWords, TASK_NEWS, URGENCY_TONES } from "./task-words";
import { Thread } from "./Thread";

const Where = ({ task: { lng, lat, placeName, address, establishmentId } }: { readonly task: TaskView }) => (
  <>
    {address ? <Fact label="地址">{address}</Fact> : null}
    {lng !== null && lat !== null ? (
      <Button kind="secondary" size="small" id="navigate" onClick={() => showWay({ lng, lat, name: placeName })}>
        导航到现场
      </Button>
    ) : null}
    {establishmentId ? <Entry title="单位的公示页和历次检查" icon="shop" id="task-shop" onClick={() => go("shop", { id: establishmentId })} /> : null}
  </>
);

const SOURCE_ROUTES = { complaint: "officerCase", rectification: "review" } as const;

/** The case or the order that the task comes from. */
const Source = ({ source: { kind, ref } }: Pick<TaskView, "source">) => {
  const route = kind === "complaint" || kind === "rectification" ? SOURCE_ROUTES[kind] : null;
  return route && ref ? <Entry title={kind === "complaint" ? "查看投诉举报案卷" : "查看责令整改"} icon="list" id="task-source" onClick={() => go(route, { id: ref })} /> : null;
};

const Head = ({ task }: { readonly task: TaskView }) => (
  <View className="card">
    <View className="case-row__head">
      <Text className="page-title">{task.placeName}</Text>
      <Tag tone={URGENCY_TONES[task.urgency]}>{URGENCY_LABELS[task.urgency]}</Tag>
    </View>
    <Text className="secondary">{`${task.number} · ${TASK_SOURCE_LABELS[task.source.kind]} · ${TASK_STATE_LABELS[task.state]}`}</Text>
    <Text className="statement">{task.what}</Text>
    <Text className={`statement ${task.promiseKept === true ? "statement--good" : "statement--notice"}`}>{clockInWords(task, now())}</Text>
    {task.arrivedAtPlace ? <Fact label="到场位置">{arrivalInWords(task.arrivedAtPlace)}</Fact> : null}
    <Where task={task} />
    <Source source={task.source} />
  </View>
);

const Result = ({ task: { result, evidence, inspectionId } }: { readonly task: TaskView }) => {
  if (!result) return null;
  return (
    <Card title="处置结果" icon="check">
      <Text className="statement">{result}</Text>
      <EvidenceRow evidence={evidence} as="officer" />
      {inspectionId ? <Entry title="查看检查记录" icon="list" id="task-inspection" onClick={() => go("inspected", { id: inspectionId })} /> : null}
    </Card>
  );
};

const Steps = ({ steps }: Pick<TaskView, "steps">) => (
  <Card title="经过" icon="history">
    {[...steps].reverse().map(({ at, move, by, text }) => (
      <View key={at + move} className="line">
        <View className="line__dot" />
        <View className="line__words">
          <Text className="line__title">{move === "raise" ? "下达" : TASK_MOVE_LABELS[move]}</Text>
          {text ? <Text className="line__text">{text}</Text> : null}
          <Text className="secondary">{`${formatInstant(new Date(at))} · ${by}`}</Text>
        </View>
      </View>
    ))}
  </Card>
);

/** Whoever is on the way may lose the signal before the door. */
const usePackAhead = (task: TaskView | undefined): void => {
  const shop = task?.mine && task.state !== "assigned" && task.abilities.length > 0 ? task.establishmentId : null;
  const id = task?.id;
  useEffect(() => {
    if (shop && id) fetchAhead(shop, id).catch(() => undefined);
  }, [shop, id]);
};

const Task = ({ id }: { readonly id: string }) => {
  const client = useQueryClient();
  const { data: task, error, refetch } = useQuery({ queryKey: ["officer", "task", id], queryFn: () => officerApi(dispatchApi.get, { id }) });
  useLive({ names: TASK_NEWS, as: "officer", onNews: () => void client.invalidateQueries({ queryKey: ["officer", "task", id] }) });
  usePackAhead(task);
  const changed = (next: TaskView): void => {
    client.setQueryData(["officer", "task", id], next);
    void client.invalidateQueries({ queryKey: ["officer", "tasks"] });
  };
  if (!task) return error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : <Skeleton shape="card" count={2} />;
  const { establishmentId } = task;
  return (
    <>
      <Head task={task} />
      <Result task={task} />
      <TaskActions task={task} onChanged={changed} onInspect={establishmentId ? () => go("inspect", { shop: establishmentId, task: id }) : null} />
      <Thread task={task} />
      <Steps steps={task.steps} />
    </>
  );
};

/** One task of an officer 任务: where, by when, what next, and the talk about it. */
export const TaskPageView = ({ id }: { readonly id: string }) => (
  <Screen>
    <OfficerGate>
      <Task id={id} />
    </OfficerGate>
  </Screen>
);
