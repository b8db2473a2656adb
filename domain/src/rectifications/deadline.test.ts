import { MENDING_CALENDAR, RECTIFICATION_RULES } from "@sunshine/config/loop-rules";
import { deadlineOf, isTold, mendingClock, nearUntil, nextRungDay, rungsDue, workdaysOverdue } from "./deadline";

const rungs = (taken: number, dueOn: string, today: string) => rungsDue(taken, dueOn, today, RECTIFICATION_RULES, MENDING_CALENDAR).map(({ rung }) => rung);

test.each([
  ["the day in the record", "2026-12-01", "2026-11-23", "2026-12-01"],
  ["ten working days", null, "2026-11-23", "2026-12-07"],
  ["ten working days across the spring festival and its worked Saturdays", null, "2026-02-11", "2026-03-03"],
  ["ten working days into a year whose holidays are not published", null, "2026-12-28", "2027-01-11"],
])("the deadline is %s", (_, correctBy, issuedOn, expected) => {
  expect(deadlineOf(correctBy, issuedOn, RECTIFICATION_RULES, MENDING_CALENDAR)).toBe(expected);
});

// The deadline is Monday, 2026-12-07; the rungs are 2 working days before, 1 after (shop and station), 3 after (bureau).
test.each([
  [0, "2026-12-02", []],
  [0, "2026-12-03", [1]],
  [1, "2026-12-07", []],
  [1, "2026-12-08", [2, 3]],
  [3, "2026-12-09", []],
  [3, "2026-12-10", [4]],
  [4, "2027-01-10", []],
  [0, "2026-12-20", [2, 3, 4]],
] as const)("after rung %d, on %s the rungs %j are due", (taken, today, expected) => {
  expect(rungs(taken, "2026-12-07", today)).toEqual(expected);
});

test.each([[0, "2026-12-03"], [1, "2026-12-08"], [3, "2026-12-10"], [4, null]] as const)("after rung %d the next comes on %s", (taken, expected) => {
  expect(nextRungDay(taken, "2026-12-07", RECTIFICATION_RULES, MENDING_CALENDAR)).toBe(expected);
});

test.each([
  ["2026-12-06", "overdue"], ["2026-12-07", "near"], ["2026-12-09", "near"], ["2026-12-10", "within"],
] as const)("on 2026-12-07 a deadline of %s is %s", (dueOn, clock) => {
  expect(mendingClock(dueOn, "2026-12-07", nearUntil("2026-12-07", RECTIFICATION_RULES, MENDING_CALENDAR))).toBe(clock);
});

test("a shop that has answered waits for the officer and is not reminded; the station is", () => {
  expect(isTold({ to: "shop" }, "answered")).toBe(false);
  expect(isTold({ to: "shop" }, "returned")).toBe(true);
  expect(isTold({ to: "station" }, "answered")).toBe(true);
});

test("days by which it is late are working days, and none while it runs", () => {
  expect(workdaysOverdue("2026-12-04", "2026-12-07", MENDING_CALENDAR)).toBe(1);
  expect(workdaysOverdue("2026-12-04", "2026-12-01", MENDING_CALENDAR)).toBe(0);
});
