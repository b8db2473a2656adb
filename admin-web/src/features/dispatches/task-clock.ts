import type { TaskRow } from "@sunshine/domain/dispatches/dispatch.contract";

export interface TaskClock {
  readonly text: string;
  readonly tone: "within" | "near" | "overdue" | "done";
}

const MINUTE_MS = 60_000;
/** From so many minutes before it, a promise counts as near. */
const NEAR_MINUTES = 5;

/** "1 小时 5 分钟"; from two days on, days. */
export const spanText = (minutes: number): string => {
  if (minutes < 60) return `${minutes} 分钟`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} 天`;
  return minutes % 60 === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes % 60} 分钟`;
};

/** The on-scene clock of a task against the promise 到场承诺, in words. */
export const taskClock = ({ arrivedAt, minutesToScene, promiseKept, sceneBy, state }: Pick<TaskRow, "arrivedAt" | "minutesToScene" | "promiseKept" | "sceneBy" | "state">, now: Date): TaskClock => {
  if (arrivedAt !== null) return { text: `${spanText(minutesToScene ?? 0)}到场，${promiseKept ? "按承诺" : "超过承诺"}`, tone: promiseKept ? "done" : "overdue" };
  if (state === "cancelled" || state === "done") return { text: "未到场", tone: "done" };
  const left = new Date(sceneBy).getTime() - now.getTime();
  if (left < 0) return { text: `超时 ${spanText(Math.ceil(-left / MINUTE_MS))}`, tone: "overdue" };
  const minutes = Math.ceil(left / MINUTE_MS);
  return { text: `还剩 ${spanText(minutes)}`, tone: minutes <= NEAR_MINUTES ? "near" : "within" };
};
