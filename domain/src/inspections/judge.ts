import { SHOWN_GRADE_LABELS, type DynamicGrade, type ShownGrade } from "../grades/grade.vocabulary";
import { dynamicGrade, firstGrade, type Grading } from "../grades/grading";
import { formatDay, type Day } from "../kernel/day";
import { VISIT_RESULT_LABELS } from "./inspection.vocabulary";
import type { VisitScore } from "./score";

/** What a visit comes to, and how that follows, in sentences for the record. */
export interface VisitVerdict {
  readonly grade: DynamicGrade | null;
  readonly explanation: readonly string[];
}

/** What the archive and earlier visits say of the establishment. */
export interface GradedBefore {
  readonly grade: ShownGrade;
  readonly licenceIssuedOn: Day;
  /** The first visit that stands, this one included: before the licence's day it shows a renewal 延续. */
  readonly firstVisitOn: Day;
}

/** Why no dynamic grade may be given just now, whatever was found; null when one may. */
const obstacle = ({ grade, licenceIssuedOn, firstVisitOn }: GradedBefore, visitedOn: Day, grading: Grading): string | null => {
  const { newLicence, accident, number } = grading;
  if (grade === "blocked") return `发生食品安全事故后 ${accident.blockMonths} 个月内，本次不评定动态等级（${number}）。`;
  const { from: gradedFrom } = firstGrade(licenceIssuedOn, firstVisitOn, grading);
  return visitedOn < gradedFrom ? `新领许可证 ${newLicence.noGradeMonths} 个月内（${formatDay(gradedFrom)}前），本次不评定动态等级（${number}）。` : null;
};

const whyNone = ({ keyFails, dynamicScore }: VisitScore, { dynamic, number }: Grading): string =>
  keyFails >= dynamic.keyFailsForNone
    ? `关键项有 ${keyFails} 项不符合，达到 ${dynamic.keyFailsForNone} 项，本次不评定动态等级（${number}）。`
    : `动态得分 ${dynamicScore.toFixed(1)} 分，低于 ${dynamic.fairFrom.toFixed(1)} 分，本次不评定动态等级（${number}）。`;

/** Result and dynamic grade of one visit 检查结论, each with the rule that it follows. */
export const judgeVisit = (facts: GradedBefore, visitedOn: Day, score: VisitScore, grading: Grading): VisitVerdict => {
  const forbidden = obstacle(facts, visitedOn, grading);
  const grade = forbidden === null ? dynamicGrade(score.dynamicScore, score.keyFails, grading) : null;
  const why = grade === null ? (forbidden ?? whyNone(score, grading)) : `动态得分 ${score.dynamicScore.toFixed(1)} 分，评为${SHOWN_GRADE_LABELS[grade]}（${grading.number}）。`;
  return { grade, explanation: [`按 2016 年判定规则，检查结果为${VISIT_RESULT_LABELS[score.result]}。`, why] };
};
