import { Text, View } from "@tarojs/components";
import type { TaskRow as Task } from "@sunshine/domain/dispatches/dispatch.contract";
import { TASK_STATE_LABELS } from "@sunshine/domain/dispatches/dispatch.states";
import { URGENCY_LABELS } from "@sunshine/domain/dispatches/dispatch.vocabulary";
import { now } from "../../platform/clock";
import { go } from "../../platform/navigate";
import { Tag } from "../../ui/Tag";
import { clockInWords, URGENCY_TONES } from "./task-words";

/** One task of a list: where, what, and its clock. */
export const TaskRow = ({ task }: { readonly task: Task }) => (
  <View className="case-row" role="button" onClick={() => go("task", { id: task.id })} id={`task-${task.id}`}>
    <View className="case-row__head">
      <Text className="case-row__place">{task.placeName}</Text>
      <Tag tone={URGENCY_TONES[task.urgency]}>{URGENCY_LABELS[task.urgency]}</Tag>
    </View>
    <Text>{task.what}</Text>
    <Text className="case-row__line">{`${TASK_STATE_LABELS[task.state]} · ${clockInWords(task, now())}`}</Text>
  </View>
);
