import { addMonths, formatDay, type Day } from "../kernel/day";
import { ANNUAL_GRADE_LABELS, SHOWN_GRADE_LABELS, type AnnualGrade, type DynamicGrade, type ShownGrade } from "./grade.vocabulary";
import { annualGrade, dynamicGrade, meanScore, type Grading } from "./grading";

/** One entry of the point ledger 积分台账. Nothing is ever changed in it; a wrong visit is followed by its voiding. */
export type LedgerEntry =
  | { readonly kind: "visit"; readonly ref: string; readonly on: Day; readonly score: number; readonly keyFails: number }
  | { readonly kind: "voided"; readonly ref: string; readonly on: Day }
  | { readonly kind: "mended"; readonly ref: string; readonly on: Day }
  | { readonly kind: "accident"; readonly ref: string; readonly on: Day };

export interface GradeFacts {
  readonly licenceIssuedOn: Day;
  readonly grading: Grading;
}

/** The grade on a day and everything that explains it 当前等级. */
export interface CurrentGrade {
  readonly shown: ShownGrade;
  readonly dynamic: DynamicGrade | null;
  readonly annual: AnnualGrade | null;
  readonly annualScore: number | null;
  readonly lastVisitOn: Day | null;
  readonly blockedUntil: Day | null;
  /** Why, in one plain sentence for a diner. */
  readonly sentence: string;
  /** Each step with the rule it follows. */
  readonly explanation: readonly string[];
  readonly alerts: readonly string[];
  /** The next day on which the grade may change without a new entry; null when there is none. */
  readonly nextReviewOn: Day | null;
  /** Refs of the visits that the annual mean counts. */
  readonly counted: readonly string[];
}

type Visit = Extract<LedgerEntry, { kind: "visit" }>;

const byDay = (a: { on: Day }, b: { on: Day }): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0);

/** Visits that stand on a day: made by then and not voided. Later entries of one day come later. */
const standingVisits = (ledger: readonly LedgerEntry[], day: Day): Visit[] => {
  const voided = new Set(ledger.filter(({ kind, on }) => kind === "voided" && on <= day).map(({ ref }) => ref));
  return ledger.filter((entry): entry is Visit => entry.kind === "visit" && entry.on <= day && !voided.has(entry.ref)).sort(byDay);
};

const blockOf = (ledger: readonly LedgerEntry[], day: Day, { accident }: Grading): Day | null => {
  const last = ledger.filter(({ kind, on }) => kind === "accident" && on <= day).sort(byDay).at(-1);
  const until = last ? addMonths(last.on, accident.blockMonths) : null;
  return until !== null && day < until ? until : null;
};

interface Verdict {
  readonly shown: ShownGrade;
  readonly dynamic: DynamicGrade | null;
  readonly sentence: string;
  readonly why: string;
}

const verdictOf = (visit: Visit | undefined, blockedUntil: Day | null, gradedFrom: Day, day: Day, grading: Grading): Verdict => {
  const rule = grading.number;
  if (blockedUntil !== null) {
    return { shown: "blocked", dynamic: null, sentence: `发生食品安全事故，${formatDay(blockedUntil)}前暂不评定等级。`, why: `发生食品安全事故后 ${grading.accident.blockMonths} 个月内不评定动态等级（${rule}）。` };
  }
  if (day < gradedFrom) {
    return { shown: "pending", dynamic: null, sentence: `新取得许可，${formatDay(gradedFrom)}起评定等级。`, why: `新领许可证 ${grading.newLicence.noGradeMonths} 个月内不评定动态等级（${rule}）。` };
  }
  if (!visit) return { shown: "pending", dynamic: null, sentence: "还没有可用于评定的检查。", why: "台账中没有有效的检查记录，等级待评定。" };
  const dynamic = dynamicGrade(visit.score, visit.keyFails, grading);
  if (dynamic !== null) {
    const label = SHOWN_GRADE_LABELS[dynamic];
    return { shown: dynamic, dynamic, sentence: `最近一次检查得 ${visit.score.toFixed(1)} 分（满分 10 分），评为${label}。`, why: `${formatDay(visit.on)}检查得 ${visit.score.toFixed(1)} 分，按 ${grading.dynamic.excellentFrom.toFixed(1)}／${grading.dynamic.goodFrom.toFixed(1)}／${grading.dynamic.fairFrom.toFixed(1)} 的界限评为${label}（${rule}）。` };
  }
  return visit.keyFails >= grading.dynamic.keyFailsForNone
    ? { shown: "pending", dynamic, sentence: `最近一次检查有 ${visit.keyFails} 项关键项不符合，整改复查后再评定。`, why: `${formatDay(visit.on)}检查有 ${visit.keyFails} 项关键项不符合，达到 ${grading.dynamic.keyFailsForNone} 项即不评定动态等级（${rule}）。` }
    : { shown: "pending", dynamic, sentence: `最近一次检查得 ${visit.score.toFixed(1)} 分，低于 ${grading.dynamic.fairFrom.toFixed(1)} 分，整改复查后再评定。`, why: `${formatDay(visit.on)}检查得 ${visit.score.toFixed(1)} 分，低于 ${grading.dynamic.fairFrom.toFixed(1)} 分不评定动态等级（${rule}）。` };
};

