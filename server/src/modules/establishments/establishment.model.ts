import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { EstablishmentState, EstablishmentType } from "@sunshine/domain/establishments/establishment.vocabulary";
import type { AnnualGrade, ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import type { Day } from "@sunshine/domain/kernel/day";
import { c } from "../../platform/db/schema";

export type OpenKitchen = "none" | "glass" | "video";

/** The archive 主体档案 of one food business, as the table holds it. */
export class Establishment extends Model<InferAttributes<Establishment>, InferCreationAttributes<Establishment>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare name: string;
  /** Pinyin of the name: sorts as a Chinese reader expects, the same on both engines. */
  declare nameKey: string;
  /** Everything that a search may find, for queries that match too many rows to be looked up one by one. */
  declare searchText: string;
  declare creditCode: string;
  declare licenceNumber: string;
  declare operator: string;
  declare legalRepresentative: string | null;
  declare licenceIssuedOn: Day;
  declare licenceExpiresOn: Day;
  declare type: EstablishmentType;
  declare scenicArea: boolean;
  declare takeawayOnly: boolean;
  declare keyUnit: boolean;
  declare areaM2: number | null;
  declare seats: number | null;
  declare mealsServed: number | null;
  declare address: string;
  declare townCode: string;
  declare lng: number | null;
  declare lat: number | null;
  /** Sealed personal data. */
  declare contactName: string | null;
  declare contactPhone: string | null;
  declare subMchid: string | null;
  declare paymentHint: string | null;
  declare openKitchen: OpenKitchen;
  /** SHA-256 of the stored front photo. */
  declare photo: CreationOptional<string | null>;
  declare state: EstablishmentState;
  /** Projected from grade.recomputed.v1; the ledger is the truth. */
  declare grade: ShownGrade;
  declare annualGrade: CreationOptional<AnnualGrade | null>;
  declare lastVisitOn: CreationOptional<Day | null>;
  /** `lastVisitOn`, or empty where nobody has been yet: a key page cannot begin after a null. */
  declare visitKey: CreationOptional<string>;
  declare version: CreationOptional<number>;
  declare createdAt: Date;
  declare updatedAt: Date;
}

export const initEstablishment = (sequelize: Sequelize): void => {
  Establishment.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      publicId: c.code(16), name: c.text(80), nameKey: c.code(120), searchText: c.code(600), creditCode: c.code(18), licenceNumber: c.code(40),
      operator: c.text(80), legalRepresentative: c.optional(c.text(40)), licenceIssuedOn: c.day(), licenceExpiresOn: c.day(), type: c.code(30),
      scenicArea: c.bool(), takeawayOnly: c.bool(), keyUnit: c.bool(),
      // Named by hand: the underscored form of "areaM2" is not obvious.
      areaM2: { ...c.optional(c.real()), field: "area_m2" },
      seats: c.optional(c.int()), mealsServed: c.optional(c.int()), address: c.text(160), townCode: c.code(9), lng: c.optional(c.real()), lat: c.optional(c.real()),
      contactName: c.optional(c.text(255)), contactPhone: c.optional(c.text(255)), subMchid: c.optional(c.code(12)), paymentHint: c.optional(c.text(80)),
      openKitchen: c.code(8), photo: c.optional(c.code(64)), state: c.code(10), grade: c.code(10), annualGrade: c.optional(c.code(1)),
      lastVisitOn: c.optional(c.day()), visitKey: { ...c.code(10), defaultValue: "" }, version: { ...c.int(), defaultValue: 1 },
      createdAt: c.instant(), updatedAt: c.instant(),
    },
    { sequelize, tableName: "establishments" }
  );
};
