import { runningClock } from "./running-clock";

const NOW = new Date("2026-11-23T02:10:00.000Z");
const task = { state: "assigned" as const, raisedAt: "2026-11-23T02:00:00.000Z", acceptBy: "2026-11-23T02:05:00.000Z" as string | null, sceneBy: "2026-11-23T02:20:00.000Z", arrivedAt: null as string | null, minutesToScene: null as number | null, promiseKept: null as boolean | null };

it.each([
  [{}, "无人接单 5:00", "overdue"],
  [{ acceptBy: "2026-11-23T02:12:07.000Z" }, "接单剩 2:07", "near"],
  [{ acceptBy: null }, "到场剩 10:00", "within"],
  [{ acceptBy: null, sceneBy: "2026-11-23T01:05:53.000Z" }, "超承诺 1:04:07", "overdue"],
  [{ acceptBy: null, sceneBy: "2026-11-20T01:05:53.000Z" }, "超承诺 3 天", "overdue"],
  [{ acceptBy: null, arrivedAt: NOW.toISOString(), minutesToScene: 10, promiseKept: true }, "10 分钟到场", "done"],
  [{ acceptBy: null, arrivedAt: NOW.toISOString(), minutesToScene: 31, promiseKept: false }, "31 分钟到场", "overdue"],
] as const)("of %j the clock says %s", (changes, text, tone) => {
  expect(runningClock({ ...task, ...changes }, NOW)).toEqual({ text, tone });
});