/** The earliest of the days on which time alone may change the grade. */
const reviewDay = (days: readonly (Day | null)[], after: Day): Day | null => days.filter((day): day is Day => day !== null && day > after).sort()[0] ?? null;

/**
 * Recomputes the grade on a day from the ledger alone (国食药监食〔2012〕5号): the last visit's dynamic grade unless a rule
 * forbids one; the annual grade from the mean of graded visits in the past twelve months. Ungraded visits stay in the
 * ledger and out of the mean (the rule is silent; our reading), and the display stays 待评定 until a graded one follows.
 */
export const currentGrade = (ledger: readonly LedgerEntry[], { licenceIssuedOn, grading }: GradeFacts, day: Day): CurrentGrade => {
  const visits = standingVisits(ledger, day);
  // Visits before the licence's date show that it was renewed, not new: the first-months rule has long been served.
  const renewed = visits.some(({ on }) => on < licenceIssuedOn);
  const gradedFrom = renewed ? visits[0]!.on : addMonths(licenceIssuedOn, grading.newLicence.noGradeMonths);
  const firstGradeBy = renewed ? visits[0]!.on : addMonths(licenceIssuedOn, grading.newLicence.firstGradeByMonths);
  const last = visits.at(-1);
  const blockedUntil = blockOf(ledger, day, grading);
  const verdict = verdictOf(visits.filter(({ on }) => on >= gradedFrom).at(-1), blockedUntil, gradedFrom, day, grading);
  const windowFrom = addMonths(day, -grading.annual.windowMonths);
  const counted = visits.filter((visit) => visit.on > windowFrom && visit.on >= gradedFrom && dynamicGrade(visit.score, visit.keyFails, grading) !== null);
  const annualScore = meanScore(counted.map(({ score }) => score));
  const annual = verdict.shown === "blocked" || day < gradedFrom ? null : annualGrade(annualScore, grading);
  const overdue = day >= firstGradeBy && !visits.some(({ on }) => on >= gradedFrom);
  const leaving = counted[0] ? addMonths(counted[0].on, grading.annual.windowMonths) : null;
  return {
    shown: verdict.shown,
    dynamic: verdict.dynamic,
    annual,
    annualScore,
    lastVisitOn: last?.on ?? null,
    blockedUntil,
    sentence: verdict.sentence,
    explanation: [
      verdict.why,
      counted.length === 0
        ? `过去 ${grading.annual.windowMonths} 个月没有计入年度均分的检查，不评年度等级。`
        : `过去 ${grading.annual.windowMonths} 个月 ${counted.length} 次检查均分 ${annualScore!.toFixed(1)} 分，年度等级${annual ? `为 ${ANNUAL_GRADE_LABELS[annual]}` : "不评定"}（${grading.number}）。`,
    ],
    alerts: overdue ? [`领证已满 ${grading.newLicence.firstGradeByMonths} 个月（${formatDay(firstGradeBy)}）仍未评定等级，请尽快安排检查。`] : [],
    nextReviewOn: reviewDay([gradedFrom, firstGradeBy, blockedUntil, leaving], day),
    counted: counted.map(({ ref }) => ref),
  };
};
