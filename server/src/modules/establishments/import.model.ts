import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { IMPORT_STATES, RowOutcome } from "@sunshine/domain/establishments/import.contract";
import { c } from "../../platform/db/schema";

export type ImportState = (typeof IMPORT_STATES)[number];

/** One import 导入批次: a file, what was read in it, and how far it has been applied. */
export class Import extends Model<InferAttributes<Import>, InferCreationAttributes<Import>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare fileName: string;
  /** SHA-256 of the stored file. */
  declare file: string;
  declare state: ImportState;
  /** Rows handled in the running step. */
  declare done: CreationOptional<number>;
  declare total: CreationOptional<number | null>;
  declare newRows: CreationOptional<number>;
  declare changedRows: CreationOptional<number>;
  declare unchangedRows: CreationOptional<number>;
  declare rejectedRows: CreationOptional<number>;
  /** Spreadsheet row up to which the running step has come; moves in the same transaction as the rows. */
  declare handledThrough: CreationOptional<number>;
  /** The process that works on it just now, and until when others leave it alone. */
  declare heldBy: CreationOptional<string | null>;
  declare heldUntil: CreationOptional<Date | null>;
  declare failure: CreationOptional<string | null>;
  /** Null where the system itself imports. */
  declare officerId: number | null;
  declare createdBy: string;
  declare createdAt: Date;
}

/** One row of an import with what is to become of it. */
export class ImportRow extends Model<InferAttributes<ImportRow>, InferCreationAttributes<ImportRow>> {
  declare importId: number;
  /** Row number as the spreadsheet shows it. */
  declare row: number;
  declare outcome: RowOutcome;
  declare name: string;
  /** Empty where it could not be read. */
  declare licenceNumber: string;
  /** Sealed JSON, because it holds contacts: the row as written where it is rejected, else the fields to be set. */
  declare content: string;
  /** Version that the changed establishment had when it was compared. */
  declare version: number | null;
  declare changes: { column: string; before: string; after: string }[];
  declare rejections: { column: string; value: string; reason: string }[];
  declare warnings: string[];
}

export const initImport = (sequelize: Sequelize): void => {
  // A function, because Sequelize writes the column's name into the object that it is given.
  const count = () => ({ ...c.int(), defaultValue: 0 });
  Import.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      publicId: c.code(16), fileName: c.text(120), file: c.code(64), state: c.code(12), done: count(), total: c.optional(c.int()),
      newRows: count(), changedRows: count(), unchangedRows: count(), rejectedRows: count(), handledThrough: count(), heldBy: c.optional(c.code(20)), heldUntil: c.optional(c.instant()),
      failure: c.optional(c.text(300)),
      officerId: c.optional(c.ref()), createdBy: c.text(40), createdAt: c.instant(),
    },
    { sequelize, tableName: "establishment_imports" }
  );
};

export const initImportRow = (sequelize: Sequelize): void => {
  ImportRow.init(
    {
      importId: { ...c.ref(), primaryKey: true }, row: { ...c.int(), primaryKey: true }, outcome: c.code(10), name: c.text(80), licenceNumber: c.code(40),
      content: c.long(), version: c.optional(c.int()), changes: c.json(), rejections: c.json(), warnings: c.json(),
    },
    { sequelize, tableName: "establishment_import_rows" }
  );
};
