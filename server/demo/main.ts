import { createServer } from "node:net";
import { join } from "node:path";
import { readSettings, SettingsError, type Settings } from "@sunshine/config/settings";
import { clientPages } from "../src/client-pages";
import { createLog } from "../src/platform/logging/log";
import { DEMO_MARK as BUILT, hasServed } from "../src/platform/db/demo-mark";
import { Lease } from "../src/platform/jobs/schedules";
import type { Services } from "../src/platform/services";
import { createServices, prepareDatabase, startServer } from "../src/start-server";
import { stopOnSignal } from "../src/stop-on-signal";
import { DEMO_PASSWORD, OFFICERS } from "./people";
import { startSimulatorProcess } from "./simulator-process";
import { SMALL_STORY } from "./story";
import { buildDemoWorld } from "./world";

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port"))));
    });
  });

const demoSettings = (simulatorUrl: string, keysDir: string): Settings => {
  const port = process.env["PORT"] || "8080";
  const address = `http://localhost:${port}`;
  return readSettings({
    LOG_LEVEL: "warn",
    PUBLIC_URL: address,
    WX_TEMPLATE_CASE_PROGRESS: "demo-case-progress",
    WX_TEMPLATE_SHOP_DUTY: "demo-shop-duty",
    WX_TEMPLATE_REFUND_RESULT: "demo-refund-result",
    ...process.env,
    MODE: "demo",
    WXPAY_KEYS_DIR: keysDir,
    WXPAY_BASE_URL: simulatorUrl,
    WX_API_BASE_URL: simulatorUrl,
    WX_SIMULATOR_URL: simulatorUrl,
    WXPAY_NOTIFY_BASE_URL: `http://127.0.0.1:${port}`,
  });
};

/** One county to a database; one that was interrupted is built anew in an empty DATA_DIR. */
const buildOnce = async (services: Services): Promise<void> => {
  const built = await Lease.findByPk(BUILT);
  if (built?.holder === "done") return;
  if (built) throw new SettingsError([`DATA_DIR: the demo county in ${services.settings.DATA_DIR} was interrupted while it was being built; empty the folder and start again`]);
  if (await hasServed()) throw new SettingsError(["DATA_DIR, DATABASE_URL: another installation works on this database; a demo county needs an empty one"]);
  await Lease.create({ name: BUILT, holder: "building", until: new Date(0) });
  const startedAt = Date.now();
  say(`正在建立演示县“${services.region.name}”：把一年的真实操作沿模拟时钟走一遍，约一到两分钟`);
  // A small county for trying things out; the ordinary one is the pilot's size.
  const limits = process.env["DEMO_SIZE"] === "small" ? { shops: 40, story: SMALL_STORY } : {};
  await buildDemoWorld(services, (text) => say(`  ${text}`), await freePort(), limits);
  await Lease.update({ holder: "done" }, { where: { name: BUILT } });
  say(`演示县已建成，用时 ${Math.round((Date.now() - startedAt) / 1000)} 秒`);
};

const announce = (port: number): void => {
  const address = `http://localhost:${port}`;
  say(`
阳光餐饮智慧共治系统已启动（演示模式）
  监管端与企业端    ${address}/
  公众端 H5         ${address}/m/
  指挥中心          ${address}/command
  接口说明          ${address}/api    （机器可读 ${address}/openapi.json）

演示账号（密码均为 ${DEMO_PASSWORD}）
${OFFICERS.slice(0, 4).map(({ login, name, role }) => `  ${login.padEnd(10)}${name}  ${role}`).join("\n")}
  公众端与企业端在页面内选择演示身份登录`);
};

const run = async (): Promise<void> => {
  const dataDir = process.env["DATA_DIR"] || ".data";
  const keysDir = join(dataDir, "wechat");
  const simulator = await startSimulatorProcess(keysDir);
  const settings = demoSettings(simulator.url, keysDir);
  const services = createServices(settings, createLog(settings.LOG_LEVEL));
  await prepareDatabase(services);
  await buildOnce(services);
  const server = await startServer(services, clientPages());
  stopOnSignal(async () => {
    await server.stop();
    await simulator.stop();
  });
  announce(server.port);
};

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof SettingsError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(error instanceof SettingsError ? 78 : 1);
});
