import { Op } from "sequelize";
import type { AnnualGrade, ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import type { Day } from "@sunshine/domain/kernel/day";
import { UNGRADED } from "./grade.computation";
import { GradeEntry, GradeState } from "./grade.model";

/** The grade of an establishment as other modules show it 等级. */
export interface GradeFacts {
  readonly shown: ShownGrade;
  readonly annual: AnnualGrade | null;
  readonly lastVisitOn: Day | null;
  readonly blockedUntil: Day | null;
  /** Why, in one plain Chinese sentence. */
  readonly sentence: string;
}

/** Grades of many establishments in one query; every id asked for is in the answer. */
export const gradesOf = async (ids: readonly number[]): Promise<Map<number, GradeFacts>> => {
  const rows = ids.length === 0 ? [] : await GradeState.findAll({ where: { establishmentId: [...new Set(ids)] } });
  const byId = new Map(rows.map((row) => [row.establishmentId, row]));
  return new Map(
    ids.map((id) => {
      const { shown, annual, lastVisitOn, blockedUntil, sentence } = byId.get(id) ?? UNGRADED;
      return [id, { shown, annual, lastVisitOn, blockedUntil, sentence }];
    })
  );
};

/** The ledger of one establishment in the order in which it was written. */
export const ledgerOf = (establishmentId: number): Promise<GradeEntry[]> => GradeEntry.findAll({ where: { establishmentId }, order: [["id", "ASC"]] });

/** Establishments whose grade may differ from `today` on, although nothing was recorded. */
export const dueForReview = async (today: Day, limit: number): Promise<number[]> => {
  const rows = await GradeState.findAll({ where: { nextReviewOn: { [Op.lte]: today } }, attributes: ["establishmentId"], order: [["nextReviewOn", "ASC"], ["establishmentId", "ASC"]], limit });
  return rows.map(({ establishmentId }) => establishmentId);
};
