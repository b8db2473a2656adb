import { addDays, addMonths, formatDay, type Day } from "../kernel/day";
import { ANNUAL_GRADE_LABELS, SHOWN_GRADE_LABELS, type AnnualGrade, type DynamicGrade, type ShownGrade } from "./grade.vocabulary";
import { annualGrade, dynamicGrade, firstGrade, meanScore, type Grading } from "./grading";

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

/** A time without grades after an accident: from its day up to, but not with, `until`. */
interface Block {
  readonly from: Day;
  readonly until: Day;
}

const blocksOf = (ledger: readonly LedgerEntry[], day: Day, { accident }: Grading): Block[] =>
  ledger
    .filter(({ kind, on }) => kind === "accident" && on <= day)
    .sort(byDay)
    .map(({ on }) => ({ from: on, until: addMonths(on, accident.blockMonths) }));

const isBlocked = (day: Day, blocks: readonly Block[]): boolean => blocks.some(({ from, until }) => from <= day && day < until);

interface Verdict {
  readonly shown: ShownGrade;
  readonly dynamic: DynamicGrade | null;
  readonly sentence: string;
  readonly why: string;
}

const UNVISITED: Verdict = { shown: "pending", dynamic: null, sentence: "还没有可用于评定的检查。", why: "台账中没有有效的检查记录，等级待评定。" };

/** What the last visit that may be graded comes to. */
const visitVerdict = ({ on, score, keyFails }: Visit, grading: Grading): Verdict => {
  const { dynamic: limits, number } = grading;
  const dynamic = dynamicGrade(score, keyFails, grading);
  const points = `${score.toFixed(1)} 分`;
  if (dynamic !== null) {
    const label = SHOWN_GRADE_LABELS[dynamic];
    const cuts = [limits.excellentFrom, limits.goodFrom, limits.fairFrom].map((cut) => cut.toFixed(1)).join("／");
    return { shown: dynamic, dynamic, sentence: `最近一次检查得 ${points}（满分 10 分），评为${label}。`, why: `${formatDay(on)}检查得 ${points}，按 ${cuts} 的界限评为${label}（${number}）。` };
  }
  return keyFails >= limits.keyFailsForNone
    ? { shown: "pending", dynamic, sentence: `最近一次检查有 ${keyFails} 项关键项不符合，整改复查后再评定。`, why: `${formatDay(on)}检查有 ${keyFails} 项关键项不符合，达到 ${limits.keyFailsForNone} 项即不评定动态等级（${number}）。` }
    : { shown: "pending", dynamic, sentence: `最近一次检查得 ${points}，低于 ${limits.fairFrom.toFixed(1)} 分，整改复查后再评定。`, why: `${formatDay(on)}检查得 ${points}，低于 ${limits.fairFrom.toFixed(1)} 分不评定动态等级（${number}）。` };
};

interface Times {
  readonly day: Day;
  readonly gradedFrom: Day;
  /** The last accident's block, whether over or not. */
  readonly block: Block | undefined;
}

const verdictOf = (gradable: readonly Visit[], { day, gradedFrom, block }: Times, grading: Grading): Verdict => {
  const rule = grading.number;
  if (block && day < block.until) {
    return { shown: "blocked", dynamic: null, sentence: `发生食品安全事故，${formatDay(block.until)}前暂不评定等级。`, why: `发生食品安全事故后 ${grading.accident.blockMonths} 个月内不评定动态等级（${rule}）。` };
  }
  if (day < gradedFrom) {
    return { shown: "pending", dynamic: null, sentence: `新取得许可，${formatDay(gradedFrom)}起评定等级。`, why: `新领许可证 ${grading.newLicence.noGradeMonths} 个月内不评定动态等级（${rule}）。` };
  }
  const last = gradable.at(-1);
  if (block && (!last || last.on < block.until)) {
    return { shown: "pending", dynamic: null, sentence: "发生食品安全事故后还没有重新检查评定。", why: `${formatDay(block.from)}发生食品安全事故，此前的等级不再沿用，${grading.accident.blockMonths} 个月内的检查不评定等级，须重新检查后评定（${rule}）。` };
  }
  return last ? visitVerdict(last, grading) : UNVISITED;
};

/** The earliest of the days on which time alone may change the grade. */
const reviewDay = (days: readonly (Day | null)[], after: Day): Day | null => days.filter((day): day is Day => day !== null && day > after).sort()[0] ?? null;

