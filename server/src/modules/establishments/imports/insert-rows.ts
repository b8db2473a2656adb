import type { Sequelize } from "sequelize";

type Value = string | number | boolean | Date | null;

/** Many rows in one statement, in the ambient transaction: past the ORM, which builds an object for each. Names are ours, values are escaped. */
export const insertRows = async <C extends string>(db: Sequelize, table: string, columns: readonly C[], rows: readonly Readonly<Record<C, Value>>[]): Promise<void> => {
  if (rows.length === 0) return;
  const names = columns.map((name) => `\`${name}\``).join(", ");
  await db.query(`INSERT INTO \`${table}\` (${names}) VALUES :rows`, { replacements: { rows: rows.map((row) => columns.map((name) => row[name])) } });
};
