import { readSettings, SettingsError, type Settings } from "@sunshine/config/settings";
import { clientPages } from "./client-pages";
import { createFirstAdministrator, FIRST_LOGIN } from "./modules/officers";
import { holdsDemo } from "./platform/db/demo-mark";
import { SecondServerError } from "./platform/jobs/server-register";
import { createLog } from "./platform/logging/log";
import { createServices, prepareDatabase, startServer } from "./start-server";
import { stopOnSignal } from "./stop-on-signal";

/** sysexits.h EX_CONFIG: a supervisor need not try again. */
const EXIT_CONFIG = 78;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Shown once and stored nowhere: it never passes through the log. */
const showFirstPassword = (password: string): void => {
  say("");
  say("首次启动：已建立系统管理员账号，首次登录须修改密码。以下一次性密码只显示这一次：");
  say(`  账号 ${FIRST_LOGIN}`);
  say(`  密码 ${password}`);
  say("");
};

const run = async (settings: Settings): Promise<void> => {
  const services = createServices(settings, createLog(settings.LOG_LEVEL));
  await prepareDatabase(services);
  if (settings.MODE === "production" && (await holdsDemo())) {
    throw new SettingsError(["DATA_DIR, DATABASE_URL: this database holds a demo county, whose passwords everybody knows; production needs one of its own"]);
  }
  const password = await createFirstAdministrator(services);
  const server = await startServer(services, clientPages());
  // Before anything is announced: whoever reads the announcement may stop us at once.
  stopOnSignal(server.stop);
  if (password !== null) showFirstPassword(password);
  say(`服务已启动：${settings.PUBLIC_URL ?? `http://localhost:${server.port}`}`);
};

const fail = (error: unknown): never => {
  const expected = error instanceof SettingsError || error instanceof SecondServerError;
  process.stderr.write(`${expected ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(error instanceof SettingsError ? EXIT_CONFIG : 1);
};

const start = async (): Promise<void> => run(readSettings(process.env));

start().catch(fail);
