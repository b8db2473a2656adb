import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { LEDGER_KINDS } from "@sunshine/domain/grades/grade.contract";
import type { AnnualGrade, ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import type { Day } from "@sunshine/domain/kernel/day";
import { c } from "../../platform/db/schema";

export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** One line of the point ledger 积分台账. Lines are added, never changed: a mistake is answered by a "voided" line. */
export class GradeEntry extends Model<InferAttributes<GradeEntry>, InferCreationAttributes<GradeEntry>> {
  declare id: CreationOptional<number>;
  declare establishmentId: number;
  declare kind: LedgerKind;
  /** Day of the visit, of the accident, or on which something was mended or voided. */
  declare day: Day;
  /** 0–10 with one decimal, for visits. */
  declare score: number | null;
  declare keyFails: number | null;
  declare note: string;
  /** The visit that the line is about. */
  declare inspectionId: string | null;
  declare recordedAt: Date;
  /** The event that told it; null for what was entered here. */
  declare eventId: CreationOptional<number | null>;
}

/** The grade of an establishment as last computed from its ledger 等级现状: can be thrown away and built anew. */
export class GradeState extends Model<InferAttributes<GradeState>, InferCreationAttributes<GradeState>> {
  declare establishmentId: number;
  declare shown: ShownGrade;
  declare annual: AnnualGrade | null;
  declare annualScore: number | null;
  declare lastVisitOn: Day | null;
  declare blockedUntil: Day | null;
  declare explanation: string[];
  declare alerts: string[];
  /** Why, in one plain sentence for the public page. */
  declare sentence: string;
  declare computedOn: Day;
  /** First day on which the grade may differ without anything being recorded; null when no such day is ahead. */
  declare nextReviewOn: Day | null;
}

export const initGrades = (sequelize: Sequelize): void => {
  GradeEntry.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      establishmentId: c.ref(), kind: c.code(8), day: c.day(), score: c.optional(c.real()), keyFails: c.optional(c.int()), note: c.text(300),
      inspectionId: c.optional(c.code(16)), recordedAt: c.instant(), eventId: c.optional(c.ref()),
    },
    { sequelize, tableName: "grade_entries" }
  );
  GradeState.init(
    {
      establishmentId: { ...c.ref(), primaryKey: true }, shown: c.code(10), annual: c.optional(c.code(1)), annualScore: c.optional(c.real()),
      lastVisitOn: c.optional(c.day()), blockedUntil: c.optional(c.day()), explanation: c.json(), alerts: c.json(), sentence: c.text(200),
      computedOn: c.day(), nextReviewOn: c.optional(c.day()),
    },
    { sequelize, tableName: "grade_states" }
  );
};
