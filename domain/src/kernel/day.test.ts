import fc from "fast-check";
import { addDays, addMonths, dayOf, DaySchema, daysBetween, formatDay, formatInstant, formatTime, startOfDay } from "./day";

test.each([
  ["2026-11-23T15:59:59.999Z", "2026-11-23", "23:59"],
  ["2026-11-23T16:00:00.000Z", "2026-11-24", "00:00"],
  ["2026-12-31T16:00:00.000Z", "2027-01-01", "00:00"],
  ["2024-02-28T16:30:00.000Z", "2024-02-29", "00:30"],
])("at %s it is %s %s in Shanghai", (instant, day, time) => {
  expect([dayOf(new Date(instant)), formatTime(new Date(instant))]).toEqual([day, time]);
});

test.each([
  ["2026-01-31", 1, "2026-02-28"],
  ["2024-01-31", 1, "2024-02-29"],
  ["2026-03-31", -1, "2026-02-28"],
  ["2026-11-30", 3, "2027-02-28"],
  ["2026-05-15", 12, "2027-05-15"],
  ["2024-02-29", 12, "2025-02-28"],
  ["2026-01-15", -13, "2024-12-15"],
])("%s and %i months is %s", (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected);
});

test.each(["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20260101", "2026-01-01T00:00", "", "明天"])("%j is no day", (text) => {
  expect(DaySchema.safeParse(text).success).toBe(false);
});

test("days and instants are written as an officer writes them", () => {
  expect(formatDay("2026-09-03")).toBe("2026年9月3日");
  expect(formatInstant(new Date("2026-09-03T06:05:00Z"))).toBe("2026年9月3日 14:05");
});

const day = fc.date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true }).map(dayOf);

test("each day begins at its own first instant, one millisecond after the day before", () => {
  fc.assert(
    fc.property(day, (it) => {
      expect(dayOf(startOfDay(it))).toBe(it);
      expect(dayOf(new Date(startOfDay(it).getTime() - 1))).toBe(addDays(it, -1));
      expect(DaySchema.parse(it)).toBe(it);
    })
  );
});

test("going some days and coming back ends where it began, and the days between are as many", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, count) => {
      const to = addDays(from, count);
      expect(daysBetween(from, to)).toBe(count);
      expect(addDays(to, -count)).toBe(from);
      expect(to < from).toBe(count < 0);
    })
  );
});

test("a month on is always in the month on, never later than the same day", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -60, max: 60 }), (from, months) => {
      const to = addMonths(from, months);
      const monthOf = (it: string): number => Number(it.slice(0, 4)) * 12 + Number(it.slice(5, 7));
      expect(DaySchema.parse(to)).toBe(to);
      expect(monthOf(to) - monthOf(from)).toBe(months);
      expect(Number(to.slice(8))).toBeLessThanOrEqual(Number(from.slice(8)));
    })
  );
});
