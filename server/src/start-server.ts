import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "@sunshine/config/settings";
import { loadRegion } from "@sunshine/config/regions";
import { migrations } from "../migrations";
import { createApp } from "./app";
import { modules } from "./modules";
import { createAuthenticator } from "./modules/accounts";
import { randomIds } from "./platform/crypto/ids";
import { createSealing } from "./platform/crypto/sealing";
import { openDatabase } from "./platform/db/database";
import { migrate } from "./platform/db/migrate";
import { createBodyCache } from "./platform/http/body-cache";
import type { Pages } from "./platform/http/pages";
import { joinServers } from "./platform/jobs/server-register";
import { memoryBus, redisBus, type Bus } from "./platform/live/bus";
import type { Log } from "./platform/logging/log";
import { createRuntime, initModels, listen, type Runtime } from "./platform/runtime";
import type { Services } from "./platform/services";
import { localFileStore, type FileStore } from "./platform/storage/file-store";
import { s3FileStore } from "./platform/storage/s3-file-store";
import { openSmsSender } from "./sms-adapter";
import { openWechat } from "./wechat-adapters";

const BODY_CACHE_BYTES = 64 * 1_048_576;

/** The key of the installation: from the settings, or made once and kept beside the embedded data. */
const dataKey = ({ DATA_KEY, DATA_DIR }: Settings): Buffer => {
  if (DATA_KEY) return Buffer.from(DATA_KEY, "base64");
  const path = join(DATA_DIR, "data.key");
  if (!existsSync(path)) {
    mkdirSync(DATA_DIR, { recursive: true });
    writeFileSync(path, randomBytes(32).toString("base64"), { mode: 0o600 });
  }
  return Buffer.from(readFileSync(path, "utf8"), "base64");
};

/** Files on the disk below DATA_DIR, or in an object store with that disk as its cache. */
const openFiles = ({ DATA_DIR, S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY }: Settings): FileStore => {
  const local = localFileStore(join(DATA_DIR, "files"));
  if (S3_ENDPOINT === undefined || S3_BUCKET === undefined || S3_ACCESS_KEY === undefined || S3_SECRET_KEY === undefined) return local;
  return s3FileStore({ endpoint: S3_ENDPOINT, region: S3_REGION, bucket: S3_BUCKET, accessKey: S3_ACCESS_KEY, secretKey: S3_SECRET_KEY }, local);
};

/** Chooses every implementation. */
export const createServices = (settings: Settings, log: Log): Services => ({
  settings,
  region: loadRegion(settings.REGION),
  db: openDatabase({ url: settings.DATABASE_URL, dataDir: settings.DATA_DIR, poolSize: settings.DATABASE_POOL }),
  clock: { now: () => new Date() },
  ids: randomIds,
  sealing: createSealing(dataKey(settings)),
  files: openFiles(settings),
  bodies: createBodyCache(BODY_CACHE_BYTES),
  ...openWechat(settings, log),
  sms: openSmsSender(settings, log),
  log,
});

/** Tables up to date, models bound: what the server, the demo world and the benchmarks begin with. */
export const prepareDatabase = async (services: Services): Promise<string[]> => {
  const done = await migrate(services.db, migrations);
  initModels(services, modules);
  for (const module of modules) await module.prepare?.(services);
  return done;
};

export interface RunningServer {
  readonly port: number;
  readonly services: Services;
  readonly runtime: Runtime;
  readonly stop: () => Promise<void>;
}

const stopInOrder = (parts: { runtime: Runtime; bus: Bus; services: Services; close: () => Promise<void>; leave: () => Promise<void> }) => async (): Promise<void> => {
  const { runtime, bus, services, close, leave } = parts;
  await runtime.hub.stop();
  await close();
  await runtime.scheduler.stop();
  await runtime.jobs.stop();
  await runtime.relay.stop();
  await leave();
  await bus.close();
  await services.db.close();
};

/** Starts one server on a prepared database. */
export const startServer = async (services: Services, pages: readonly Pages[]): Promise<RunningServer> => {
  const { settings, log } = services;
  const bus = settings.REDIS_URL ? redisBus(settings.REDIS_URL, log) : memoryBus();
  const register = await joinServers(randomBytes(8).toString("hex"), bus.kind === "redis", log);
  const runtime = await createRuntime(services, modules, bus, migrations);
  const authenticator = createAuthenticator(services);
  const app = createApp({ services, modules, authenticator, metrics: runtime.metrics, bus, pages, ready: runtime.ready });
  await runtime.hub.start();
  runtime.relay.start();
  runtime.jobs.start();
  runtime.scheduler.start();
  const { port, close } = await listen(services, runtime, app.callback(), authenticator, settings.PORT, settings.HOST);
  return { port, services, runtime, stop: stopInOrder({ runtime, bus, services, close, leave: register.leave }) };
};
