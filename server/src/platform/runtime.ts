import { createServer, type RequestListener, type Server } from "node:http";
import type { WebSocketServer } from "ws";
import type { Migration } from "./db/schema";
import { isMigrated } from "./db/migrate";
import { retentionSchedules } from "./db/retention";
import { initIdempotency } from "./http/idempotency";
import { keptPages, type AnswerKept } from "./http/kept-pages";
import { createMetrics, type Metrics } from "./http/observe";
import { actorOfUpgrade, type Authenticator } from "./http/request-state";
import { initJobs, createJobRunner, Job, type JobRunner } from "./jobs/jobs";
import { createScheduler, initLeases, type Scheduler } from "./jobs/schedules";
import { liveSubscriber } from "./live/audience";
import type { Bus } from "./live/bus";
import { serveLive } from "./live/endpoint";
import { createHub, type Hub } from "./live/hub";
import { initLive } from "./live/live.model";
import { useLive } from "./live/live-state";
import type { AppModule } from "./module";
import { relayLagMs } from "./outbox/lag";
import { initOutbox, OutboxDelivery } from "./outbox/outbox.model";
import { useOutbox } from "./outbox/outbox";
import { createRelay, registerSubscribers, type Relay } from "./outbox/relay";
import type { Services } from "./services";
import { initSms } from "./sms/sms.model";
import { smsJobs } from "./sms/send-sms";

/** The moving parts of one server around its modules. */
export interface Runtime {
  readonly relay: Relay;
  readonly hub: Hub;
  readonly jobs: JobRunner;
  readonly scheduler: Scheduler;
  readonly metrics: Metrics;
  /** Public pages, before the application. */
  readonly kept: AnswerKept;
  readonly ready: () => Promise<{ ready: boolean; checks: Record<string, unknown> }>;
}

/** Binds the models of platform and modules to the database; once per process and database. */
export const initModels = (services: Pick<Services, "db">, modules: readonly AppModule[]): void => {
  const { sequelize } = services.db;
  [initOutbox, initLive, initJobs, initLeases, initIdempotency, initSms, ...modules.flatMap(({ models }) => models)].forEach((init) => init(sequelize));
};

const MAX_RELAY_LAG_MS = 30_000;

const readiness = (services: Services, migrations: readonly Migration[]): Runtime["ready"] => async () => {
  const now = services.clock.now();
  const migrated = await isMigrated(services.db, migrations).catch(() => null);
  const lag = migrated === null ? 0 : await relayLagMs(now);
  const checks = { database: migrated !== null, migrations: migrated === true, relayLagMs: lag };
  return { ready: checks.database && checks.migrations && lag < MAX_RELAY_LAG_MS, checks };
};

const addGauges = ({ clock, bodies }: Services, metrics: Metrics, hub: Hub): void => {
  metrics.gauge("sunshine_live_sockets", "Open WebSockets", () => hub.size());
  metrics.gauge("sunshine_relay_lag_seconds", "Age of the oldest undelivered fact", async () => (await relayLagMs(clock.now())) / 1000);
  metrics.gauge("sunshine_outbox_pending", "Deliveries that wait", () => OutboxDelivery.count({ where: { state: "pending" } }));
  metrics.gauge("sunshine_outbox_parked", "Deliveries that need the operator", () => OutboxDelivery.count({ where: { state: "parked" } }));
  metrics.gauge("sunshine_jobs_waiting", "Jobs that wait", () => Job.count({ where: { state: "waiting" } }));
  metrics.gauge("sunshine_jobs_parked", "Jobs that need the operator", () => Job.count({ where: { state: "parked" } }));
  metrics.gauge("sunshine_body_cache_size", "Public pages kept in memory", () => bodies.stats().size);
  metrics.gauge("sunshine_body_cache_hits", "Requests answered from memory", () => bodies.stats().hits);
};

/** Assembles relay, hub, jobs and schedules; starts none of them. */
export const createRuntime = async (services: Services, modules: readonly AppModule[], bus: Bus, migrations: readonly Migration[]): Promise<Runtime> => {
  const { clock, log } = services;
  const { sequelize } = services.db;
  const hub = createHub(bus, log, bus.kind === "redis" ? 1000 : 2000);
  const subscribers = [...modules.flatMap((module) => module.subscribers?.(services) ?? []), liveSubscriber(modules.flatMap(({ audience }) => audience ?? []), bus.ring)];
  await registerSubscribers(subscribers);
  const relay = createRelay(sequelize, { subscribers }, clock, log);
  useOutbox({ subscribers, wake: relay.wake }, clock);
  useLive({ hub, bus });
  // A shop's page is cached under its storefront topic: what the public is told makes the body stale.
  hub.onPush(({ topics }) => topics.forEach((name) => services.bodies.drop(name)));
  const metrics = createMetrics();
  addGauges(services, metrics, hub);
  const schedules = [...retentionSchedules(sequelize, clock), ...modules.flatMap((module) => module.schedules?.(services) ?? [])];
  return {
    relay, hub, metrics,
    jobs: createJobRunner(sequelize, Object.assign({}, smsJobs(services), ...modules.map((module) => module.jobs?.(services) ?? {})) as Parameters<typeof createJobRunner>[1], clock, log),
    scheduler: createScheduler(sequelize, schedules, clock, log),
    kept: keptPages(services, modules.flatMap((module) => Object.values(module.routes(services)))),
    ready: readiness(services, migrations),
  };
};

/** How long a WebSocket may take to say goodbye, milliseconds. */
const GOODBYE_MS = 2000;
const CLOSE_RESTART = 1012;

export interface Listening {
  readonly port: number;
  /** Takes no more requests, finishes what was accepted. */
  readonly close: () => Promise<void>;
  readonly server: Server;
}

const sameHost = (origin: string | undefined, host: string | undefined): boolean => {
  if (origin === undefined) return true;
  try {
    // Mini-programs send servicewechat.com; they bring a bearer, so a foreign page gains nothing by it.
    const given = new URL(origin).host;
    return given === host || given === "servicewechat.com";
  } catch {
    return false;
  }
};

/** Opens the port: cached pages first, then the application, and the WebSocket beside them. */
export const listen = async (services: Services, runtime: Runtime, handle: (...args: Parameters<RequestListener>) => unknown, authenticator: Authenticator, port: number, host: string): Promise<Listening> => {
  const server = createServer((request, response) => {
    if (services.bodies.answer(request, response)) return;
    const otherwise = (): void => void handle(request, response);
    if (!runtime.kept(request, response, otherwise)) otherwise();
  });
  server.keepAliveTimeout = 65_000;
  const sockets: WebSocketServer = serveLive(server, runtime.hub, actorOfUpgrade(authenticator), sameHost, services.log);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  const address = server.address();
  return {
    server,
    port: typeof address === "object" && address ? address.port : port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A connection whose last answer has left would otherwise be kept for the next request.
      const sweeping = setInterval(() => server.closeIdleConnections(), 50);
      sockets.close();
      sockets.clients.forEach((socket) => socket.close(CLOSE_RESTART, "restart"));
      // Told to come back elsewhere; who does not answer is cut, or the stop would wait for a phone that is long gone.
      const cutting = setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), GOODBYE_MS);
      await closed;
      clearInterval(sweeping);
      clearTimeout(cutting);
    },
  };
};

