import * as z from "zod";
import type { AnnualGrade } from "../grades/grade.vocabulary";
import { addDays, daysBetween, type Day } from "../kernel/day";
import { DomainError } from "../kernel/errors";
import { marked, regulationHead } from "../kernel/regulation";
import { addWorkdays, type WorkCalendar } from "../kernel/workdays";
import type { HonourGravity, HonourList } from "./honour.vocabulary";

const days = z.number().int().min(1);

/** Rules of the red and black lists 红黑榜规则, as data: the county's own, within the limits of credit repair. */
export const HonourRulesSchema = z.strictObject({
  ...regulationHead,
  /** Working days in which a shop may state its side before a black entry 陈述申辩期. */
  statementWorkdays: marked(days),
  blackDefaultDays: marked(days),
  /** Days that an entry may stand at most, by gravity of its fact (信用修复管理办法: 一般 3 个月至 1 年，严重 1 至 3 年). */
  blackMaxDays: marked(z.strictObject({ general: days, serious: days })),
  redDays: marked(days),
  /** Months without a blemish that a red entry needs. */
  redCleanMonths: marked(days),
});
export type HonourRules = z.output<typeof HonourRulesSchema>;

/** What is known of a shop when somebody thinks of the red list for it. */
export interface RedFacts {
  readonly annual: AnnualGrade | null;
  readonly open: boolean;
  /** Findings that are not mended. */
  readonly openFindings: number;
  /** Complaints of the clean months that were found true. */
  readonly upheldComplaints: number;
  /** Stands on the black list, or did within the clean months. */
  readonly blackListed: boolean;
}

/** Why a shop may not stand on the red list 不符合红榜条件的原因; empty: it may. */
export const redObstacles = ({ annual, open, openFindings, upheldComplaints, blackListed }: RedFacts, { redCleanMonths }: Pick<HonourRules, "redCleanMonths">): string[] => [
  ...(open ? [] : ["目前没有营业"]),
  ...(annual === "A" ? [] : [annual === null ? "还没有年度等级" : `年度等级为 ${annual} 级，列入红榜须为 A 级`]),
  ...(openFindings === 0 ? [] : [`有 ${openFindings} 项问题尚未整改`]),
  ...(upheldComplaints === 0 ? [] : [`近 ${redCleanMonths.value} 个月有 ${upheldComplaints} 件属实的投诉举报`]),
  ...(blackListed ? [`近 ${redCleanMonths.value} 个月曾列入黑榜`] : []),
];

/** Last day on which a shop may state its side 陈述申辩截止日. */
export const statementUntil = (noticedOn: Day, { statementWorkdays }: Pick<HonourRules, "statementWorkdays">, calendar: WorkCalendar): Day =>
  addWorkdays(noticedOn, statementWorkdays.value, calendar);

/** May a black entry be decided on: the shop has spoken, or its time is over. */
export const mayDecide = ({ stated, until }: { readonly stated: boolean; readonly until: Day | null }, today: Day): boolean => stated || (until !== null && today > until);

interface Term {
  readonly list: HonourList;
  readonly gravity: HonourGravity;
  readonly from: Day;
  /** Last day that the officer chose; null: the default of the list. */
  readonly to: Day | null;
}

/** The last day of an entry 公示截止日; never longer than the class of its fact allows. */
export const lastDayOf = ({ list, gravity, from, to }: Term, rules: HonourRules): Day => {
  if (list === "red") return addDays(from, rules.redDays.value);
  const most = rules.blackMaxDays.value[gravity];
  const last = to ?? addDays(from, Math.min(rules.blackDefaultDays.value, most));
  if (last < from || daysBetween(from, last) > most) {
    throw new DomainError("invalid_input", { fields: [{ path: "to", message: `公示期应从当天起，最长 ${most} 天` }] });
  }
  return last;
};
