import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { QueryTypes } from "sequelize";
import type { EventName } from "@sunshine/domain/events";
import { openDatabase, type Database } from "../../platform/db/database";
import { ApiError } from "../../local-host";
import { buildCounty, createMortal, type Mortal } from "./mortal";
import { STEPS, type Step, type Walk } from "./steps";

const SERVER = process.env["TEST_DATABASE_URL"] ?? "";
const NAME = `sunshine_test_${randomBytes(5).toString("hex")}`;
const folder = mkdtempSync(join(tmpdir(), "sunshine-killed-"));
let program: string;
let county: Mortal;
let db: Database;

const admin = async (sql: string): Promise<void> => {
  if (!SERVER) return;
  const connection = await createConnection(SERVER);
  await connection.query(sql);
  await connection.end();
};

const databaseUrl = (): string | undefined => {
  if (!SERVER) return undefined;
  const url = new URL(SERVER);
  url.pathname = `/${NAME}`;
  return url.toString();
};

beforeAll(async () => {
  await admin(`CREATE DATABASE ${NAME} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  program = await buildCounty();
  const url = databaseUrl();
  county = createMortal(program, { MODE: "test", DATA_DIR: folder, DATA_KEY: Buffer.alloc(32, 9).toString("base64"), PUBLIC_URL: "http://localhost", ...(url && { DATABASE_URL: url }) });
  await county.start();
  db = openDatabase({ url, dataDir: folder, poolSize: 2 });
}, 120_000);
afterAll(async () => {
  await county?.kill();
  await db?.close();
  await admin(`DROP DATABASE IF EXISTS ${NAME}`);
  rmSync(folder, { recursive: true, force: true });
  if (program) rmSync(program, { force: true });
});

const rows = <T extends object>(sql: string): Promise<T[]> => db.sequelize.query<T>(sql, { type: QueryTypes.SELECT });
const walkNamed = (name: string, kind: Walk["kind"]): Walk => ({ county, name, kind, caseId: "", taskId: "", inspectionId: "", orderId: "" });

/** Until the relay has nothing left to do, in the life that it has. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 600; turn += 1) {
    const [left] = await rows<{ n: number }>("SELECT COUNT(*) AS n FROM outbox_deliveries WHERE state = 'pending'");
    if (Number(left!.n) === 0) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error("the relay does not come to an end");
};

const wait = (ms: number): Promise<void> => new Promise((later) => setTimeout(later, ms));

/** Does a step and kills the server in the middle of it, or of what follows; begins anew and, as a phone would, sends it again. */
const interrupted = async (step: Step, walk: Walk, afterMs: number): Promise<void> => {
  const asked = step.act(walk).then(
    () => null,
    (error: unknown) => error
  );
  await wait(afterMs);
  await county.kill();
  const error = await asked;
  // An answer is one; a line that is cut is none. Anything else is a fault.
  if (error instanceof ApiError) throw error;
  await county.start();
  await step.act(walk);
};

/** How often each event of the loop happened. */
const happened = async (walks: number): Promise<{ expected: Record<string, number>; found: Record<string, number> }> => {
  const names = STEPS.flatMap<EventName>(({ events }) => events);
  const counted = await rows<{ name: string; n: number }>("SELECT name, COUNT(*) AS n FROM outbox_events GROUP BY name");
  const found = new Map(counted.map(({ name, n }) => [name, Number(n)]));
  return { expected: Object.fromEntries(names.map((name) => [name, walks])), found: Object.fromEntries(names.map((name) => [name, found.get(name) ?? 0])) };
};

/** Rows that stand twice where one event may leave one. */
const twice = async (): Promise<Record<string, number>> => {
  const queries: Record<string, string> = {
    deliveries: "SELECT event_id FROM outbox_deliveries GROUP BY event_id, subscriber HAVING COUNT(*) > 1",
    pushes: "SELECT event_id FROM live_pushes GROUP BY event_id, name, topics HAVING COUNT(*) > 1",
    orders: "SELECT inspection_id FROM rectification_orders GROUP BY inspection_id HAVING COUNT(*) > 1",
    steps: "SELECT case_id FROM complaint_steps GROUP BY case_id, title, text, at HAVING COUNT(*) > 1",
    notices: "SELECT event_id FROM notices GROUP BY event_id, recipient, title, text HAVING COUNT(*) > 1",
  };
  return Object.fromEntries(await Promise.all(Object.entries(queries).map(async ([name, sql]) => [name, (await rows(sql)).length] as const)));
};

const NOTHING_TWICE = { deliveries: 0, pushes: 0, orders: 0, steps: 0, notices: 0 };
let walks = 0;

test("killed after each step of the loop, before the relay has told of it: nothing is lost, nothing happens twice", async () => {
  const walk = walkNamed("after-each", "routine");
  for (const step of STEPS) {
    await step.act(walk);
    await county.kill();
    await county.start();
  }
  walks += 1;
  await settled();
  const { expected, found } = await happened(walks);
  expect([found, await twice(), await rows("SELECT id FROM outbox_deliveries WHERE state <> 'done'")]).toEqual([expected, NOTHING_TWICE, []]);
}, 600_000);

test("killed at chance moments while requests are under way, which are sent again: each act is one act", async () => {
  const walk = walkNamed("in-the-middle", "unannounced");
  for (const step of STEPS) await interrupted(step, walk, Math.random() * 60);
  walks += 1;
  await settled();
  const { expected, found } = await happened(walks);
  expect([found, await twice(), await rows("SELECT id FROM outbox_deliveries WHERE state <> 'done'")]).toEqual([expected, NOTHING_TWICE, []]);
}, 600_000);

test("whoever listens was told of every step", async () => {
  const untold = await rows<{ name: string }>("SELECT name FROM outbox_events e WHERE EXISTS (SELECT 1 FROM outbox_deliveries d WHERE d.event_id = e.id AND d.subscriber = 'live.push') AND NOT EXISTS (SELECT 1 FROM live_pushes p WHERE p.event_id = e.id)");
  expect(untold.map(({ name }) => name)).toEqual([]);
});
