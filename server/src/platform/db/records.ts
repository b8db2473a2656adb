import type { Attributes, CreationAttributes, Model, ModelStatic, WhereOptions } from "sequelize";
import { changeRows, heldConnection, insertRow, selectRows, type ColumnValue } from "./statements";

/** What a row is found by: columns that equal a value. */
type Key<M extends Model> = { readonly [A in keyof Attributes<M>]?: string | number };

interface Column {
  readonly attribute: string;
  readonly field: string;
  readonly defaultValue: unknown;
}

/** What is known of a model's table once and for all. */
interface Table {
  readonly columns: readonly Column[];
  readonly selected: string;
}

const tables = new WeakMap<object, Table>();

const tableOf = <M extends Model>(model: ModelStatic<M>): Table => {
  const known = tables.get(model);
  if (known) return known;
  const columns = Object.entries(model.getAttributes()).map(([attribute, { field = attribute, defaultValue }]) => ({ attribute, field, defaultValue: defaultValue }));
  const table = { columns, selected: columns.map(({ attribute, field }) => `\`${field}\` AS \`${attribute}\``).join(", ") };
  tables.set(model, table);
  return table;
};

const dbOf = <M extends Model>(model: ModelStatic<M>) => {
  if (!model.sequelize) throw new Error(`${model.name} is bound to no database`);
  return model.sequelize;
};

const fieldOf = ({ columns }: Table, attribute: string): string => {
  const column = columns.find((it) => it.attribute === attribute);
  if (!column) throw new Error(`no column for ${attribute}`);
  return column.field;
};

/** As a statement takes it: structures as JSON, nothing as NULL. */
const stored = (value: unknown): ColumnValue => {
  if (value === undefined || value === null) return null;
  if (typeof value === "object" && !(value instanceof Date)) return JSON.stringify(value);
  return value as ColumnValue;
};

/**
 * Rows by equal columns, in the order of their ids. Inside a transaction on a database server a prepared statement reads
 * them: the ORM takes longer to write a statement over sixty columns than the server to answer it. Otherwise the ORM reads.
 */
export const findRows = async <M extends Model>(model: ModelStatic<M>, key: Key<M>, { lock = false }: { readonly lock?: boolean } = {}): Promise<M[]> => {
  const db = dbOf(model);
  if (!heldConnection(db)) return model.findAll({ where: key as WhereOptions<Attributes<M>>, order: [["id", "ASC"]], ...(lock && { lock: true }) });
  const table = tableOf(model);
  const where = Object.keys(key).map((attribute) => `\`${fieldOf(table, attribute)}\` = ?`).join(" AND ");
  const rows = await selectRows<object>(db, `SELECT ${table.selected} FROM \`${model.tableName}\` WHERE ${where} ORDER BY \`id\`${lock ? " FOR UPDATE" : ""}`, Object.values(key) as ColumnValue[]);
  return rows.map((row) => model.build(row as CreationAttributes<M>, { isNewRecord: false, raw: true }));
};

/** The row of a unique key; null where there is none. */
export const findRow = async <M extends Model>(model: ModelStatic<M>, key: Key<M>, how?: { readonly lock?: boolean }): Promise<M | null> => (await findRows(model, key, how))[0] ?? null;

/** Creates a row, in the same way. */
export const createRow = async <M extends Model>(model: ModelStatic<M>, values: CreationAttributes<M>): Promise<M> => {
  const db = dbOf(model);
  if (!heldConnection(db)) return model.create(values);
  const given = values as Record<string, unknown>;
  const row: Record<string, unknown> = {};
  const columns: Record<string, ColumnValue> = {};
  for (const { attribute, field, defaultValue } of tableOf(model).columns) {
    if (attribute === "id") continue;
    row[attribute] = given[attribute] ?? defaultValue ?? null;
    columns[field] = stored(row[attribute]);
  }
  row["id"] = await insertRow(db, model.tableName, columns);
  return model.build(row as CreationAttributes<M>, { isNewRecord: false, raw: true });
};

/** Changes a row, in the same way; what is as it was is not written. */
export const changeRow = async <M extends Model>(row: M, changes: Partial<Attributes<M>>): Promise<M> => {
  const model = row.constructor as ModelStatic<M>;
  const db = dbOf(model);
  if (!heldConnection(db)) return row.update(changes);
  row.set(changes);
  const changed = (row.changed() || []) as (keyof M & string)[];
  if (changed.length === 0) return row;
  const table = tableOf(model);
  const sets = changed.map((attribute) => `\`${fieldOf(table, attribute)}\` = ?`).join(", ");
  await changeRows(db, `UPDATE \`${model.tableName}\` SET ${sets} WHERE \`id\` = ?`, [...changed.map((attribute) => stored(row.get(attribute))), row.get("id") as number]);
  for (const attribute of changed) row.changed(attribute, false);
  return row;
};
