import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { EstablishmentState, EstablishmentType } from "@sunshine/domain/establishments/establishment.vocabulary";
import type { AnnualGrade, ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import type { Day } from "@sunshine/domain/kernel/day";
import type { Storefront } from "@sunshine/domain/storefronts/storefront.contract";
import { c } from "../../platform/db/schema";

/** The public page 公示页 of one shop, ready as JSON text, and what it is searched by. Built from events; can be built anew. */
export class StorefrontPage extends Model<InferAttributes<StorefrontPage>, InferCreationAttributes<StorefrontPage>> {
  declare establishmentId: number;
  declare publicId: string;
  /** JSON text of `StorefrontSchema`; sent as it is. */
  declare body: string;
  /** By which edition of the presenter the body was made. */
  declare format: number;
  declare name: string;
  /** Pinyin of the name: the order of the list without a place. */
  declare nameKey: string;
  /** What the search compares when a query finds too many shops to name. */
  declare searchText: string;
  declare type: EstablishmentType;
  declare state: EstablishmentState;
  declare grade: ShownGrade;
  declare annual: AnnualGrade | null;
  declare lastVisitOn: Day | null;
  declare address: string;
  declare townCode: string;
  declare lng: number | null;
  declare lat: number | null;
  /** Cell of the map that holds the place. */
  declare cell: number | null;
  declare openKitchen: Storefront["openKitchen"];
  declare builtAt: Date;
}

/** One scan 扫码 of a checkout code; it knows nobody. */
export class Scan extends Model<InferAttributes<Scan>, InferCreationAttributes<Scan>> {
  declare id: CreationOptional<number>;
  declare establishmentId: number;
  /** Where the shop was when it was scanned: figures are counted by it. */
  declare townCode: string;
  declare code: string;
  declare channel: "weapp" | "h5";
  declare day: Day;
  declare at: Date;
}

export const initStorefronts = (sequelize: Sequelize): void => {
  StorefrontPage.init(
    {
      establishmentId: { ...c.ref(), primaryKey: true }, publicId: c.code(16), body: c.long(), format: c.int(), name: c.text(80), nameKey: c.code(120), searchText: c.code(600), type: c.code(30),
      state: c.code(10), grade: c.code(10), annual: c.optional(c.code(1)), lastVisitOn: c.optional(c.day()), address: c.text(160), townCode: c.code(9),
      lng: c.optional(c.real()), lat: c.optional(c.real()), cell: c.optional(c.int()), openKitchen: c.code(8), builtAt: c.instant(),
    },
    { sequelize, tableName: "storefront_pages" }
  );
  Scan.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      establishmentId: c.ref(), townCode: c.code(9), code: c.code(10), channel: c.code(8), day: c.day(), at: c.instant(),
    },
    { sequelize, tableName: "scans" }
  );
};
