import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createPool, type Connection, type RowDataPacket } from "mysql2";
import { Sequelize, type Options } from "sequelize";
import { sqliteDriver } from "./sqlite-driver";

export interface DatabaseSettings {
  /** mysql://user:password@host:port/name; absent for the embedded database in `dataDir`. */
  readonly url?: string | undefined;
  readonly dataDir: string;
  /** Connections a server keeps at most. */
  readonly poolSize?: number;
}

/** One database, whichever engine. */
export interface Database {
  readonly sequelize: Sequelize;
  readonly dialect: "mysql" | "sqlite";
  /** The shortest way to rows, past the ORM, for the few reads that must be fast; outside any transaction. */
  readonly read: <T>(sql: string, params: readonly (string | number)[]) => Promise<T[]>;
  readonly close: () => Promise<void>;
}

const common = { logging: false, define: { underscored: true, timestamps: false } } satisfies Options;

const openEmbedded = (dataDir: string, poolSize: number): Database => {
  mkdirSync(dataDir, { recursive: true });
  const sequelize = new Sequelize({
    ...common,
    dialect: "sqlite",
    dialectModule: sqliteDriver,
    storage: join(dataDir, "sunshine.db"),
    // A deferred transaction that turns into a writer fails at once when another writes; an immediate one waits.
    transactionType: "IMMEDIATE" as Options["transactionType"] & string,
    pool: { max: poolSize },
  });
  return {
    sequelize,
    dialect: "sqlite",
    read: async <T>(sql: string, params: readonly (string | number)[]) => {
      // Numbered and bound, so that one text stays one prepared statement.
      let at = 0;
      const [rows] = await sequelize.query(sql.replace(/\?/g, () => `$${(at += 1)}`), { bind: [...params], raw: true });
      return rows as T[];
    },
    close: () => sequelize.close(),
  };
};

type Send = Pick<Connection, "query">;

const send = (connection: Send, sql: string): Promise<void> => new Promise((resolve, reject) => connection.query(sql, (error) => (error ? reject(error) : resolve())));

/** As much of the ORM's transaction as begins and ends it. */
interface Steered {
  readonly connection: Send;
  finished?: string;
}

/** Transactions begin and end by the shortest way: the ORM treats these words like any statement, at several times their price. */
const steerDirectly = (sequelize: Sequelize): void => {
  const words = sequelize.getQueryInterface() as unknown as Record<"startTransaction" | "commitTransaction", (transaction: Steered) => Promise<void>>;
  words.startTransaction = ({ connection }) => send(connection, "START TRANSACTION");
  words.commitTransaction = (transaction) => {
    transaction.finished = "commit";
    return send(transaction.connection, "COMMIT");
  };
};

const openServer = (url: string, poolSize: number): Database => {
  const sequelize = new Sequelize(url, {
    ...common,
    dialect: "mysql",
    timezone: "+00:00",
    define: { ...common.define, charset: "utf8mb4", collate: "utf8mb4_unicode_520_ci" },
    dialectOptions: { charset: "utf8mb4", supportBigNumbers: true, bigNumberStrings: false },
    pool: { max: poolSize, acquire: 20_000 },
  });
  // Who waited for a lock reads what was committed meanwhile; said once for a connection, not for each transaction.
  sequelize.addHook("afterConnect", (connection) => send(connection as Connection, "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"));
  steerDirectly(sequelize);
  // Called back, not promised: the promises of mysql2 write down a stack for every query.
  const pool = createPool({ uri: url, connectionLimit: Math.min(poolSize, 8), charset: "utf8mb4", supportBigNumbers: true, timezone: "Z", maxPreparedStatements: 64 });
  return {
    sequelize,
    dialect: "mysql",
    read: <T>(sql: string, params: readonly (string | number)[]) =>
      new Promise<T[]>((resolve, reject) => {
        pool.execute<RowDataPacket[]>(sql, [...params], (error, rows) => (error ? reject(error) : resolve(rows as T[])));
      }),
    close: async () => {
      await new Promise<void>((resolve, reject) => pool.end((error) => (error ? reject(error) : resolve())));
      await sequelize.close();
    },
  };
};

/** Opens MySQL/MariaDB where a URL is set, else the embedded SQLite file. */
export const openDatabase = ({ url, dataDir, poolSize = 12 }: DatabaseSettings): Database =>
  url ? openServer(url, poolSize) : openEmbedded(dataDir, poolSize);
