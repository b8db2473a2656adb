import { Text, View } from "@tarojs/components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { dispatchApi, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { TASK_MOVE_LABELS, TASK_STATE_LABELS } from "@sunshine/domain/dispatches/dispatch.states";
import { TASK_SOURCE_LABELS, URGENCY_LABELS } from "@sunshine/domain/dispatches/dispatch.vocabulary";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { now } from "../../platform/clock";
import { officerApi } from "../../platform/officer-api";
import { useLive } from "../../platform/use-live";
import { showWay } from "../../platform/way-there";
import { Button } from "../../ui/Button";
import { Card, Fact } from "../../ui/Card";
import { Screen } from "../../ui/Screen";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { OfficerGate } from "../officers/OfficerGate";
import { TaskActions } from "./TaskActions";
import { clockInWords, TASK_NEWS, URGENCY_TONES } from "./task-words";
import { Thread } from "./Thread";

const Head = ({ task }: { readonly task: TaskView }) => (
  <View className="card">
    <View className="case-row__head">
      <Text className="page-title">{task.placeName}</Text>
      <Tag tone={URGENCY_TONES[task.urgency]}>{URGENCY_LABELS[task.urgency]}</Tag>
    </View>
    <Text className="secondary">{`${task.number} · ${TASK_SOURCE_LABELS[task.source.kind]} · ${TASK_STATE_LABELS[task.state]}`}</Text>
    <Text className="statement">{task.what}</Text>
    <Text className="statement statement--notice">{clockInWords(task, now())}</Text>
    {task.address ? <Fact label="地址">{task.address}</Fact> : null}
    {task.result ? <Fact label="处置结果">{task.result}</Fact> : null}
    {task.lng !== null && task.lat !== null ? (
      <Button kind="secondary" size="small" id="navigate" onClick={() => showWay({ lng: task.lng ?? 0, lat: task.lat ?? 0, name: task.placeName })}>
        导航到现场
      </Button>
    ) : null}
  </View>
);

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

const Task = ({ id }: { readonly id: string }) => {
  const client = useQueryClient();
  const { data: task, error, refetch } = useQuery({ queryKey: ["officer", "task", id], queryFn: () => officerApi(dispatchApi.get, { id }) });
  useLive({ names: TASK_NEWS, as: "officer", onNews: () => void client.invalidateQueries({ queryKey: ["officer", "task", id] }) });
  const changed = (next: TaskView): void => {
    client.setQueryData(["officer", "task", id], next);
    void client.invalidateQueries({ queryKey: ["officer", "tasks"] });
  };
  if (!task) return error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : <Skeleton shape="card" count={2} />;
  return (
    <>
      <Head task={task} />
      <TaskActions task={task} onChanged={changed} />
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
