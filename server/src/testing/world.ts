import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { readSettings } from "@sunshine/config/settings";
import { loadRegion } from "@sunshine/config/regions";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { createCaller, type Caller } from "@sunshine/domain/kernel/client";
import type { ErrorBody } from "@sunshine/domain/kernel/errors";
import { migrations } from "../../migrations";
import { createApp } from "../app";
import { modules } from "../modules";
import { createAuthenticator } from "../modules/accounts";
import { randomIds } from "../platform/crypto/ids";
import { createSealing } from "../platform/crypto/sealing";
import { openDatabase, type Database } from "../platform/db/database";
import { migrate } from "../platform/db/migrate";
import { inTransaction } from "../platform/db/transaction";
import { createBodyCache } from "../platform/http/body-cache";
import type { Authenticator } from "../platform/http/request-state";
import { memoryBus } from "../platform/live/bus";
import { silentLog } from "../platform/logging/log";
import { createRuntime, initModels, listen, type Runtime } from "../platform/runtime";
import type { Services } from "../platform/services";
import { localFileStore } from "../platform/storage/file-store";

/** An error answer as tests meet it. */
export class ApiError extends Error {
  constructor(readonly status: number, readonly body: ErrorBody["error"]) {
    super(`${status} ${body.code}: ${body.message}`);
  }
}

/** A whole server in a test: real HTTP, real database, a clock that stands still until it is moved. */
export interface World {
  readonly services: Services;
  readonly runtime: Runtime;
  readonly url: string;
  /** Calls the API as somebody, through the clients' own caller. */
  readonly as: (actor: Actor) => Caller;
  /** Raw requests as somebody: for headers, files and bad input. */
  readonly fetchAs: (actor: Actor, path: string, init?: RequestInit) => Promise<Response>;
  /** A bearer for somebody, for what is neither `as` nor `fetchAs`: the WebSocket. */
  readonly tokenOf: (actor: Actor) => string;
  /** Delivers every event, and what those cause. */
  readonly settle: () => Promise<void>;
  readonly at: (instant: string) => void;
  readonly write: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
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

const readJson = async (response: Response): Promise<unknown> => {
  const body: unknown = await response.json();
  if (!response.ok) throw new ApiError(response.status, (body as ErrorBody).error);
  return body;
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
    log: silentLog(),
    ...overrides,
  };
  await migrate(db, migrations);
  initModels(services, modules);
  for (const module of modules) await module.prepare?.(services);
  const bus = memoryBus();
  const runtime = await createRuntime(services, modules, bus, migrations);
  const actors = new Map<string, Actor>();
  const real = createAuthenticator(services);
  const authenticator: Authenticator = { ...real, actorOf: async (secret) => actors.get(secret) ?? real.actorOf(secret) };
  const app = createApp({ services, modules, authenticator, metrics: runtime.metrics, bus, pages: [], ready: runtime.ready });
  await runtime.hub.start();
  const { port, close } = await listen(services, runtime, app.callback(), authenticator, 0, "127.0.0.1");
  const url = `http://127.0.0.1:${port}`;
  const tokenOf = (actor: Actor): string => {
    const secret = createHash("sha256").update(JSON.stringify(actor)).digest("base64url");
    actors.set(secret, actor);
    return secret;
  };
  const bearerOf = (actor: Actor): Record<string, string> => (actor.kind === "anonymous" ? {} : { authorization: `Bearer ${tokenOf(actor)}` });
  const fetchAs: World["fetchAs"] = (actor, path, init = {}) =>
    fetch(url + path, { ...init, headers: { ...bearerOf(actor), ...(init.headers as Record<string, string> | undefined) } });
  return {
    services, runtime, url, fetchAs, tokenOf,
    as: (actor) =>
      createCaller(async ({ method, url: path, body, headers }) =>
        readJson(await fetchAs(actor, path, { method, headers: { "content-type": "application/json", ...headers }, ...(body && { body: JSON.stringify(body) }) }))
      ),
    settle: async () => {
      await runtime.relay.drain();
      await runtime.hub.poll();
    },
    at: (instant) => {
      now = new Date(instant);
    },
    write: (work) => inTransaction(db.sequelize, work),
    close: async () => {
      await runtime.hub.stop();
      await close();
      await runtime.relay.stop();
      await db.close();
      await drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
