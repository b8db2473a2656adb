import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { HonourView } from "@sunshine/domain/honours/honour.contract";
import type { HonourState } from "@sunshine/domain/honours/honour.states";
import type { HonourEnding, HonourGravity, HonourGround, HonourList } from "@sunshine/domain/honours/honour.vocabulary";
import type { Day } from "@sunshine/domain/kernel/day";
import { c } from "../../platform/db/schema";

type Source = NonNullable<HonourView["source"]>;

/** An entry of the red or black list 红黑榜记录; ended, never deleted. */
export class Honour extends Model<InferAttributes<Honour>, InferCreationAttributes<Honour>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare list: HonourList;
  declare state: HonourState;
  /** List and shop while the entry is open; null afterwards, so that a shop has one open entry a list. */
  declare openKey: CreationOptional<string | null>;
  declare ground: HonourGround;
  declare gravity: HonourGravity;
  declare establishmentId: number;
  declare establishmentPublicId: string;
  /** Name and town as the archive has them now. */
  declare establishmentName: string;
  declare townCode: string;
  declare reason: string;
  declare basis: string;
  declare factOn: Day;
  declare sourceKind: CreationOptional<Source["kind"] | null>;
  declare sourceId: CreationOptional<string | null>;
  declare proposedAt: Date;
  declare statementUntil: CreationOptional<Day | null>;
  declare statement: CreationOptional<string | null>;
  declare statedAt: CreationOptional<Date | null>;
  declare fromOn: CreationOptional<Day | null>;
  declare toOn: CreationOptional<Day | null>;
  declare endedOn: CreationOptional<Day | null>;
  declare ending: CreationOptional<HonourEnding | null>;
  declare steps: HonourView["steps"];
  declare version: CreationOptional<number>;
}

export const initHonours = (sequelize: Sequelize): void => {
  Honour.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      publicId: c.code(16), list: c.code(5), state: c.code(8), openKey: c.optional(c.code(30)), ground: c.code(16), gravity: c.code(8), establishmentId: c.ref(),
      establishmentPublicId: c.code(16), establishmentName: c.text(80), townCode: c.code(9), reason: c.text(200), basis: c.text(200), factOn: c.day(),
      sourceKind: c.optional(c.code(16)), sourceId: c.optional(c.code(16)), proposedAt: c.instant(), statementUntil: c.optional(c.day()), statement: c.optional(c.text(1000)),
      statedAt: c.optional(c.instant()), fromOn: c.optional(c.day()), toOn: c.optional(c.day()), endedOn: c.optional(c.day()), ending: c.optional(c.code(10)), steps: c.json(),
      version: { ...c.int(), defaultValue: 1 },
    },
    { sequelize, tableName: "honours" }
  );
};
