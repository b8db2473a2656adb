import { View } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { dispatchApi, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { messageOf } from "../../platform/answer";
import { tell } from "../../platform/device";
import { findSpot } from "../../platform/location";
import { officerApi } from "../../platform/officer-api";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";

interface Props {
  readonly task: TaskView;
  readonly onChanged: (task: TaskView) => void;
}

type Worded = "refuse" | "finish";

const WORDS: Record<Worded, { title: string; label: string; placeholder: string; button: string; least: number }> = {
  refuse: { title: "拒绝任务", label: "理由", placeholder: "例如：正在另一处现场", button: "拒绝，交回指挥中心", least: 2 },
  finish: { title: "办结任务", label: "处置结果", placeholder: "到场后看到什么，做了什么", button: "办结", least: 4 },
};

/** Time and place are stamped; without a position the time alone. */
const arrive = async ({ id, version }: TaskView): Promise<TaskView> => {
  const spot = await findSpot().catch(() => null);
  return officerApi(dispatchApi.arrive, { id, version, lng: spot?.lng ?? null, lat: spot?.lat ?? null });
};

const WordsForm = ({ task: { id, version }, move, onChanged }: Props & { readonly move: Worded }) => {
  const { label, placeholder, button, least } = WORDS[move];
  const [text, setText] = useState("");
  const moving = useMutation({
    mutationFn: () => (move === "refuse" ? officerApi(dispatchApi.refuse, { id, version, reason: text.trim() }) : officerApi(dispatchApi.finish, { id, version, result: text.trim() })),
    onSuccess: onChanged,
  });
  return (
    <>
      <Field label={label} kind="long" id={`${move}-text`} value={text} onChange={setText} placeholder={placeholder} maxLength={500} error={moving.error ? messageOf(moving.error) : null} />
      <Button kind={move === "refuse" ? "danger" : "primary"} id={`confirm-${move}`} busy={moving.isPending} disabled={text.trim().length < least} onClick={() => moving.mutate()}>
        {button}
      </Button>
    </>
  );
};

const NEXT = [
  { ability: "accept", title: "接受任务", done: "已接受任务" },
  { ability: "depart", title: "出发", done: "已记录出发时间" },
  { ability: "arrive", title: "我已到场", done: "已记录到场时间" },
] as const;

/** What the officer may do next: accept or refuse, leave, arrive, finish. */
export const TaskActions = ({ task, onChanged }: Props) => {
  const [writing, setWriting] = useState<Worded | null>(null);
  const moving = useMutation({
    mutationFn: (move: (typeof NEXT)[number]["ability"]) => (move === "arrive" ? arrive(task) : officerApi(move === "accept" ? dispatchApi.accept : dispatchApi.depart, { id: task.id, version: task.version })),
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
      {task.abilities.includes("finish") ? (
        <Button id="task-finish" onClick={() => setWriting("finish")}>
          填写处置结果，办结
        </Button>
      ) : null}
      {task.abilities.includes("refuse") ? (
        <Button kind="plain" id="task-refuse" onClick={() => setWriting("refuse")}>
          不能前往
        </Button>
      ) : null}
      <Sheet open={writing !== null} title={writing ? WORDS[writing].title : ""} onClose={() => setWriting(null)}>
        {writing ? <WordsForm task={task} move={writing} onChanged={changed} /> : null}
      </Sheet>
    </View>
  );
};
