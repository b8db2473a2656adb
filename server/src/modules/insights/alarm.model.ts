import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { AlarmKind } from "@sunshine/domain/insights/alarm.vocabulary";
import { c } from "../../platform/db/schema";

const auto = { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false };

/** An emergency at the command centre 警情, with who acknowledged it and when; kept for good. */
export class Alarm extends Model<InferAttributes<Alarm>, InferCreationAttributes<Alarm>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare kind: AlarmKind;
  declare sourceRef: string;
  /** Rung of the ladder for a task that nobody accepts, else 0: each rings once. */
  declare rung: number;
  declare text: string;
  declare placeName: string;
  declare townCode: string;
  declare lng: number | null;
  declare lat: number | null;
  declare establishmentPublicId: string | null;
  declare raisedAt: Date;
  declare acknowledgedAt: CreationOptional<Date | null>;
  declare acknowledgedBy: CreationOptional<number | null>;
  declare acknowledgedName: CreationOptional<string | null>;
}

export const initAlarms = (sequelize: Sequelize): void => {
  Alarm.init(
    {
      id: auto, publicId: c.code(16), kind: c.code(16), sourceRef: c.code(16), rung: c.int(), text: c.text(300), placeName: c.text(100), townCode: c.code(9), lng: c.optional(c.real()),
      lat: c.optional(c.real()), establishmentPublicId: c.optional(c.code(16)), raisedAt: c.instant(), acknowledgedAt: c.optional(c.instant()), acknowledgedBy: c.optional(c.ref()),
      acknowledgedName: c.optional(c.text(20)),
    },
    { sequelize, tableName: "alarms" }
  );
};
