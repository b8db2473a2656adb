import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import { c } from "../db/schema";

/** One thing told to one audience. Written by one relay at a time, so ids are in the order of telling. */
export class LivePush extends Model<InferAttributes<LivePush>, InferCreationAttributes<LivePush>> {
  declare id: CreationOptional<number>;
  declare eventId: number;
  declare name: string;
  /** Who may hear it; a socket hears it once, however many of its topics match. */
  declare topics: string[];
  declare data: Record<string, unknown>;
  declare at: Date;
}

export const initLive = (sequelize: Sequelize): void => {
  LivePush.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      eventId: c.ref(),
      name: c.code(60),
      topics: c.json(),
      data: c.json(),
      at: c.instant(),
    },
    { sequelize, tableName: "live_pushes" }
  );
};
