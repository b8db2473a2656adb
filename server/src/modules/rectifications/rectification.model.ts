import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { Handling } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { Day } from "@sunshine/domain/kernel/day";
import type { Reminded } from "@sunshine/domain/rectifications/deadline";
import type { Extension, Mending } from "@sunshine/domain/rectifications/rectification.contract";
import type { OrderState } from "@sunshine/domain/rectifications/rectification.states";
import { c } from "../../platform/db/schema";

/** A reminder or escalation that was given 提醒记录. */
export interface Reminder {
  readonly at: string;
  readonly rung: number;
  readonly to: Reminded;
  readonly label: string;
}

/** An order to rectify 责令整改通知, one an inspection; cancelled, never deleted. */
export class RectificationOrder extends Model<InferAttributes<RectificationOrder>, InferCreationAttributes<RectificationOrder>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare number: string;
  /** Outside id of the inspection. */
  declare inspectionId: string;
  declare establishmentId: number;
  declare establishmentPublicId: string;
  /** Name and town as the archive has them now. */
  declare establishmentName: string;
  declare townCode: string;
  declare state: OrderState;
  /** True while the deadline runs: what open lists and schedules read. */
  declare running: boolean;
  declare handling: Handling;
  declare inspectedOn: Day;
  declare issuedOn: Day;
  declare firstDueOn: Day;
  declare dueOn: Day;
  declare legalBasis: string;
  declare inspectors: string[];
  declare mendings: Mending[];
  declare findings: number;
  declare open: number;
  /** All requests for more time, the latest last. */
  declare extensions: CreationOptional<Extension[]>;
  declare extensionAsked: CreationOptional<boolean>;
  declare reminders: CreationOptional<Reminder[]>;
  /** The last rung of the ladder that was taken. */
  declare rung: CreationOptional<number>;
  declare nextRungOn: Day | null;
  declare closedOn: CreationOptional<Day | null>;
  declare cancelReason: CreationOptional<string | null>;
  declare issuedAt: Date;
  declare version: CreationOptional<number>;
}

/** The last number given in a year 文号计数; its row is locked while one is drawn. */
export class RectificationCounter extends Model<InferAttributes<RectificationCounter>, InferCreationAttributes<RectificationCounter>> {
  declare year: number;
  declare last: number;
}

export const initRectifications = (sequelize: Sequelize): void => {
  RectificationOrder.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      publicId: c.code(16), number: c.text(40), inspectionId: c.code(16), establishmentId: c.ref(), establishmentPublicId: c.code(16), establishmentName: c.text(80),
      townCode: c.code(9), state: c.code(10), running: c.bool(), handling: c.code(8), inspectedOn: c.day(), issuedOn: c.day(), firstDueOn: c.day(), dueOn: c.day(),
      legalBasis: c.text(300), inspectors: c.json(), mendings: c.json(), findings: c.int(), open: c.int(),
      extensions: { ...c.json(), defaultValue: [] }, extensionAsked: { ...c.bool(), defaultValue: false }, reminders: { ...c.json(), defaultValue: [] },
      rung: { ...c.int(), defaultValue: 0 }, nextRungOn: c.optional(c.day()), closedOn: c.optional(c.day()), cancelReason: c.optional(c.text(200)),
      issuedAt: c.instant(), version: { ...c.int(), defaultValue: 1 },
    },
    { sequelize, tableName: "rectification_orders" }
  );
  RectificationCounter.init({ year: { ...c.int(), primaryKey: true }, last: c.int() }, { sequelize, tableName: "rectification_counters" });
};
