import { SequelizeStorage, Umzug } from "umzug";
import type { Database } from "./database";
import type { Migration } from "./schema";

/** Migrations that this database has not had yet, in order. */
const plan = ({ sequelize, dialect }: Database, migrations: readonly Migration[]) =>
  new Umzug({
    migrations: migrations.map(({ name, up }) => ({ name, up: () => up({ query: sequelize.getQueryInterface(), dialect }) })),
    storage: new SequelizeStorage({ sequelize, modelName: "schema_migration", tableName: "schema_migrations" }),
    logger: undefined,
  });

/** Brings the tables up to date; returns the names of what was done. Two servers that start at once take turns. */
export const migrate = async (database: Database, migrations: readonly Migration[]): Promise<string[]> => {
  if (database.dialect === "sqlite") return (await plan(database, migrations).up()).map(({ name }) => name);
  const lock = await database.sequelize.connectionManager.getConnection({ type: "write" });
  const ask = (sql: string): Promise<void> =>
    new Promise((resolve, reject) => {
      (lock as { query: (sql: string, done: (error: Error | null) => void) => void }).query(sql, (error) => (error ? reject(error) : resolve()));
    });
  try {
    await ask("SELECT GET_LOCK(CONCAT('sunshine_migrate:', DATABASE()), 120)");
    return (await plan(database, migrations).up()).map(({ name }) => name);
  } finally {
    await ask("SELECT RELEASE_LOCK(CONCAT('sunshine_migrate:', DATABASE()))");
    database.sequelize.connectionManager.releaseConnection(lock);
  }
};

/** True when no migration is waiting: what /readyz asks. */
export const isMigrated = async (database: Database, migrations: readonly Migration[]): Promise<boolean> =>
  (await plan(database, migrations).pending()).length === 0;
