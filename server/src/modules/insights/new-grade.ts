import type { EventPayload } from "@sunshine/domain/events";
import { DYNAMIC_GRADES } from "@sunshine/domain/grades/grade.vocabulary";
import { dayOf } from "@sunshine/domain/kernel/day";

/** How a grade that has just been given counts 新评定: once for the day on which it was told; a lost or blocked grade is none. */
export const newGrade = ({ establishment, from, to }: EventPayload<"grade.recomputed.v1">, at: Date) =>
  from !== to && DYNAMIC_GRADES.some((grade) => grade === to) ? [{ figure: "graded" as const, entry: dayOf(at), townCode: establishment.townCode, by: 1 }] : [];
