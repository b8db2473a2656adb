import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { Day } from "@sunshine/domain/kernel/day";
import { c } from "../../platform/db/schema";

export type PersonRole = "owner" | "safety_officer" | "staff";

/** Somebody who works at an establishment 从业人员, with the health certificate 健康证明. */
export class Person extends Model<InferAttributes<Person>, InferCreationAttributes<Person>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare establishmentId: number;
  /** Sealed personal data. */
  declare name: string;
  declare duty: string;
  declare role: PersonRole;
  declare healthCertificateExpiresOn: Day | null;
  /** Sealed personal data. */
  declare phone: string | null;
  declare version: CreationOptional<number>;
  declare createdAt: Date;
  /** When the person left; rows are kept. */
  declare leftAt: CreationOptional<Date | null>;
}

export const initPerson = (sequelize: Sequelize): void => {
  Person.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      publicId: c.code(16), establishmentId: c.ref(), name: c.text(255), duty: c.text(20), role: c.code(16),
      healthCertificateExpiresOn: c.optional(c.day()), phone: c.optional(c.text(255)), version: { ...c.int(), defaultValue: 1 },
      createdAt: c.instant(), leftAt: c.optional(c.instant()),
    },
    { sequelize, tableName: "establishment_people" }
  );
};
