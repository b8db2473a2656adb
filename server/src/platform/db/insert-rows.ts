import type { Sequelize } from "sequelize";
import { heldConnection, type ColumnValue } from "./statements";

export type { ColumnValue } from "./statements";

/** Rows of one statement: below what a server takes in one packet, and short enough to let others have their turn between. */
const AT_ONCE = 10_000;

/**
 * Many rows in few statements, in the ambient transaction, past the ORM, which would build an object for each row and
 * look through the whole statement several times. Values stand in the order of the columns and are escaped; names are
 * the program's own.
 */
export const insertRows = async (db: Sequelize, table: string, columns: readonly string[], rows: readonly (readonly ColumnValue[])[]): Promise<void> => {
  const into = `INSERT INTO \`${table}\` (${columns.map((name) => `\`${name}\``).join(", ")}) VALUES `;
  const connection = heldConnection(db);
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE);
    if (connection) await new Promise<void>((resolve, reject) => connection.query(`${into}?`, [some], (error) => (error ? reject(error) : resolve())));
    else await db.query(`${into}:some`, { replacements: { some } });
  }
};
