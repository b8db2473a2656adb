import { spanText, taskClock } from "./task-clock";

const NOW = new Date("2026-11-24T02:00:00.000Z");
const open = { arrivedAt: null, minutesToScene: null, promiseKept: null, state: "assigned" as const };

describe("the on-scene clock in words", () => {
  it.each([
    ["2026-11-24T02:20:00.000Z", "还剩 20 分钟", "within"],
    ["2026-11-24T02:04:30.000Z", "还剩 5 分钟", "near"],
    ["2026-11-24T01:59:30.000Z", "超时 1 分钟", "overdue"],
    ["2026-11-20T02:00:00.000Z", "超时 4 天", "overdue"],
  ])("until %s: %s", (sceneBy, text, tone) => {
    expect(taskClock({ ...open, sceneBy }, NOW)).toEqual({ text, tone });
  });

  it("says whether the promise was kept once somebody was there, and nothing of what never came to it", () => {
    const arrived = { arrivedAt: "2026-11-24T01:30:00.000Z", minutesToScene: 18, sceneBy: "2026-11-24T01:40:00.000Z", state: "on_scene" as const };
    expect(taskClock({ ...arrived, promiseKept: true }, NOW).text).toBe("18 分钟到场，按承诺");
    expect(taskClock({ ...arrived, promiseKept: false }, NOW)).toEqual({ text: "18 分钟到场，超过承诺", tone: "overdue" });
    expect(taskClock({ ...open, state: "cancelled", sceneBy: "2026-11-24T01:40:00.000Z" }, NOW).text).toBe("未到场");
  });

  it("counts long spans in hours and days", () => {
    expect([59, 60, 65, 60 * 48].map(spanText)).toEqual(["59 分钟", "1 小时", "1 小时 5 分钟", "2 天"]);
  });
});
