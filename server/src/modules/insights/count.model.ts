import { Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import { c } from "../../platform/db/schema";

/** What is counted ahead 预先统计的数字: shops by kind, last visits by day, visits by day, open findings, new grades by day. */
export type Figure = "shops" | "visited" | "visits" | "findings" | "graded";

/** How often something is so in one town; sums of a few hundred rows instead of a walk through the archive. */
export class InsightCount extends Model<InferAttributes<InsightCount>, InferCreationAttributes<InsightCount>> {
  declare figure: Figure;
  /** What is counted: for "shops" its type, grade, state and key mark; for days the day. */
  declare entry: string;
  declare townCode: string;
  declare total: number;
}

/** What one shop has been counted for, so that it can be taken back: counting a shop again changes nothing twice. */
export class InsightContribution extends Model<InferAttributes<InsightContribution>, InferCreationAttributes<InsightContribution>> {
  declare establishmentId: number;
  declare townCode: string;
  /** "figure|entry" to how often. */
  declare counted: Readonly<Record<string, number>>;
  /** Last new grade that was counted. */
  declare countedTo: CreationOptional<number | null>;
}

export const initInsights = (sequelize: Sequelize): void => {
  InsightCount.init(
    { figure: { ...c.code(10), primaryKey: true }, entry: { ...c.code(60), primaryKey: true }, townCode: { ...c.code(9), primaryKey: true }, total: c.int() },
    { sequelize, tableName: "insight_counts" }
  );
  InsightContribution.init({ establishmentId: { ...c.ref(), primaryKey: true }, townCode: c.code(9), counted: c.json(), countedTo: c.optional(c.ref()) }, { sequelize, tableName: "insight_contributions" });
};
