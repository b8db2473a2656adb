import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { openDatabase } from "./platform/db/database";

const ROOT = resolve(__dirname, "../..");
let directory: string;
beforeAll(async () => {
  // Where the released bundle lies, so that the packages outside of it are found.
  mkdirSync(join(ROOT, "server/dist"), { recursive: true });
  directory = mkdtempSync(join(ROOT, "server/dist/tested-"));
  await build({
    entryPoints: [join(ROOT, "server/src/main.ts")], outfile: join(directory, "main.js"), bundle: true, platform: "node", target: "node20", format: "cjs", packages: "external",
    alias: { "@sunshine/domain": join(ROOT, "domain/src"), "@sunshine/config": join(ROOT, "config") }, logLevel: "error",
  });
}, 60_000);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs the server until it says `until`, then asks it to stop; without `until`, to its own end. */
const run = (environment: Record<string, string>, until?: string): Promise<Ended> =>
  new Promise((done, reject) => {
    const child = spawn(process.execPath, [join(directory, "main.js")], { env: { PATH: process.env["PATH"], PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "info", ...environment } });
    let out = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => {
      const before = out.includes(until ?? "\0");
      out += chunk.toString();
      if (until !== undefined && !before && out.includes(until)) child.kill("SIGTERM");
    });
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    child.on("error", reject);
    child.on("exit", (code) => done({ code, out, errors }));
  });

const production = (): Record<string, string> => ({
  MODE: "production", DATA_KEY: Buffer.alloc(32, 3).toString("base64"), PUBLIC_URL: "https://food.example", DATA_DIR: join(directory, "data"),
});

test("wrong settings are all named, and the exit code tells a supervisor not to try again", async () => {
  const { code, errors } = await run({ MODE: "production", PORT: "many", DATA_DIR: directory });
  expect(code).toBe(78);
  expect(errors).toContain("PORT");
  const second = await run({ MODE: "production", DATA_DIR: directory, WXPAY_BASE_URL: "http://127.0.0.1:1" });
  expect(second.code).toBe(78);
  for (const name of ["DATA_KEY", "PUBLIC_URL", "WXPAY_BASE_URL"]) expect(second.errors).toContain(name);
}, 60_000);

test("production does not open on the database of a demo, whose passwords everybody knows", async () => {
  const own = { ...production(), DATA_DIR: join(directory, "demo-data") };
  expect((await run(own, "服务已启动")).code).toBe(0);
  const db = openDatabase({ dataDir: own.DATA_DIR });
  await db.sequelize.query("INSERT INTO leases (name, holder, until) VALUES ('demo:built', 'done', '1970-01-01 00:00:00.000 +00:00')");
  await db.close();
  const { code, out, errors } = await run(own);
  expect({ code, started: out.includes("服务已启动"), named: errors.includes("demo county") }).toEqual({ code: 78, started: false, named: true });
}, 60_000);

test("the first start in production shows the administrator's one-time password once, a second start shows none, and both stop cleanly", async () => {
  const first = await run(production(), "服务已启动");
  const password = /密码 ((?:[0-9a-z]{4}-){3}[0-9a-z]{4})/.exec(first.out)?.[1];
  expect(password).toBeDefined();
  expect(first.out.split(password!)).toHaveLength(2);
  expect(first.code).toBe(0);
  const second = await run(production(), "服务已启动");
  expect(second.out).not.toContain("一次性密码");
  expect(second.code).toBe(0);
}, 60_000);
