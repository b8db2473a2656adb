import type { TaskRow } from "@sunshine/domain/dispatches/dispatch.contract";
import type { TaskClock } from "./task-clock";

type Clocked = Pick<TaskRow, "state" | "acceptBy" | "sceneBy" | "raisedAt" | "arrivedAt" | "minutesToScene" | "promiseKept">;

/** "4:07", from an hour on "1:04:07". */
const span = (ms: number): string => {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};

const DAY_MS = 86_400_000;

const left = (until: string, now: Date, words: { readonly before: string; readonly after: string }): TaskClock => {
  const ms = new Date(until).getTime() - now.getTime();
  if (ms < -DAY_MS) return { text: `${words.after} ${Math.floor(-ms / DAY_MS)} 天`, tone: "overdue" };
  if (ms < 0) return { text: `${words.after} ${span(ms)}`, tone: "overdue" };
  return { text: `${words.before} ${span(ms)}`, tone: ms < 300_000 ? "near" : "within" };
};

/** The clock that runs for a task now, to the second 运行时钟: until somebody accepts, then until somebody is on the scene, then how long it took. */
export const runningClock = (task: Clocked, now: Date): TaskClock => {
  if (task.arrivedAt !== null) return { text: `${task.minutesToScene ?? 0} 分钟到场`, tone: task.promiseKept ? "done" : "overdue" };
  if (task.acceptBy !== null) return left(task.acceptBy, now, { before: "接单剩", after: "无人接单" });
  return left(task.sceneBy, now, { before: "到场剩", after: "超承诺" });
};
