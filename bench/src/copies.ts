import { QueryTypes } from "sequelize";
import type { Database } from "../../server/src/platform/db/database";

const BATCH = 20_000;

/** A table of the numbers from 0 on, as many as one batch needs. */
const makeNumbers = async (db: Database): Promise<void> => {
  const digits = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
  await db.sequelize.query("CREATE TABLE IF NOT EXISTS bench_numbers (at INT PRIMARY KEY)");
  const places = ["a", "b", "c", "d", "e"];
  const value = places.map((name, place) => `${name}.d * ${10 ** place}`).join(" + ");
  await db.sequelize.query(`INSERT IGNORE INTO bench_numbers SELECT ${value} FROM ${places.map((name) => `${digits} ${name}`).join(" CROSS JOIN ")} WHERE ${value} < ${BATCH}`);
};

/** Runs a statement for the numbers from 2 on, a batch at a time; `n` is the number of the copy. */
const forNumbers = async (db: Database, count: number, sql: (numbers: string) => string): Promise<void> => {
  await makeNumbers(db);
  for (let from = 2; from <= count; from += BATCH) {
    await db.sequelize.query(sql(`(SELECT at + ${from} AS n FROM bench_numbers WHERE at + ${from} <= ${count}) AS numbers`));
  }
};

/** The code of the nth copy. */
export const copiedCode = (n: number): string => String(n).padStart(10, "0");

/** Copies the first row of a table until there are `count`; `changes` says in SQL which columns differ, by the number `n` of the copy. */
const copyRow = async (db: Database, table: string, count: number, changes: Readonly<Record<string, string>>): Promise<void> => {
  const columns = await db.sequelize.query<{ name: string; extra: string }>(
    "SELECT column_name AS name, extra FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position",
    { replacements: [table], type: QueryTypes.SELECT }
  );
  const kept = columns.filter(({ name, extra }) => name in changes || !extra.includes("auto_increment")).map(({ name }) => name);
  const unknown = Object.keys(changes).filter((name) => !kept.includes(name));
  if (unknown.length > 0) throw new Error(`${table} has no ${unknown.join(", ")}`);
  const values = kept.map((name) => changes[name] ?? `first.\`${name}\``).join(", ");
  await forNumbers(db, count, (numbers) => `INSERT INTO ${table} (${kept.map((name) => `\`${name}\``).join(", ")}) SELECT ${values} FROM (SELECT * FROM ${table} LIMIT 1) AS first CROSS JOIN ${numbers}`);
  await db.sequelize.query(`ANALYZE TABLE ${table}`);
};

/** Public pages and codes of `count` shops, each a copy of the first with its own id and name. */
export const copyPages = async (db: Database, count: number): Promise<void> => {
  const id = "n + 1000";
  await copyRow(db, "storefront_pages", count, {
    establishment_id: id, public_id: "LPAD(n, 16, '0')", body: "REPLACE(first.body, first.name, CONCAT(first.name, n))", name: "CONCAT(first.name, n)", name_key: "CONCAT(first.name_key, n)",
  });
  await copyRow(db, "checkout_codes", count, { code: "LPAD(n, 10, '0')", establishment_id: id });
};

export interface YearSizes {
  readonly shops: number;
  readonly scans: number;
  readonly orders: number;
  readonly visits: number;
  readonly today: string;
}

/** A year of a county: shops, their scans, paid orders and visits, evenly spread over towns and days. */
export const copyYear = async (db: Database, { shops, scans, orders, visits, today }: YearSizes): Promise<void> => {
  const town_code = "CONCAT('330127', 100 + n % 23)";
  const day = `DATE_SUB('${today}', INTERVAL n % 365 DAY)`;
  const public_id = "LPAD(n, 16, '0')";
  const establishment_id = `1 + n % ${shops}`;
  await copyRow(db, "establishments", shops, {
    id: "n", public_id, town_code, name: "CONCAT(first.name, n)", name_key: "CONCAT(first.name_key, n)", licence_number: "CONCAT('JY9', LPAD(n, 13, '0'))", licence_expires_on: `DATE_ADD('${today}', INTERVAL n % 1800 DAY)`,
    type: "ELT(1 + n % 5, 'restaurant_large', 'restaurant_small', 'snack', 'drinks', 'school_canteen')", key_unit: "n % 50 = 0", state: "IF(n % 40 = 0, 'closed', 'open')",
    grade: "ELT(1 + n % 4, 'excellent', 'good', 'fair', 'pending')", lng: "first.lng + (n % 997) / 2000", lat: "first.lat + (n % 991) / 2000",
  });
  await copyRow(db, "grade_states", shops, { establishment_id: "n", shown: "ELT(1 + n % 4, 'excellent', 'good', 'fair', 'pending')", last_visit_on: `DATE_SUB('${today}', INTERVAL n % 500 DAY)` });
  await copyRow(db, "scans", scans, { establishment_id, town_code, day });
  await copyRow(db, "orders", orders, { public_id, number: public_id, client_key: public_id, establishment_id, town_code, account_id: "n % 50000", paid_on: day, paid_at: day, created_at: day });
  await copyRow(db, "inspections", visits, { public_id, establishment_id, town_code, visited_on: day, open_findings: "n % 10 = 0" });
};
