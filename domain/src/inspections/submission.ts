import type { Checklist, ChecklistItem } from "./checklist";
import type { Finding, SubmitInspectionInput } from "./inspection.contract";
import type { VisitScore } from "./score";
import { addDays, formatDay, type Day } from "../kernel/day";
import { DomainError, invalidField, type FieldError } from "../kernel/errors";

/** A visit may be entered late by this many days 补录期限: results are to be public within 20 working days (Order 49). */
export const LATE_ENTRY_DAYS = 30;

/** The day of a visit lies behind us, but not so far that its publication is overdue. */
export const checkVisitDay = (visitedOn: Day, today: Day): void => {
  if (visitedOn > today) throw invalidField("visitedOn", "检查日期不能晚于今天");
  const earliest = addDays(today, -LATE_ENTRY_DAYS);
  if (visitedOn < earliest) throw invalidField("visitedOn", `检查日期过早，只能补录 ${formatDay(earliest)}以来的检查`);
};

/** Somebody who inspects 检查人员, by the number of the officer or, from another body, by name. */
export interface Inspector {
  readonly officerId: string | null;
  readonly name: string;
}

const samePerson = (a: Inspector, b: Inspector): boolean => (a.officerId !== null && b.officerId !== null ? a.officerId === b.officerId : a.name === b.name);

/** At least two different people inspect (Order 49, 检查人员不得少于两人), and nobody twice: the one who leads stands first. */
export const checkInspectors = (team: readonly Inspector[], minimum: number): void => {
  const repeated = team.find((one, at) => team.findIndex((other) => samePerson(one, other)) !== at);
  if (repeated && team.length <= minimum) throw invalidField("companions", `检查人员不得少于${minimum === 2 ? "两" : ` ${minimum} `}人，${repeated.name}只算一人`);
  if (repeated) throw invalidField("companions", `检查人员${repeated.name}重复`);
  if (team.length < minimum) throw invalidField("companions", `检查人员不得少于${minimum === 2 ? "两" : ` ${minimum} `}人，请选择同行检查人员`);
};

const missingNote = ({ verdict, note, code }: Finding): FieldError[] =>
  verdict === "fail" && note === "" ? [{ path: `findings.${code}`, message: "不符合的项目请写明发现的问题" }] : [];

const skippedAgain = ({ verdict, code }: Finding, failedLastTime: ReadonlySet<string>): FieldError[] =>
  verdict === "not_applicable" && failedLastTime.has(code) ? [{ path: `findings.${code}`, message: "上次不符合的项目本次必须检查，不能列为缺项" }] : [];

/**
 * The answers that count: those of points that apply here. Each failure says what was seen, and what failed last time is
 * looked at again (2016 rule).
 */
export const checkFindings = <T extends Finding>(findings: readonly T[], checklist: Checklist, applicable: readonly ChecklistItem[], failedLastTime: ReadonlySet<string>): T[] => {
  const codes = new Set(applicable.map(({ code }) => code));
  const elsewhere = new Set(checklist.items.map(({ code }) => code).filter((code) => !codes.has(code)));
  // A form that shows the whole table answers the points of other types as absent.
  const answers = findings.filter(({ code, verdict }) => !(elsewhere.has(code) && verdict === "not_applicable"));
  const fields = answers.flatMap((finding) => [...missingNote(finding), ...skippedAgain(finding, failedLastTime)]);
  if (fields.length > 0) throw new DomainError("rule_violated", { message: fields[0]!.message, fields });
  return answers;
};

/** The last of the days by which single findings are to be put right 逐项整改期限; null where none is named. */
export const latestCorrectBy = (findings: readonly Pick<Finding, "verdict" | "correctedOnSite" | "correctBy">[]): Day | null =>
  findings.reduce<Day | null>((latest, { verdict, correctedOnSite, correctBy }) => (verdict === "fail" && !correctedOnSite && correctBy !== null && (latest === null || correctBy > latest) ? correctBy : latest), null);

type Consequence = Pick<SubmitInspectionInput, "handling" | "correctBy" | "visitedOn">;

const refuse = (path: string, message: string): never => {
  throw new DomainError("rule_violated", { message, fields: [{ path, message }] });
};

const checkPass = (findings: readonly Finding[], score: VisitScore): void => {
  if (score.keyFails > 0) refuse("handling", "有关键项不符合，处理不能选“通过”");
  if (score.result === "not_conform") refuse("handling", "检查结果为不符合，处理不能选“通过”");
  if (findings.some(({ verdict, correctedOnSite }) => verdict === "fail" && !correctedOnSite)) refuse("handling", "有未当场改正的不符合项，处理不能选“通过”");
};

const checkCorrectBy = (correctBy: Day | null, visitedOn: Day, today: Day): void => {
  if (correctBy === null) return refuse("correctBy", "限期整改请填写整改期限");
  if (correctBy <= visitedOn || correctBy < today) refuse("correctBy", "整改期限应在检查日期之后，且不早于今天");
};

/** A finding's own day lies after the visit and not after the day of the whole record. */
const checkOwnDays = (findings: readonly Finding[], correctBy: Day | null, visitedOn: Day): void => {
  for (const { code, correctBy: own, verdict } of findings) {
    if (own === null) continue;
    if (verdict !== "fail") refuse(`findings.${code}`, "只有不符合的项目填写整改期限");
    if (own <= visitedOn) refuse(`findings.${code}`, "该项整改期限应在检查日期之后");
    if (correctBy !== null && own > correctBy) refuse(`findings.${code}`, "该项整改期限不能晚于本次检查的整改期限");
  }
};

/** What follows from the visit fits what was found 处理与结果一致. */
export const checkHandling = ({ handling, correctBy, visitedOn }: Consequence, findings: readonly Finding[], score: VisitScore, today: Day): void => {
  if (handling === "pass") {
    checkPass(findings, score);
    if (correctBy !== null) refuse("correctBy", "处理为“通过”时不填整改期限");
    return;
  }
  checkOwnDays(findings, correctBy, visitedOn);
  if (score.fails === 0) refuse("handling", "没有不符合项，处理应选“通过”");
  if (handling === "rectify" || correctBy !== null) checkCorrectBy(correctBy, visitedOn, today);
};
