import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createConnection, type RowDataPacket } from "mysql2/promise";
import { LOAD_CORE, SERVER_CORE, startChild, type Child } from "./child";
import { BENCH_KEY, type CountySizes } from "./complaint-people";
import type { Mariadb } from "./mariadb";

/** Of the diners and officers so many are signed in. */
export const SIGNED_IN = { diners: 4000, officers: 60 } as const;
export const COUNTY: CountySizes = { diners: 60_000, officers: 60, shops: 5000, pins: 600 };

/** A server with so many stored cases, and the load before it. */
export interface Stage {
  readonly port: number;
  readonly server: Child;
  readonly load: Child;
  readonly url: string;
  readonly sizes: CountySizes;
}

const contents = (directory: string, names: readonly string[]): string[] => names.map((name) => readFileSync(join(directory, name), "utf8"));

/** Migrations of the tables that are seeded; any other is made up for when the server opens the database. */
const SEEDED = /(platform|accounts|officers|sessions|establishments|evidence|complaints?|complaint-cases)\.ts$/;

/** Changes with the tables and with what is put into them: then the rows of an earlier run are of no use. */
const fingerprint = (sizes: CountySizes): string => {
  const root = join(__dirname, "..", "..");
  const migrations = join(root, "server", "migrations");
  const made = [...contents(migrations, readdirSync(migrations).filter((name) => SEEDED.test(name)).sort()), ...contents(join(root, "bench", "src"), ["complaint-cases.ts", "complaint-county.ts"]), JSON.stringify(sizes)];
  return createHash("sha256").update(made.join("\n")).digest("hex").slice(0, 8);
};

const isSeeded = async (url: string): Promise<boolean> => {
  const connection = await createConnection(url);
  const [rows] = await connection.query<RowDataPacket[]>("SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'bench_seeded'");
  await connection.end();
  return rows.length > 0;
};

const markSeeded = async (url: string): Promise<void> => {
  const connection = await createConnection(url);
  await connection.query("CREATE TABLE bench_seeded (at INT)");
  await connection.end();
};

/** The database with `cases` stored complaints: of an earlier run where its rows are still right, else seeded now. */
const prepared = async (mariadb: Mariadb, cases: number, sizes: CountySizes, seed: (url: string) => Promise<void>): Promise<string> => {
  const name = `sunshine_bench_${fingerprint(sizes)}_${cases}`;
  const known = await mariadb.database(name, cases === 0);
  if (await isSeeded(known)) return known;
  const url = await mariadb.database(name, true);
  await seed(url);
  await markSeeded(url);
  return url;
};

const say = (text: string): void => void process.stdout.write(`  ${text}\n`);

/** Opens the stage, plays on it, and takes it down whatever happens. */
export const onStage = async <T>(mariadb: Mariadb, cases: number, play: (stage: Stage) => Promise<T>, sizes = COUNTY): Promise<T> => {
  const environment = (url: string) => ({ BENCH_URL: url, BENCH_DATA_KEY: BENCH_KEY.toString("base64") });
  const seeding = async <R>(url: string, work: (child: Child) => Promise<R>): Promise<R> => {
    const child = await startChild("complaint-seed", LOAD_CORE, environment(url));
    return work(child).finally(() => child.stop());
  };
  const url = await prepared(mariadb, cases, sizes, async (fresh) => {
    const [startedAt, cpu] = [performance.now(), mariadb.cpuMicros() ?? Number.NaN];
    await seeding(fresh, (child) => child.ask("seed", { cases, sizes }));
    say(`${cases} cases seeded in ${((performance.now() - startedAt) / 1000).toFixed(0)} s, ${(((mariadb.cpuMicros() ?? Number.NaN) - cpu) / 1e6).toFixed(0)} s of them MariaDB's processor time`);
  });
  const signedIn = { ...sizes, ...SIGNED_IN, diners: Math.min(sizes.diners, SIGNED_IN.diners) };
  await seeding(url, (child) => child.ask("signIn", signedIn));
  const children: Child[] = [];
  try {
    const server = await startChild("app-server", SERVER_CORE, environment(url), (process.env["BENCH_SERVER_FLAGS"] ?? "").split(" ").filter(Boolean));
    children.push(server);
    const load = await startChild("complaint-load", LOAD_CORE);
    children.push(load);
    return await play({ port: await server.ask<number>("port"), server, load, url, sizes: signedIn });
  } finally {
    for (const child of children.reverse()) await child.stop();
  }
};
