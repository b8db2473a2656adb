import * as z from "zod";
import type { ClockState } from "../complaints/clocks";
import { addDays, type Day } from "../kernel/day";
import { addWorkdays, workdaysBetween, type WorkCalendar } from "../kernel/workdays";
import type { OrderState } from "./rectification.states";

/** Who is told when a deadline is near or gone by 提醒对象. */
export const REMINDED = ["shop", "station", "bureau"] as const;
export type Reminded = (typeof REMINDED)[number];

const RungSchema = z.strictObject({
  rung: z.number().int().min(1),
  when: z.enum(["before", "after"]),
  workdays: z.number().int().min(1),
  to: z.enum(REMINDED),
  label: z.string(),
});
export type Rung = z.output<typeof RungSchema>;

/** House rules of rectification 责令整改规则; the law sets no fixed number of days, the notice does. */
export const RectificationRulesSchema = z.strictObject({
  title: z.string(),
  /** Working days of an order whose inspection named no day. */
  defaultWorkdays: z.number().int().min(1),
  /** From this many working days before the deadline it counts as near 临期. */
  nearWorkdays: z.number().int().min(0),
  /** An extension reaches at most this many days beyond the first deadline. */
  maxExtensionDays: z.number().int().min(1),
  ladder: z.array(RungSchema).min(1),
});
export type RectificationRules = z.output<typeof RectificationRulesSchema>;

/** Years whose holidays are not published yet are counted by the plain week: better a day off than no deadline. */
export const withPlainWeeks = (calendar: WorkCalendar): WorkCalendar => ({
  isWorkday: (day) => {
    try {
      return calendar.isWorkday(day);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    }
  },
});

/** The deadline 整改期限: the day that the inspection named, else the default in working days. */
export const deadlineOf = (correctBy: Day | null, issuedOn: Day, { defaultWorkdays }: Pick<RectificationRules, "defaultWorkdays">, calendar: WorkCalendar): Day =>
  correctBy ?? addWorkdays(issuedOn, defaultWorkdays, calendar);

/** The day `count` working days before another; weekends and holidays in between are not counted. */
const workdaysBefore = (day: Day, count: number, calendar: WorkCalendar): Day => {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, -1);
    if (calendar.isWorkday(at)) left -= 1;
  }
  return at;
};

/** Deadlines up to this day count as near 临期 on a day. */
export const nearUntil = (today: Day, { nearWorkdays }: Pick<RectificationRules, "nearWorkdays">, calendar: WorkCalendar): Day => addWorkdays(today, nearWorkdays, calendar);

/** How a deadline stands 期限状态. */
export const mendingClock = (dueOn: Day, today: Day, near: Day): ClockState => (dueOn < today ? "overdue" : dueOn <= near ? "near" : "within");

/** The day on which a rung is reached. */
export const rungDay = ({ when, workdays }: Rung, dueOn: Day, calendar: WorkCalendar): Day =>
  when === "before" ? workdaysBefore(dueOn, workdays, calendar) : addWorkdays(dueOn, workdays, calendar);

/** Rungs reached on a day that have not been taken; of those that only remind of the coming day, none once it is past. */
export const rungsDue = (taken: number, dueOn: Day, today: Day, { ladder }: Pick<RectificationRules, "ladder">, calendar: WorkCalendar): Rung[] =>
  ladder.filter((rung) => rung.rung > taken && rungDay(rung, dueOn, calendar) <= today && !(rung.when === "before" && today > dueOn));

/** The day on which the next rung comes; null after the last. */
export const nextRungDay = (taken: number, dueOn: Day, { ladder }: Pick<RectificationRules, "ladder">, calendar: WorkCalendar): Day | null => {
  const days = ladder.filter(({ rung }) => rung > taken).map((rung) => rungDay(rung, dueOn, calendar));
  return days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first));
};

/** A shop that has answered everything it was asked is not reminded: it waits for the officer. */
export const isTold = ({ to }: Pick<Rung, "to">, state: OrderState): boolean => !(to === "shop" && state === "answered");

/** Working days by which a deadline is missed; 0 while it runs. */
export const workdaysOverdue = (dueOn: Day, today: Day, calendar: WorkCalendar): number => Math.max(0, workdaysBetween(dueOn, today, calendar));
