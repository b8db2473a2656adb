import * as z from "zod";
import { addDays, type Day } from "./day";

const MonthDay = z.string().regex(/^\d{2}-\d{2}$/);

/** The published calendar 节假日安排, year by year: only the days that differ from the week. */
export const WorkdaysSchema = z.strictObject({
  title: z.string(),
  source: z.string(),
  note: z.string(),
  years: z.record(z.string().regex(/^\d{4}$/), z.strictObject({ daysOff: z.array(MonthDay), workedWeekends: z.array(MonthDay) })),
});

/** Which days are worked 工作日历. */
export interface WorkCalendar {
  readonly isWorkday: (day: Day) => boolean;
}

/** Reads the published calendar; asking about a year that has not been entered is an error, not a guess. */
export const workCalendar = ({ years }: z.output<typeof WorkdaysSchema>): WorkCalendar => {
  const read = new Map(Object.entries(years).map(([year, { daysOff, workedWeekends }]) => [year, { off: new Set(daysOff), worked: new Set(workedWeekends) }]));
  return {
    isWorkday: (day) => {
      const year = read.get(day.slice(0, 4));
      if (!year) throw new RangeError(`${day.slice(0, 4)} 年的节假日安排尚未录入，不能计算工作日`);
      const monthDay = day.slice(5);
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      return weekend ? year.worked.has(monthDay) : !year.off.has(monthDay);
    },
  };
};

/** The day itself when it is worked, else the next that is: where a limit ends on a holiday. */
export const rollForward = (day: Day, calendar: WorkCalendar): Day => {
  let at = day;
  while (!calendar.isWorkday(at)) at = addDays(at, 1);
  return at;
};

/** The last day of a limit in working days 工作日; the day of the event is not counted. */
export const addWorkdays = (from: Day, count: number, calendar: WorkCalendar): Day => {
  let at = from;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (calendar.isWorkday(at)) left -= 1;
  }
  return at;
};

/** The last day of a limit in calendar days 自然日, rolled forward from a holiday. */
export const addCalendarDays = (from: Day, count: number, calendar: WorkCalendar): Day => rollForward(addDays(from, count), calendar);

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export const workdaysBetween = (from: Day, to: Day, calendar: WorkCalendar): number => {
  if (to < from) return -workdaysBetween(to, from, calendar);
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (calendar.isWorkday(at)) count += 1;
  return count;
};

/** A calendar that also answers beyond what has been published, and says so. */
export interface ProvisionalCalendar extends WorkCalendar {
  /** False: the holidays of that year are not entered yet, so a limit that ends there may still move. */
  readonly isPublished: (day: Day) => boolean;
}

/**
 * The published calendar, continued by the plain week where a year is not entered yet (the State Council publishes it in
 * November): holidays that are missing make a limit end earlier, never later.
 */
export const provisionalCalendar = (data: z.output<typeof WorkdaysSchema>): ProvisionalCalendar => {
  const published = workCalendar(data);
  const isPublished = (day: Day): boolean => Object.hasOwn(data.years, day.slice(0, 4));
  const plainWeek = (day: Day): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && day.slice(5) !== "01-01";
  return { isPublished, isWorkday: (day) => (isPublished(day) ? published.isWorkday(day) : plainWeek(day)) };
};
