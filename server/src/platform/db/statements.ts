import { QueryTypes, UniqueConstraintError, type Sequelize } from "sequelize";
import { ambientTransaction } from "./transaction";

export type ColumnValue = string | number | boolean | Date | null;

/** A value of a statement; a list stands for `IN (?)`. */
type Value = ColumnValue | readonly (string | number)[];

interface Header {
  readonly insertId: number;
  readonly affectedRows: number;
}

/** The server driver's own connection of the ambient transaction, as much of it as is used here. */
interface DriverConnection {
  readonly query: (sql: string, values: readonly unknown[], done: (error: Error | null, result: unknown) => void) => void;
  readonly execute: DriverConnection["query"];
}

/** Held by the ambient transaction; absent outside of one, and on the embedded engine. */
export const heldConnection = (db: Sequelize): DriverConnection | undefined =>
  db.getDialect() === "mysql" ? (ambientTransaction() as { connection?: DriverConnection } | undefined)?.connection : undefined;

/** What is there already is told in one way, whoever wrote the statement. */
const asOrmTells = (error: Error): Error => ((error as { code?: string }).code === "ER_DUP_ENTRY" ? new UniqueConstraintError({ message: error.message, parent: Object.assign(error, { sql: "" }) }) : error);

/** One text is prepared once for each connection; lists have no fixed number of places, so they go as text. */
const send = <T>(connection: DriverConnection, sql: string, values: readonly Value[]): Promise<T> =>
  new Promise((resolve, reject) => {
    const way = values.some((value) => Array.isArray(value)) ? "query" : "execute";
    connection[way](sql, values, (error, result) => (error ? reject(asOrmTells(error)) : resolve(result as T)));
  });

/**
 * Rows of a fixed statement in the ambient transaction, past the ORM: for the machinery that every write passes
 * through. JSON and instants come as the engine gives them. Names are the program's own, values are never part of the text.
 */
export const selectRows = async <T extends object>(db: Sequelize, sql: string, values: readonly Value[]): Promise<T[]> => {
  const connection = heldConnection(db);
  return connection ? send<T[]>(connection, sql, values) : db.query<T>(sql, { replacements: [...values], type: QueryTypes.SELECT });
};

/** Inserts one row the same way; answers with its id. */
export const insertRow = async (db: Sequelize, table: string, row: Readonly<Record<string, ColumnValue>>): Promise<number> => {
  const names = Object.keys(row);
  const sql = `INSERT INTO \`${table}\` (${names.map((name) => `\`${name}\``).join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
  const connection = heldConnection(db);
  if (connection) return Number((await send<Header>(connection, sql, Object.values(row))).insertId);
  const [id] = await db.query(sql, { replacements: Object.values(row), type: QueryTypes.INSERT });
  return id;
};

/** Changes rows the same way. */
export const changeRows = async (db: Sequelize, sql: string, values: readonly Value[]): Promise<void> => {
  const connection = heldConnection(db);
  if (connection) await send<Header>(connection, sql, values);
  else await db.query(sql, { replacements: [...values] });
};

/** JSON as a fixed statement reads it: the engines differ in whether it is parsed. */
export const parsedJson = <T>(value: T | string): T => (typeof value === "string" ? (JSON.parse(value) as T) : value);
