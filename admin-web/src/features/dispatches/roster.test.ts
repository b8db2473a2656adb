import type { Shift } from "@sunshine/domain/dispatches/duty.contract";
import { hoursText, mondayOf, onShift, shiftsByDay, weekFrom } from "./roster";

const shift = (on: string, from: string, name: string, change: Partial<Shift> = {}): Shift => ({ id: "0123456789abcdef", on, from, to: "17:30", officer: { id: "1111111111111111", name }, standIn: null, stoodIn: false, station: null, version: 1, ...change });

describe("the roster of a week", () => {
  it.each([["2026-11-23", "2026-11-23"], ["2026-11-29", "2026-11-23"], ["2027-01-01", "2026-12-28"]])("the week of %s begins on %s", (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  it("has seven days, each with its shifts in the order of their hours", () => {
    const week = shiftsByDay(weekFrom("2026-11-23"), [shift("2026-11-24", "17:30", "乙"), shift("2026-11-24", "08:30", "甲"), shift("2026-11-30", "08:30", "丙")]);
    expect(week).toHaveLength(7);
    expect(week[1]!.shifts.map(({ officer }) => officer.name)).toEqual(["甲", "乙"]);
    expect(week.flatMap(({ shifts }) => shifts)).toHaveLength(2);
  });

  it("names who really does the shift, and says that a night ends tomorrow", () => {
    const standIn = { id: "2222222222222222", name: "替" };
    expect(onShift(shift("2026-11-24", "08:30", "甲", { standIn, stoodIn: true })).name).toBe("替");
    expect(onShift(shift("2026-11-24", "08:30", "甲", { standIn })).name).toBe("甲");
    expect([hoursText({ from: "08:30", to: "17:30" }), hoursText({ from: "17:30", to: "08:30" })]).toEqual(["08:30–17:30", "17:30–次日 08:30"]);
  });
});
