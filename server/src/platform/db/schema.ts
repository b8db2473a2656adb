import { DataTypes, type ModelAttributeColumnOptions, type ModelAttributes, type QueryInterface } from "sequelize";

/** What a migration works with; it is written once for both engines. */
export interface MigrationContext {
  readonly query: QueryInterface;
  readonly dialect: "mysql" | "sqlite";
}

export interface Migration {
  /** Sorts the migrations: date, then a verb-noun. */
  readonly name: string;
  readonly up: (context: MigrationContext) => Promise<void>;
}

type Column = ModelAttributeColumnOptions;

/** Column kinds; `c.text(80)` is required, `c.optional(c.text(80))` may be null. */
export const c = {
  id: (dialect: MigrationContext["dialect"]): Column => ({
    type: dialect === "sqlite" ? DataTypes.INTEGER : DataTypes.BIGINT,
    primaryKey: true,
    autoIncrement: true,
    allowNull: false,
  }),
  ref: (): Column => ({ type: DataTypes.BIGINT, allowNull: false }),
  int: (): Column => ({ type: DataTypes.INTEGER, allowNull: false }),
  real: (): Column => ({ type: DataTypes.DOUBLE, allowNull: false }),
  bool: (): Column => ({ type: DataTypes.BOOLEAN, allowNull: false }),
  text: (length: number): Column => ({ type: DataTypes.STRING(length), allowNull: false }),
  /** Compared byte by byte: codes, hashes, ids. */
  code: (length: number): Column => ({ type: DataTypes.STRING(length, true), allowNull: false }),
  /** Up to 16 MB; named plainly because the embedded engine's dialect warns of lengths. */
  long: (): Column => ({ type: "MEDIUMTEXT", allowNull: false }),
  json: (): Column => ({ type: DataTypes.JSON, allowNull: false }),
  day: (): Column => ({ type: DataTypes.DATEONLY, allowNull: false }),
  instant: (): Column => ({ type: DataTypes.DATE(3), allowNull: false }),
  optional: (column: Column): Column => ({ ...column, allowNull: true }),
};

export interface Index {
  readonly fields: readonly string[];
  readonly unique?: boolean;
}

/** Creates a table and its indexes; an index is named by its table and fields. */
export const createTable = async (
  context: MigrationContext,
  table: string,
  columns: Record<string, Column>,
  indexes: readonly Index[] = []
): Promise<void> => {
  await context.query.createTable(table, columns as ModelAttributes, { charset: "utf8mb4", collate: "utf8mb4_unicode_520_ci" });
  await addIndexes(context, table, indexes);
};

/** Adds indexes, each named by its table and fields. */
export const addIndexes = async ({ query }: MigrationContext, table: string, indexes: readonly Index[]): Promise<void> => {
  for (const { fields, unique = false } of indexes) {
    const name = `${table}_${fields.join("_")}`.slice(0, 60);
    await query.addIndex(table, [...fields], { name, unique });
  }
};

/** Widens a table that stands already; what is added is optional or has a default, so that rows that are there stay true. */
export const addColumns = async (context: MigrationContext, table: string, columns: Record<string, Column>, indexes: readonly Index[] = []): Promise<void> => {
  for (const [name, column] of Object.entries(columns)) await context.query.addColumn(table, name, column);
  await addIndexes(context, table, indexes);
};
