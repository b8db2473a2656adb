import { SHOWN_GRADE_LABELS, type DynamicGrade } from "@sunshine/domain/grades/grade.vocabulary";
import type { Grading } from "@sunshine/domain/grades/grading";
import { VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { VisitScore } from "@sunshine/domain/inspections/score";

const whyNone = ({ keyFails, dynamicScore }: VisitScore, { dynamic, number }: Grading): string =>
  keyFails >= dynamic.keyFailsForNone
    ? `关键项有 ${keyFails} 项不符合，达到 ${dynamic.keyFailsForNone} 项，本次不评定动态等级（${number}）。`
    : `动态得分 ${dynamicScore.toFixed(1)} 分，低于 ${dynamic.fairFrom.toFixed(1)} 分，本次不评定动态等级（${number}）。`;

/** How result and dynamic grade follow from the score, in sentences for the record. */
export const explainVisit = (score: VisitScore, grade: DynamicGrade | null, grading: Grading): string[] => [
  `按 2016 年判定规则，检查结果为${VISIT_RESULT_LABELS[score.result]}。`,
  grade === null ? whyNone(score, grading) : `动态得分 ${score.dynamicScore.toFixed(1)} 分，评为${SHOWN_GRADE_LABELS[grade]}（${grading.number}）。`,
];
