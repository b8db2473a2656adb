import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { readSettings } from "@sunshine/config/settings";
import { loadRegion } from "@sunshine/config/regions";
import { migrations } from "../../migrations";
import { openLocalHost, type LocalHost } from "../local-host";
import { modules } from "../modules";
import { createAuthenticator } from "../modules/accounts";
import { randomIds } from "../platform/crypto/ids";
import { createSealing } from "../platform/crypto/sealing";
import { openDatabase, type Database } from "../platform/db/database";
import { migrate } from "../platform/db/migrate";
import { inTransaction } from "../platform/db/transaction";
import { createBodyCache } from "../platform/http/body-cache";
import { silentLog } from "../platform/logging/log";
import { initModels } from "../platform/runtime";
import type { Services } from "../platform/services";
import { outboxSender } from "../platform/sms/sms-port";
import { localFileStore } from "../platform/storage/file-store";

export { ApiError } from "../local-host";

/** A whole server in a test: real HTTP, real database, a clock that stands still until it is moved. */
export interface World extends LocalHost {
  readonly services: Services;
  readonly at: (instant: string) => void;
  readonly write: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Which engine this run tests: TEST_DATABASE_URL names a server, else the embedded one. */
const openTestDatabase = async (dataDir: string): Promise<{ db: Database; drop: () => Promise<void> }> => {
  const server = process.env["TEST_DATABASE_URL"];
  if (!server) return { db: openDatabase({ dataDir }), drop: async () => undefined };
  const name = `sunshine_test_${randomBytes(5).toString("hex")}`;
  const admin = async (sql: string): Promise<void> => {
    const connection = await createConnection(server);
    await connection.query(sql);
    await connection.end();
  };
  await admin(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { db: openDatabase({ url: url.toString(), dataDir }), drop: () => admin(`DROP DATABASE ${name}`) };
};

/** Opens a world of its own; `overrides` replace ports (pay, mini, ids…). */
export const openWorld = async (overrides: Partial<Services> = {}): Promise<World> => {
  const dataDir = mkdtempSync(join(tmpdir(), "sunshine-"));
  const { db, drop } = await openTestDatabase(dataDir);
  let now = new Date("2026-11-23T02:00:00.000Z");
  const services: Services = {
    settings: readSettings({ MODE: "test", DATA_DIR: dataDir, PUBLIC_URL: "http://localhost:8080", LOG_LEVEL: "silent" }),
    region: loadRegion("330127"),
    db,
    clock: { now: () => now },
    ids: randomIds,
    sealing: createSealing(Buffer.alloc(32, 7)),
    files: localFileStore(join(dataDir, "files")),
    bodies: createBodyCache(1_048_576),
    pay: null,
    mini: null,
    sms: outboxSender(),
    log: silentLog(),
    ...overrides,
  };
  await migrate(db, migrations);
  initModels(services, modules);
  for (const module of modules) await module.prepare?.(services);
  const host = await openLocalHost(services, createAuthenticator(services));
  return {
    ...host,
    services,
    at: (instant) => {
      now = new Date(instant);
    },
    write: (work) => inTransaction(db.sequelize, work),
    close: async () => {
      await host.close();
      await db.close();
      await drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
