import type { Day } from "../kernel/day";
import type { WorkCalendar } from "../kernel/workdays";
import { limitEnd, limitInWords, type ComplaintClocks, type Deadline } from "./clocks";
import type { CaseState } from "./complaint.states";
import type { CaseKind } from "./complaint.vocabulary";

/** One limit that the law sets to a case 法定期限: not begun, running, or met. */
export interface StatutoryDeadline {
  readonly name: Deadline["name"];
  readonly label: string;
  /** "收到之日起 7 个工作日内". */
  readonly limit: string;
  /** Its last day; null while it has not begun. */
  readonly on: Day | null;
  /** The day on which the step was taken. */
  readonly metOn: Day | null;
}

export interface CaseDays {
  readonly kind: CaseKind;
  readonly state: CaseState;
  readonly receivedOn: Day;
  readonly acceptedOn: Day | null;
  readonly closedOn: Day | null;
  readonly extendedOn: Day | null;
  readonly filedOn?: Day | null;
  /** From when the last limit counts: acceptance, receipt, or reopening. */
  readonly clockFrom: Day;
  readonly reopened: boolean;
}

/** A case that its sender took back or that went into another one ends without the step. */
const ENDED_WITHOUT: readonly CaseState[] = ["withdrawn", "merged"];

const ofReport = ({ state, closedOn, extendedOn, filedOn = null, clockFrom, reopened }: CaseDays, { report }: ComplaintClocks, calendar: WorkCalendar): StatutoryDeadline[] => {
  const first = limitEnd(clockFrom, report.verify, calendar);
  const limit = `${reopened ? "重新办理" : "收到"}之日起 ${limitInWords(report.verify)}内${extendedOn === null ? "" : `，经批准延长 ${limitInWords(report.extend)}`}`;
  const on = extendedOn === null ? first : limitEnd(first, report.extend, calendar);
  const ended = ENDED_WITHOUT.includes(state) ? null : closedOn;
  const verify: StatutoryDeadline = { name: "verify", label: "核查并决定是否立案", limit, on, metOn: filedOn ?? ended };
  if (filedOn === null) return [verify];
  return [verify, { name: "conclude", label: "作出处理决定", limit: `立案之日起 ${limitInWords(report.conclude)}内`, on: limitEnd(filedOn, report.conclude, calendar), metOn: ended }];
};

const ofComplaint = ({ state, receivedOn, acceptedOn, closedOn, clockFrom, reopened }: CaseDays, { complaint }: ComplaintClocks, calendar: WorkCalendar): StatutoryDeadline[] => {
  const decidedOn = acceptedOn ?? (ENDED_WITHOUT.includes(state) ? null : closedOn);
  const accept: StatutoryDeadline = { name: "accept", label: "决定是否受理", limit: `收到之日起 ${limitInWords(complaint.accept)}内`, on: limitEnd(receivedOn, complaint.accept, calendar), metOn: decidedOn };
  const mediate: StatutoryDeadline = {
    name: "mediate",
    label: "完成调解",
    limit: `${reopened ? "重新办理" : "受理"}之日起 ${limitInWords(complaint.mediate)}内`,
    on: acceptedOn === null ? null : limitEnd(clockFrom, complaint.mediate, calendar),
    metOn: acceptedOn === null || ENDED_WITHOUT.includes(state) ? null : closedOn,
  };
  return [accept, mediate];
};

/** Every limit of a case with its day 各项法定期限; of an ended case those that were met, for the others no longer run. */
export const statutoryDeadlines = (days: CaseDays, clocks: ComplaintClocks, calendar: WorkCalendar): StatutoryDeadline[] => {
  const all = days.kind === "report" ? ofReport(days, clocks, calendar) : ofComplaint(days, clocks, calendar);
  return days.closedOn === null ? all : all.filter(({ metOn }) => metOn !== null);
};
