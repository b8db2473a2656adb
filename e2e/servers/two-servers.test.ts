import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { createConnection } from "mysql2/promise";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { checkoutCodeApi } from "@sunshine/domain/establishments/code.contract";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { callerAt, openConsole } from "../support/console-session";
import { listenLive } from "../support/live-ear";
import { startServerProcess, temporaryFolder, type ServerProcess } from "../support/server-process";

const MYSQL = process.env["TEST_DATABASE_URL"] ?? "";
const REDIS = process.env["TEST_REDIS_URL"] ?? "";
const NAME = `sunshine_two_${randomBytes(4).toString("hex")}`;
const folder = temporaryFolder();
const PASSWORD = "a-long-enough-password";

const admin = async (sql: string): Promise<void> => {
  const connection = await createConnection(MYSQL);
  await connection.query(sql);
  await connection.end();
};

let first: ServerProcess;
let second: ServerProcess;
let oneTimePassword = "";
const env = (): Record<string, string> => {
  const url = new URL(MYSQL);
  url.pathname = `/${NAME}`;
  return { MODE: "test", DATABASE_URL: url.toString(), DATA_DIR: folder.path, DATA_KEY: Buffer.alloc(32, 5).toString("base64"), PUBLIC_URL: "http://localhost" };
};

beforeAll(async () => {
  await admin(`CREATE DATABASE ${NAME} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  first = await startServerProcess("main", { ...env(), REDIS_URL: REDIS });
  // It is printed right after the server has become ready.
  for (let turn = 0; turn < 50 && oneTimePassword === ""; turn += 1) {
    oneTimePassword = /密码 (\S{10,})/.exec(first.output())?.[1] ?? "";
    await new Promise((later) => setTimeout(later, 100));
  }
  second = await startServerProcess("main", { ...env(), REDIS_URL: REDIS });
});
afterAll(async () => {
  await first?.stop();
  await second?.stop();
  await admin(`DROP DATABASE IF EXISTS ${NAME}`);
  folder.remove();
});

const shop = {
  name: "双机测试饭店", creditCode: "91330100799655058B", licenceNumber: "JY23301270001239", operator: "测试经营者", licenceIssuedOn: "2024-01-01", licenceExpiresOn: "2028-12-31",
  type: "restaurant_small" as const, address: "千岛湖镇测试路 1 号", townCode: "330127100",
};

test("the first start prints one administrator once, and no other start does", () => {
  expect(oneTimePassword).not.toBe("");
  expect(second.output()).not.toContain(oneTimePassword);
});

test("what happens on one server is heard on the other within a second, and its cached page is renewed", async () => {
  const { call, cookie } = await openConsole(first.url, "admin", oneTimePassword, PASSWORD);
  const ear = await listenLive(second.url, {}, { cookie });
  const { id } = await call(establishmentApi.create, shop, { key: "two-servers-shop-1" });
  const created = await ear.waitFor("establishment.created.v1", 3000);
  expect(Date.now() - created.at).toBeLessThan(1000);
  const { code } = await call(checkoutCodeApi.create, { id, label: "一号桌" }, { key: "two-servers-code-1" });
  await ear.waitFor("checkout_code.created.v1", 3000);

  const page = async (server: ServerProcess) => (await callerAt(server.url)(storefrontApi.scan, { code })).shop.name;
  await ear.waitFor("establishment.created.v1", 3000);
  await expect(page(second)).resolves.toBe(shop.name);
  const { version } = await call(establishmentApi.get, { id });
  const changedAt = Date.now();
  await call(establishmentApi.setState, { id, version, state: "suspended", reason: "测试停业" });
  const state = async () => (await callerAt(second.url)(storefrontApi.scan, { code })).shop.state;
  while ((await state()) !== "suspended") {
    if (Date.now() - changedAt > 5000) throw new Error("the second server still shows the old page");
    await new Promise((later) => setTimeout(later, 20));
  }
  expect(Date.now() - changedAt).toBeLessThan(1000);
  ear.close();
});

test("a session that ends on one server is dead on the other", async () => {
  const session = await openConsole(first.url, "admin", PASSWORD);
  const there = await fetch(`${second.url}/api/v1/establishments`, { headers: { cookie: session.cookie } });
  expect(there.status).toBe(200);
  await fetch(`${first.url}/api/v1/sessions/sign-out`, { method: "POST", headers: { cookie: session.cookie, "x-csrf-token": session.csrfToken, "content-type": "application/json" }, body: "{}" });
  const after = await fetch(`${second.url}/api/v1/establishments`, { headers: { cookie: session.cookie } });
  expect(after.status).toBe(401);
});

test("without Redis a server refuses to join the others", async () => {
  await expect(startServerProcess("main", env(), 150_000)).rejects.toThrow("REDIS_URL");
}, 180_000);

test("a stop finishes what was accepted", async () => {
  const { hostname, port } = new URL(second.url);
  const body = JSON.stringify({ login: "nobody", password: "whatever-it-is" });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    const asking = request({ hostname, port, method: "POST", path: "/api/v1/sessions/password", headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) } });
    asking.once("response", ({ statusCode }) => resolve(statusCode)).once("error", reject);
    asking.write(body.slice(0, 10));
    // Half of the request has arrived when the stop begins; the rest follows.
    setTimeout(() => void second.stop().then((code) => (ended = code)), 300);
    setTimeout(() => asking.end(body.slice(10)), 900);
  });
  let ended: number | null | undefined;
  expect(await answered).toBe(401);
  for (let turn = 0; turn < 100 && ended === undefined; turn += 1) await new Promise((later) => setTimeout(later, 100));
  expect(ended).toBe(0);
  await expect(fetch(`${second.url}/healthz`)).rejects.toThrow();
});
