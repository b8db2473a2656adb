import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import { c } from "../../platform/db/schema";

/** How often the codes of a shop were scanned on a day 扫码次数, beside its takings. */
export class ScanDay extends Model<InferAttributes<ScanDay>, InferCreationAttributes<ScanDay>> {
  declare id: CreationOptional<number>;
  declare establishmentId: number;
  declare day: string;
  declare scans: number;
  /** Last scan event that was counted. */
  declare countedTo: CreationOptional<number | null>;
}

export const initScanDay = (sequelize: Sequelize): void => {
  ScanDay.init(
    { id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false }, establishmentId: c.ref(), day: c.day(), scans: c.int(), countedTo: c.optional(c.ref()) },
    { sequelize, tableName: "payment_scan_days" }
  );
};
