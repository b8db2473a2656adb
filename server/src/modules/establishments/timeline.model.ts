import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { Change } from "@sunshine/domain/establishments/establishment.events";
import { c } from "../../platform/db/schema";

export type TimelineKind = "archive" | "inspection" | "grade" | "code" | "people" | "payment" | "complaint" | "task" | "mending";

/** One thing that happened to an establishment 时间线: its own changes, and what other modules told by events. */
export class TimelineEntry extends Model<InferAttributes<TimelineEntry>, InferCreationAttributes<TimelineEntry>> {
  declare id: CreationOptional<number>;
  declare establishmentId: number;
  declare at: Date;
  declare kind: TimelineKind;
  declare title: string;
  /** What changed, field by field; personal data only masked. */
  declare changes: Change[];
  /** Further lines of detail. */
  declare lines: string[];
  declare by: string | null;
  declare link: string | null;
  /** True: officers read it, the shop does not. */
  declare officeOnly: CreationOptional<boolean>;
  /** The event that told it; null for the archive's own changes. */
  declare eventId: CreationOptional<number | null>;
}

export const initTimelineEntry = (sequelize: Sequelize): void => {
  TimelineEntry.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      establishmentId: c.ref(), at: c.instant(), kind: c.code(12), title: c.text(120), changes: c.json(), lines: c.json(),
      by: c.optional(c.text(60)), link: c.optional(c.text(120)), officeOnly: { ...c.bool(), defaultValue: false }, eventId: c.optional(c.ref()),
    },
    { sequelize, tableName: "establishment_timeline" }
  );
};
