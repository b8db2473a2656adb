import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { CODE_STATES } from "@sunshine/domain/establishments/code.contract";
import { c } from "../../platform/db/schema";

export type CodeState = (typeof CODE_STATES)[number];

/** Checkout code 收银码: what is printed and scanned. It says nothing by itself and is looked up here. */
export class CheckoutCode extends Model<InferAttributes<CheckoutCode>, InferCreationAttributes<CheckoutCode>> {
  declare id: CreationOptional<number>;
  declare code: string;
  declare establishmentId: number;
  declare label: string;
  /** Fen; null lets the diner type. */
  declare amountFen: number | null;
  declare state: CodeState;
  declare createdAt: Date;
  declare endedAt: CreationOptional<Date | null>;
  declare scans: CreationOptional<number>;
  /** Last scan event that was counted. */
  declare countedTo: CreationOptional<number | null>;
}

export const initCheckoutCode = (sequelize: Sequelize): void => {
  CheckoutCode.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      code: c.code(10), establishmentId: c.ref(), label: c.text(20), amountFen: c.optional(c.int()), state: c.code(10),
      createdAt: c.instant(), endedAt: c.optional(c.instant()), scans: { ...c.int(), defaultValue: 0 }, countedTo: c.optional(c.ref()),
    },
    { sequelize, tableName: "checkout_codes" }
  );
};
