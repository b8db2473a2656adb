import { QueryTypes, type Sequelize } from "sequelize";
import { CANARIES, heardIn, type CanaryName } from "./canaries";

const namesOf = async (db: Sequelize): Promise<string[]> => {
  const sql = db.getDialect() === "sqlite" ? "SELECT name FROM sqlite_master WHERE type = 'table'" : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'";
  return (await db.query<{ name: string }>(sql, { type: QueryTypes.SELECT })).map(({ name }) => name);
};

/** Tables, with what each holds in plain; read past every model, as somebody would who has the disk. */
export const plainIn = async (db: Sequelize): Promise<Map<string, CanaryName[]>> => {
  const found = new Map<string, CanaryName[]>();
  for (const name of await namesOf(db)) found.set(name, heardIn(JSON.stringify(await db.query(`SELECT * FROM \`${name}\``, { type: QueryTypes.SELECT }))));
  return found;
};

/** Where something stands that should be sealed, or belongs elsewhere. */
export const strays = (found: ReadonlyMap<string, readonly CanaryName[]>): string[] =>
  [...found].flatMap(([table, names]) => names.filter((name) => !(CANARIES[name].tables as readonly string[]).includes(table)).map((name) => `${table}: ${name}`));
