import type { Sequelize } from "sequelize";
import { ambientTransaction } from "./transaction";

export type ColumnValue = string | number | boolean | Date | null;

/** The server driver's own connection of the ambient transaction, as much of it as is used here. */
interface DriverConnection {
  readonly query: (sql: string, values: readonly unknown[], done: (error: Error | null) => void) => void;
}

const heldConnection = (db: Sequelize): DriverConnection | undefined =>
  db.getDialect() === "mysql" ? (ambientTransaction() as { connection?: DriverConnection } | undefined)?.connection : undefined;

/**
 * Many rows in one statement, in the ambient transaction, past the ORM, which would build an object for each row and
 * look through the whole statement several times. Names are the program's own, values are escaped.
 */
export const insertRows = async <C extends string>(db: Sequelize, table: string, columns: readonly C[], rows: readonly Readonly<Record<C, ColumnValue>>[]): Promise<void> => {
  if (rows.length === 0) return;
  const into = `INSERT INTO \`${table}\` (${columns.map((name) => `\`${name}\``).join(", ")}) VALUES `;
  const values = rows.map((row) => columns.map((name) => row[name]));
  const connection = heldConnection(db);
  if (!connection) {
    await db.query(`${into}:values`, { replacements: { values } });
    return;
  }
  await new Promise<void>((resolve, reject) => connection.query(`${into}?`, [values], (error) => (error ? reject(error) : resolve())));
};
