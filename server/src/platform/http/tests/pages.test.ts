import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import { tmpdir } from "node:os";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import Koa from "koa";
import { createLog } from "../../logging/log";
import { createMetrics, observe, securityHeaders } from "../observe";
import { servePages } from "../pages";

let directory: string;
let server: Server;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "pages-"));
  mkdirSync(join(directory, "client"));
  writeFileSync(join(directory, "secret.json"), "{}");
  writeFileSync(join(directory, "client", ".env.js"), "secret");
  writeFileSync(join(directory, "client", "index.html"), "<!doctype html><title>公示</title><script>window.ready = true;</script>");
  writeFileSync(join(directory, "client", "main-0a1b2c3d.js"), "1;");
  writeFileSync(join(directory, "client", "manifest.json"), "{}");
  const app = new Koa();
  app.use(observe(createLog("silent"), createMetrics())).use(securityHeaders).use(servePages([{ prefix: "/m/", directory: join(directory, "client"), index: "index.html" }]));
  server = createServer((incoming, answer) => void app.callback()(incoming, answer));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Asks for exactly this path; fetch would tidy it first. */
const get = (path: string, method = "GET"): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ host: "127.0.0.1", port, path, method, agent: false }, (answer) => {
      let text = "";
      answer.on("data", (chunk: Buffer) => (text += chunk.toString())).on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    })
      .on("error", reject)
      .end();
  });

test.each(["/m/../secret.json", "/m/..%2fsecret.json", "/m/%2e%2e/secret.json", "/m/.env.js", "/m/%E0%A4%A.js", "/m/%00.js", "/m/nothing-here.js", "/m//etc/passwd.txt"])("%s is not there", async (path) => {
  const { status, text } = await get(path);
  expect({ status, leaked: text.includes("secret") || text.includes("root:") }).toEqual({ status: 404, leaked: false });
});

test("a file whose name holds its digest is kept for a year, others and the page are asked for each time", async () => {
  expect((await get("/m/main-0a1b2c3d.js")).headers["cache-control"]).toBe("max-age=31536000,immutable");
  expect((await get("/m/manifest.json")).headers["cache-control"]).toBe("max-age=0");
  expect((await get("/m/")).headers["cache-control"]).toBe("no-cache");
});

test("every address of the client gets its page, whose own inline script may run and no other", async () => {
  const { status, headers, text } = await get("/m/pages/shop/index?code=0123456789");
  expect(status).toBe(200);
  expect(text).toContain("公示");
  expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'sha256-[\w+/]{43}='/);
});

test("a write to a page is nobody's", async () => {
  expect((await get("/m/", "POST")).status).toBe(404);
});
