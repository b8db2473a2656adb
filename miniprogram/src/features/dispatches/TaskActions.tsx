import { View } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { dispatchApi, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { messageOf } from "../../platform/answer";
import { tell } from "../../platform/device";
import { findOwnSpot } from "../../platform/location";
import { officerApi } from "../../platform/officer-api";
import { Button } from "../../ui/Button";
import { Sheet } from "../../ui/Sheet";
import { FinishForm } from "./FinishForm";
import { RefuseForm } from "./RefuseForm";

interface Props {
  readonly task: TaskView;
  readonly onChanged: (task: TaskView) => void;
  /** Carries out an inspection for this task; absent where the place is no shop. */
  readonly onInspect: (() => void) | null;
}

/** Time and place are stamped; without a position the time alone. */
const arrive = async ({ id, version }: TaskView): Promise<TaskView> => {
  const spot = await findOwnSpot().catch(() => null);
  return officerApi(dispatchApi.arrive, { id, version, lng: spot?.lng ?? null, lat: spot?.lat ?? null });
};

const MOVES = {
  accept: (task: TaskView) => officerApi(dispatchApi.accept, { id: task.id, version: task.version }),
  depart: (task: TaskView) => officerApi(dispatchApi.depart, { id: task.id, version: task.version }),
  arrive,
} as const;

const NEXT = [
  { ability: "accept", title: "接受任务", done: "已接受任务" },
  { ability: "depart", title: "我已出发", done: "已记录出发时间" },
  { ability: "arrive", title: "我已到场", done: "已记录到场时间" },
] as const;

const OnScene = ({ onInspect, onFinish }: { readonly onInspect: Props["onInspect"]; readonly onFinish: () => void }) => (
  <>
    {onInspect ? (
      <Button id="task-inspect" onClick={onInspect}>
        开展检查，提交后任务随之办结
      </Button>
    ) : null}
    <Button kind={onInspect ? "secondary" : "primary"} id="task-finish" onClick={onFinish}>
      填写处置结果，办结
    </Button>
  </>
);

/** What the officer may do next: accept or refuse, leave, arrive, inspect, finish. */
export const TaskActions = ({ task, onChanged, onInspect }: Props) => {
  const [writing, setWriting] = useState<"refuse" | "finish" | null>(null);
  const moving = useMutation({
    mutationFn: (move: keyof typeof MOVES) => MOVES[move](task),
    onSuccess: (next, move) => {
      onChanged(next);
      tell(NEXT.find(({ ability }) => ability === move)?.done ?? "");
    },
    onError: (error) => tell(messageOf(error)),
  });
  const next = NEXT.filter(({ ability }) => task.abilities.includes(ability));
  const changed = (done: TaskView): void => {
    setWriting(null);
    onChanged(done);
  };
  return (
    <View className="parcel">
      {next.map(({ ability, title }, index) => (
        <Button key={ability} id={`task-${ability}`} kind={index === 0 ? "primary" : "secondary"} busy={moving.isPending} onClick={() => moving.mutate(ability)}>
          {title}
        </Button>
      ))}
      {task.abilities.includes("finish") ? <OnScene onInspect={onInspect} onFinish={() => setWriting("finish")} /> : null}
      {task.abilities.includes("refuse") ? (
        <Button kind="plain" id="task-refuse" onClick={() => setWriting("refuse")}>
          不能前往
        </Button>
      ) : null}
      <Sheet open={writing !== null} title={writing === "refuse" ? "拒绝任务" : "办结任务"} onClose={() => setWriting(null)}>
        {writing === "refuse" ? <RefuseForm task={task} onChanged={changed} /> : null}
        {writing === "finish" ? <FinishForm task={task} onChanged={changed} /> : null}
      </Sheet>
    </View>
  );
};
