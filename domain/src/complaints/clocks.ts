import * as z from "zod";
import type { Day } from "../kernel/day";
import { regulationHead, VerifiedSchema } from "../kernel/regulation";
import { addCalendarDays, addWorkdays, type WorkCalendar } from "../kernel/workdays";
import type { CaseKind } from "./complaint.vocabulary";

const Limit = z.strictObject({ days: z.number().int().min(1), unit: z.enum(["workday", "day"]), verified: VerifiedSchema });

/** Time limits of Order 121 投诉举报处理期限, as data. */
export const ComplaintClocksSchema = z.strictObject({
  ...regulationHead,
  complaint: z.strictObject({ accept: Limit, mediate: Limit, tellTermination: Limit, timeBarYears: z.number().int() }),
  report: z.strictObject({ verify: Limit, extend: Limit, tellFiling: Limit, conclude: Limit }),
  /** House rules: how long a diner may reopen, and how near counts as near. */
  reopenDays: z.number().int().min(1),
  nearDays: z.number().int().min(0),
});
export type ComplaintClocks = z.output<typeof ComplaintClocksSchema>;

type Limit = z.output<typeof Limit>;

/** Last day of a limit that counts from a day. */
export const limitEnd = (from: Day, { days, unit }: Limit, calendar: WorkCalendar): Day => (unit === "workday" ? addWorkdays(from, days, calendar) : addCalendarDays(from, days, calendar));

/** "7 个工作日". */
export const limitInWords = ({ days, unit }: Pick<Limit, "days" | "unit">): string => `${days} ${unit === "workday" ? "个工作日" : "日"}`;

/** A deadline with the name that people know it by. */
export interface Deadline {
  readonly name: "accept" | "mediate" | "verify" | "conclude";
  readonly label: string;
  readonly on: Day;
}

export interface ClockFacts {
  readonly kind: CaseKind;
  readonly receivedOn: Day;
  readonly acceptedOn: Day | null;
  readonly extendedOn: Day | null;
  /** The day on which a report was filed for investigation 立案. */
  readonly filedOn?: Day | null;
}

/**
 * The deadline that runs now: a complaint is accepted or refused within 7 working days, then mediated within 60 days of
 * acceptance; a report is verified within 15 working days, once extended by 15 with approval (Order 121), and one that
 * was filed is concluded within 90 days of filing (procedure of administrative penalties, art. 64).
 */
export const runningDeadline = ({ kind, receivedOn, acceptedOn, extendedOn, filedOn = null }: ClockFacts, clocks: ComplaintClocks, calendar: WorkCalendar): Deadline => {
  if (kind === "report") {
    if (filedOn !== null) return { name: "conclude", label: "作出处理决定", on: limitEnd(filedOn, clocks.report.conclude, calendar) };
    const first = limitEnd(receivedOn, clocks.report.verify, calendar);
    return { name: "verify", label: "核查并决定是否立案", on: extendedOn === null ? first : limitEnd(first, clocks.report.extend, calendar) };
  }
  if (acceptedOn === null) return { name: "accept", label: "决定是否受理", on: limitEnd(receivedOn, clocks.complaint.accept, calendar) };
  return { name: "mediate", label: "完成调解", on: limitEnd(acceptedOn, clocks.complaint.mediate, calendar) };
};

export const CLOCK_STATES = ["within", "near", "overdue"] as const;
export type ClockState = (typeof CLOCK_STATES)[number];
export const CLOCK_STATE_LABELS: Record<ClockState, string> = { within: "期限内", near: "临期", overdue: "超期" };

/** How a deadline stands on a day; `nearOn` is the first day that counts as near. */
export const clockState = (deadline: Day, nearOn: Day, today: Day): ClockState => (today > deadline ? "overdue" : today >= nearOn ? "near" : "within");

