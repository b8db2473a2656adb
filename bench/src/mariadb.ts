import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { createConnection, type RowDataPacket } from "mysql2/promise";

/** A MariaDB for one benchmark. */
export interface Mariadb {
  /** Address of a database on it, made where it is missing. */
  readonly database: (name: string, fresh?: boolean) => Promise<string>;
  /** Processor time that it has used, microseconds; null where it is somebody else's. */
  readonly cpuMicros: () => number | null;
  /** Statements that it has been sent by anybody. */
  readonly statements: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Where it keeps its files between runs, so that a million rows are written once. */
const HOME = join(__dirname, "..", ".data", "mariadb");
const PATIENCE_MS = 60_000;
/** As a small server of a county would be set: every commit on the disk, a buffer that holds what is worked on. */
const SETTINGS = [
  "--innodb-buffer-pool-size=1536M", "--innodb-log-file-size=1G", "--innodb-flush-log-at-trx-commit=1", "--innodb-io-capacity=1000", "--innodb-autoinc-lock-mode=2", "--max-connections=100",
  "--skip-log-bin", "--performance-schema=OFF", "--character-set-server=utf8mb4", "--collation-server=utf8mb4_unicode_520_ci",
];
const TICK_MICROS = 10_000;

const found = (name: string): string | undefined => [`/usr/sbin/${name}`, `/usr/bin/${name}`, `/usr/local/bin/${name}`].find(existsSync);

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const ask = async (url: string, sql: string): Promise<void> => {
  const connection = await createConnection(url);
  await connection.query(sql);
  await connection.end();
};

const statementsOn = (root: string) => async (): Promise<number> => {
  const connection = await createConnection(root);
  const [rows] = await connection.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Questions'");
  await connection.end();
  return Number((rows[0] as { Value: string }).Value);
};

const untilItAnswers = async (url: string, server: ChildProcess): Promise<void> => {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask(url, "SELECT 1");
    } catch (error) {
      if (server.exitCode !== null || Date.now() > giveUpAt) throw new Error(`MariaDB does not start; see ${join(HOME, "error.log")}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

/** User and system time of a process, the fields after its name in parentheses. */
const processMicros = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MICROS;
};

const databaseOn = (root: string) => async (name: string, fresh = false): Promise<string> => {
  if (fresh) await ask(root, `DROP DATABASE IF EXISTS ${name}`);
  await ask(root, `CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  return new URL(`/${name}`, root).toString();
};

const startOwn = async (program: string, install: string): Promise<Mariadb> => {
  const user = `--user=${process.getuid?.() === 0 ? "root" : (process.env["USER"] ?? "root")}`;
  if (!existsSync(join(HOME, "data", "mysql"))) {
    mkdirSync(HOME, { recursive: true });
    execFileSync(install, ["--no-defaults", `--datadir=${join(HOME, "data")}`, user, "--auth-root-authentication-method=normal", "--skip-test-db"], { stdio: "ignore" });
  }
  const port = await freePort();
  const files = [`--datadir=${join(HOME, "data")}`, `--socket=${join(HOME, "s")}`, `--pid-file=${join(HOME, "pid")}`, `--log-error=${join(HOME, "error.log")}`];
  const server = spawn(program, ["--no-defaults", user, ...files, `--port=${port}`, "--bind-address=127.0.0.1", ...SETTINGS], { stdio: "ignore" });
  process.once("exit", () => server.kill());
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const root = `mysql://root@127.0.0.1:${port}`;
  await untilItAnswers(root, server);
  return {
    database: databaseOn(root),
    cpuMicros: () => processMicros(server.pid!),
    statements: statementsOn(root),
    stop: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
      if (process.env["BENCH_DROP"]) rmSync(HOME, { recursive: true, force: true });
    },
  };
};

/** A server of its own, so that its settings and its processor time are known; else the one at BENCH_DATABASE_URL. */
export const openMariadb = async (): Promise<Mariadb> => {
  const [program, install] = [found("mariadbd"), found("mariadb-install-db")];
  const given = process.env["BENCH_DATABASE_URL"];
  if (given === undefined && program && install) return startOwn(program, install);
  const names = new Set<string>();
  const root = given ?? "mysql://root@127.0.0.1:3306";
  const make = databaseOn(root);
  return {
    database: (name, fresh) => {
      names.add(name);
      return make(name, fresh);
    },
    cpuMicros: () => null,
    statements: statementsOn(root),
    stop: async () => {
      if (process.env["BENCH_DROP"]) for (const name of names) await ask(root, `DROP DATABASE IF EXISTS ${name}`);
    },
  };
};
