import { Switch, Text, View } from "@tarojs/components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { dispatchApi, type TaskRow } from "@sunshine/domain/dispatches/dispatch.contract";
import { TASK_STATE_LABELS } from "@sunshine/domain/dispatches/dispatch.states";
import { URGENCY_LABELS } from "@sunshine/domain/dispatches/dispatch.vocabulary";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { messageOf } from "../../platform/answer";
import { now } from "../../platform/clock";
import { tell } from "../../platform/device";
import { findSpot } from "../../platform/location";
import { go } from "../../platform/navigate";
import { officerApi, signOutOfficer } from "../../platform/officer-api";
import { useLive } from "../../platform/use-live";
import { Button } from "../../ui/Button";
import { Card, Entry } from "../../ui/Card";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { OfficerGate } from "../officers/OfficerGate";
import { clockInWords, TASK_NEWS, URGENCY_TONES } from "./task-words";

const MOST = 100;

const sharePlace = async (): Promise<void> => {
  const spot = await findSpot();
  if (!spot) return;
  await officerApi(dutyApi.sharePlace, { lng: spot.lng, lat: spot.lat });
  tell("位置已共享给指挥中心，离岗时删除");
};

const Duty = () => {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: ["officer", "duty"], queryFn: () => officerApi(dutyApi.mine, {}) });
  const going = useMutation({
    mutationFn: (onDuty: boolean) => officerApi(dutyApi.goOn, { onDuty }),
    onSuccess: (duty) => client.setQueryData(["officer", "duty"], duty),
    onError: (error) => tell(messageOf(error)),
  });
  if (!data) return null;
  return (
    <View className="card">
      <View className="entry entry--plain">
        <Text className="entry__title">{data.onDuty ? "在岗，可接受指派" : "未上岗"}</Text>
        <Switch checked={data.onDuty} color="#0F7B5F" onChange={({ detail }) => going.mutate(detail.value)} id="duty" />
      </View>
      {data.onDuty ? <Entry title="共享我现在的位置" note={data.sharing ? "已共享" : "便于就近指派"} icon="pin" id="share-place" onClick={() => void sharePlace().then(() => client.invalidateQueries({ queryKey: ["officer", "duty"] }), (error: unknown) => tell(messageOf(error)))} /> : null}
      {data.today.map(({ id, from, to }) => (
        <Text key={id} className="case-row__line">{`今日班次 ${from} 至 ${to}`}</Text>
      ))}
    </View>
  );
};

const Row = ({ task }: { readonly task: TaskRow }) => (
  <View className="case-row" role="button" onClick={() => go("task", { id: task.id })} id={`task-${task.id}`}>
    <View className="case-row__head">
      <Text className="case-row__place">{task.placeName}</Text>
      <Tag tone={URGENCY_TONES[task.urgency]}>{URGENCY_LABELS[task.urgency]}</Tag>
    </View>
    <Text>{task.what}</Text>
    <Text className="case-row__line">{`${TASK_STATE_LABELS[task.state]} · ${clockInWords(task, now())}`}</Text>
  </View>
);

const Tasks = () => {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ["officer", "tasks"], queryFn: () => officerApi(dispatchApi.mine, { open: true, limit: MOST }) });
  useLive({ names: TASK_NEWS, as: "officer", onNews: () => void client.invalidateQueries({ queryKey: ["officer", "tasks"] }) });
  const leave = (): void => {
    signOutOfficer().then(
      () => client.resetQueries({ queryKey: ["officer"] }),
      (failure: unknown) => tell(messageOf(failure))
    );
  };
  return (
    <>
      <Duty />
      {error && !data ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : null}
      {!error && !data ? <Skeleton shape="row" count={3} /> : null}
      {data?.rows.length === 0 ? <Empty icon="check" title="没有进行中的任务" note="指挥中心指派给您的任务会立即出现在这里" /> : null}
      {data && data.rows.length > 0 ? (
        <Card>
          {data.rows.map((task) => (
            <Row key={task.id} task={task} />
          ))}
        </Card>
      ) : null}
      <Button kind="plain" id="officer-sign-out" onClick={leave}>
        退出登录
      </Button>
    </>
  );
};

/** An officer's tasks 我的任务, live; the nearest promise first. */
export const TasksPageView = () => (
  <Screen>
    <OfficerGate>
      <Tasks />
    </OfficerGate>
  </Screen>
);
