import { randomBytes } from "node:crypto";
import { createConnection } from "mysql2/promise";
import { complaintApi, type SubmissionSchema } from "@sunshine/domain/complaints/complaint.contract";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import type * as z from "zod";
import { callerAt, openConsole } from "../support/console-session";
import { openCutLine, type CutLine } from "../support/cut-line";
import { listenLive } from "../support/live-ear";
import { startServerProcess, temporaryFolder, type ServerProcess } from "../support/server-process";

const MYSQL = process.env["TEST_DATABASE_URL"] ?? "";
const REDIS = process.env["TEST_REDIS_URL"] ?? "";
const NAME = `sunshine_faults_${randomBytes(4).toString("hex")}`;
const PASSWORD = "a-long-enough-password";
const folder = temporaryFolder();

const admin = async (sql: string): Promise<unknown> => {
  const connection = await createConnection(MYSQL);
  const [rows] = await connection.query(sql);
  await connection.end();
  return rows;
};

let line: CutLine;
let first: ServerProcess;
let second: ServerProcess;
let session: Awaited<ReturnType<typeof openConsole>>;

beforeAll(async () => {
  await admin(`CREATE DATABASE ${NAME} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  line = await openCutLine(REDIS);
  const url = new URL(MYSQL);
  url.pathname = `/${NAME}`;
  const env = { MODE: "test", DATABASE_URL: url.toString(), DATA_DIR: folder.path, DATA_KEY: Buffer.alloc(32, 5).toString("base64"), PUBLIC_URL: "http://localhost", REDIS_URL: line.url };
  first = await startServerProcess("main", env);
  let password = "";
  for (let turn = 0; turn < 100 && password === ""; turn += 1) {
    password = /密码 (\S{10,})/.exec(first.output())?.[1] ?? "";
    await new Promise((later) => setTimeout(later, 100));
  }
  second = await startServerProcess("main", env);
  session = await openConsole(first.url, "admin", password, PASSWORD);
});
afterAll(async () => {
  await first?.stop();
  await second?.stop();
  await line?.close();
  await admin(`DROP DATABASE IF EXISTS ${NAME}`);
  folder.remove();
});

const REPORT: z.input<typeof SubmissionSchema> = {
  kinds: ["report"], anonymous: true, category: "unlicensed", answers: { form: "流动摊位" }, place: { lng: 119.041, lat: 29.606, address: "码头边", townCode: "330127100" },
  happenedAt: new Date(Date.now() - 3_600_000).toISOString(), story: "码头边有人无证卖烧烤",
};

test("a phone that sends the same report over two networks to two servers at once has one case and one code", async () => {
  const send = (server: ServerProcess) => callerAt(server.url)(complaintApi.submit, REPORT, { key: "two-networks-0001" });
  const answers = await Promise.all([first, second, first, second, second, first].map(send));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const [{ cases, events }] = (await admin(`SELECT (SELECT COUNT(*) FROM ${NAME}.complaint_cases) AS cases, (SELECT COUNT(*) FROM ${NAME}.outbox_events WHERE name = 'complaint.submitted.v1') AS events`)) as [{ cases: number; events: number }];
  expect([cases, events]).toEqual([1, 1]);
});

const shop = (n: number) => ({
  name: `断线测试饭店${n}`, creditCode: "91330100799655058B", licenceNumber: `JY2330127000${1000 + n}`, operator: "测试经营者", licenceIssuedOn: "2024-01-01", licenceExpiresOn: "2028-12-31",
  type: "restaurant_small" as const, address: "千岛湖镇测试路 1 号", townCode: "330127100",
});

/** Milliseconds from the answer on one server to the push on the other. */
const heardAfter = async (n: number, withinMs: number): Promise<number> => {
  const ear = await listenLive(second.url, {}, { cookie: session.cookie });
  await session.call(establishmentApi.create, shop(n), { key: `redis-away-shop-${n}` });
  const answered = Date.now();
  const { at } = await ear.waitFor("establishment.created.v1", withinMs);
  ear.close();
  return Math.max(0, at - answered);
};

test("without Redis the servers go on, news arrives by the database within seconds, and with Redis back it is quick again", async () => {
  expect(await heardAfter(1, 3000)).toBeLessThan(1000);
  line.cut();
  // The hub looks by itself once a second; the rest is a busy machine's.
  expect(await heardAfter(2, 6000)).toBeLessThan(3000);
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  line.mend();
  let delay = Infinity;
  for (let n = 3; n < 9 && delay > 700; n += 1) {
    await new Promise((later) => setTimeout(later, 1500));
    delay = await heardAfter(n, 6000);
  }
  expect(delay).toBeLessThanOrEqual(700);
});
