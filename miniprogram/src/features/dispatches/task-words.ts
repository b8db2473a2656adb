import { formatTime } from "@sunshine/domain/kernel/day";
import type { TaskRow, TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import type { Urgency } from "@sunshine/domain/dispatches/dispatch.vocabulary";
import type { Tone } from "../../ui/Tag";

export const URGENCY_TONES: Record<Urgency, Tone> = { emergency: "bad", urgent: "notice", routine: "unknown" };

const MINUTE_MS = 60_000;

/** The running clock of a task in words: by when to accept or to be there, or how long it took. */
export const clockInWords = ({ acceptBy, sceneBy, arrivedAt, minutesToScene, promiseKept }: TaskRow, now: Date): string => {
  if (arrivedAt !== null) return `${formatTime(new Date(arrivedAt))} 到场，用时 ${minutesToScene ?? 0} 分钟${promiseKept === false ? "，超过承诺" : ""}`;
  const left = Math.ceil((Date.parse(sceneBy) - now.getTime()) / MINUTE_MS);
  const scene = left < 0 ? `应在 ${formatTime(new Date(sceneBy))} 前到场，已超过 ${-left} 分钟` : `${formatTime(new Date(sceneBy))} 前到场，还有 ${left} 分钟`;
  return acceptBy === null ? scene : `${formatTime(new Date(acceptBy))} 前接受；${scene}`;
};

/** Where the officer stood on arrival 到场位置, by how far from the place. */
export const arrivalInWords = ({ distanceM }: NonNullable<TaskView["arrivedAtPlace"]>): string => {
  if (distanceM === null) return "已记录";
  return distanceM < 100 ? "在现场" : `距现场约 ${distanceM < 1_000 ? `${Math.round(distanceM / 10) * 10} 米` : `${(distanceM / 1_000).toFixed(1)} 公里`}`;
};

/** Events that move an officer's tasks. */
export const TASK_NEWS = [
  "dispatch.raised.v1",
  "dispatch.assigned.v1",
  "dispatch.accepted.v1",
  "dispatch.refused.v1",
  "dispatch.departed.v1",
  "dispatch.arrived.v1",
  "dispatch.finished.v1",
  "dispatch.recalled.v1",
  "dispatch.cancelled.v1",
  "dispatch.escalated.v1",
  "dispatch.message_sent.v1",
  "duty.changed.v1",
] as const;
