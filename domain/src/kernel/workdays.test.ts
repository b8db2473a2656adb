import fc from "fast-check";
import workdays from "@sunshine/config/regulations/workdays.json";
import { addDays } from "./day";
import { addCalendarDays, addWorkdays, rollForward, workCalendar, workdaysBetween, WorkdaysSchema } from "./workdays";

const calendar = workCalendar(WorkdaysSchema.parse(workdays));

// 国务院办公厅 holiday notices: first and last weekday off, and the weekends worked in exchange.
test.each([
  ["元旦 2024", ["2024-01-01"], []],
  ["春节 2024", ["2024-02-12", "2024-02-16"], ["2024-02-04", "2024-02-18"]],
  ["清明 2024", ["2024-04-04", "2024-04-05"], ["2024-04-07"]],
  ["劳动节 2024", ["2024-05-01", "2024-05-03"], ["2024-04-28", "2024-05-11"]],
  ["端午 2024", ["2024-06-10"], []],
  ["中秋 2024", ["2024-09-16", "2024-09-17"], ["2024-09-14"]],
  ["国庆 2024", ["2024-10-01", "2024-10-07"], ["2024-09-29", "2024-10-12"]],
  ["元旦 2025", ["2025-01-01"], []],
  ["春节 2025", ["2025-01-28", "2025-02-04"], ["2025-01-26", "2025-02-08"]],
  ["清明 2025", ["2025-04-04"], []],
  ["劳动节 2025", ["2025-05-01", "2025-05-05"], ["2025-04-27"]],
  ["端午 2025", ["2025-06-02"], []],
  ["国庆中秋 2025", ["2025-10-01", "2025-10-08"], ["2025-09-28", "2025-10-11"]],
  ["元旦 2026", ["2026-01-01", "2026-01-02"], ["2026-01-04"]],
  ["春节 2026", ["2026-02-16", "2026-02-23"], ["2026-02-14", "2026-02-28"]],
  ["清明 2026", ["2026-04-06"], []],
  ["劳动节 2026", ["2026-05-01", "2026-05-05"], ["2026-05-09"]],
  ["端午 2026", ["2026-06-19"], []],
  ["中秋 2026", ["2026-09-25"], []],
  ["国庆 2026", ["2026-10-01", "2026-10-07"], ["2026-09-20", "2026-10-10"]],
])("%s: nobody works on %j, everybody on %j", (_, off, worked) => {
  for (const day of off) expect([day, calendar.isWorkday(day)]).toEqual([day, false]);
  for (const day of worked) expect([day, calendar.isWorkday(day)]).toEqual([day, true]);
});

// Order 121: acceptance within 7 working days of receipt; the day of receipt is not counted.
test.each([
  ["2026-09-30", 7, "2026-10-15"],
  ["2026-02-13", 6, "2026-02-28"],
  ["2026-02-13", 7, "2026-03-02"],
  ["2026-04-30", 1, "2026-05-06"],
  ["2026-11-23", 7, "2026-12-02"],
])("from %s, %d working days end on %s", (from, count, last) => {
  expect(addWorkdays(from, count, calendar)).toBe(last);
});

// Mediation: 60 calendar days; a last day on a holiday rolls forward.
test.each([["2026-08-02", 60, "2026-10-08"], ["2026-06-20", 60, "2026-08-19"]])("from %s, %d calendar days end on %s", (from, count, last) => {
  expect(addCalendarDays(from, count, calendar)).toBe(last);
});

test("a year whose calendar is not entered is refused, not guessed", () => {
  expect(() => addWorkdays("2026-12-30", 5, calendar)).toThrow("2027 年的节假日安排尚未录入");
});

const day = fc.integer({ min: 0, max: 1000 }).map((offset) => addDays("2024-01-01", offset));

test("property: a limit ends on a worked day, and counting back gives the same number", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 20 }), (from, count) => {
      const last = addWorkdays(from, count, calendar);
      expect(calendar.isWorkday(last)).toBe(true);
      expect(workdaysBetween(from, last, calendar)).toBe(count);
      expect(rollForward(last, calendar)).toBe(last);
    })
  );
});