/** The first day on which a visit no longer lies in the window; 02-29 leaves on 03-01. */
const leavesOn = (on: Day, months: number): Day => {
  const anniversary = addMonths(on, months);
  return addMonths(anniversary, -months) < on ? addDays(anniversary, 1) : anniversary;
};

const annualLines = (counted: readonly Visit[], left: readonly Visit[], annualScore: number | null, verdict: Verdict, grading: Grading): string[] => {
  const { windowMonths } = grading.annual;
  const grade = annualGrade(annualScore, grading);
  const mean =
    annualScore === null
      ? `过去 ${windowMonths} 个月没有计入年度均分的检查，不评年度等级。`
      : `过去 ${windowMonths} 个月 ${counted.length} 次检查均分 ${annualScore.toFixed(1)} 分，年度等级${grade ? `为 ${ANNUAL_GRADE_LABELS[grade]}` : "不评定"}（${grading.number}）。`;
  return [
    mean,
    ...(left.length === 0 ? [] : [`${left.map(({ on }) => formatDay(on)).join("、")}的检查未评定等级，保留在台账中，不计入年度均分（规则未作规定，按从严处理）。`]),
    ...(grade !== null && verdict.dynamic === null ? ["当前没有动态等级，年度等级暂不公示（规则未作规定，按从严处理）。"] : []),
  ];
};

/** What officers should do about a grade that is missing. */
const alertsOf = (gradable: readonly Visit[], { day, block }: Times, firstGradeBy: Day, { newLicence }: Grading): string[] => {
  const overdue = day >= firstGradeBy && gradable.length === 0 && !block;
  const waiting = block !== undefined && day >= block.until && (gradable.at(-1)?.on ?? "") < block.until;
  return [
    ...(overdue ? [`领证已满 ${newLicence.firstGradeByMonths} 个月（${formatDay(firstGradeBy)}）仍未评定等级，请尽快安排检查。`] : []),
    ...(waiting ? [`事故后暂不评定的期限已满（${formatDay(block.until)}），请安排检查，重新评定等级。`] : []),
  ];
};

/**
 * Recomputes the grade on a day from the ledger alone (国食药监食〔2012〕5号): the last visit's dynamic grade unless a rule
 * forbids one; the annual grade from the mean of graded visits in the past twelve months. Visits in the first months of a
 * licence or in the months after an accident are given no grade, then or later, and an accident ends the grade before it.
 * Ungraded visits stay in the ledger and out of the mean, and both grades stay 待评定 until a graded one follows (the rule
 * is silent; our reading).
 */
export const currentGrade = (ledger: readonly LedgerEntry[], { licenceIssuedOn, grading }: GradeFacts, day: Day): CurrentGrade => {
  const visits = standingVisits(ledger, day);
  const { from: gradedFrom, by: firstGradeBy } = firstGrade(licenceIssuedOn, visits[0]?.on ?? null, grading);
  const blocks = blocksOf(ledger, day, grading);
  const times: Times = { day, gradedFrom, block: blocks.at(-1) };
  const gradable = visits.filter(({ on }) => on >= gradedFrom && !isBlocked(on, blocks));
  const verdict = verdictOf(gradable, times, grading);
  const blockedUntil = verdict.shown === "blocked" ? (times.block?.until ?? null) : null;
  const { windowMonths } = grading.annual;
  const windowFrom = addMonths(day, -windowMonths);
  const counted = gradable.filter(({ on, score, keyFails }) => on > windowFrom && dynamicGrade(score, keyFails, grading) !== null);
  const left = visits.filter((visit) => visit.on > windowFrom && !counted.includes(visit));
  const annualScore = meanScore(counted.map(({ score }) => score));
  return {
    shown: verdict.shown,
    dynamic: verdict.dynamic,
    annual: verdict.dynamic === null ? null : annualGrade(annualScore, grading),
    annualScore,
    lastVisitOn: visits.at(-1)?.on ?? null,
    blockedUntil,
    sentence: verdict.sentence,
    explanation: [verdict.why, ...annualLines(counted, left, annualScore, verdict, grading)],
    alerts: alertsOf(gradable, times, firstGradeBy, grading),
    nextReviewOn: reviewDay([gradedFrom, firstGradeBy, blockedUntil, counted[0] ? leavesOn(counted[0].on, windowMonths) : null], day),
    counted: counted.map(({ ref }) => ref),
  };
};
