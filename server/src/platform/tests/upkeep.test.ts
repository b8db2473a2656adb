import { openWorld, type World } from "../../testing/world";
import { createScheduler, type Schedule } from "../jobs/schedules";
import { silentLog } from "../logging/log";
import { OutboxDelivery, OutboxEvent } from "../outbox/outbox.model";
import { relayLagMs } from "../outbox/lag";
import type { PayGateway } from "../wechat/pay-port";
import { payments } from "../../modules/payments";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(async () => {
  await OutboxDelivery.destroy({ where: {} });
  await OutboxEvent.destroy({ where: {} });
});
afterAll(() => world.close());

const waiting = (seconds: number, row: { attempts?: number; stream?: string } = {}): Promise<unknown> =>
  OutboxDelivery.create({
    eventId: 1, subscriber: "test.waits", stream: "establishment:1", state: "pending", attempts: 0,
    nextAttemptAt: new Date(world.services.clock.now().getTime() - seconds * 1000), ...row,
  });
const readiness = async () => {
  const response = await fetch(`${world.url}/readyz`);
  return { status: response.status, body: (await response.json()) as { ok: boolean; checks: { relayLagMs: number } } };
};

test("a server that delivers in time is ready", async () => {
  await waiting(5);
  expect(await readiness()).toMatchObject({ status: 200, body: { ok: true, checks: { database: true, migrations: true, relayLagMs: 5000 } } });
});

test("a server whose relay stands still is not sent any work", async () => {
  await waiting(31);
  expect(await readiness()).toMatchObject({ status: 503, body: { ok: false } });
});

test("one bad fact of one shop takes no server out of service", async () => {
  await waiting(90, { attempts: 5 });
  await waiting(80);
  await waiting(2, { stream: "establishment:2" });
  expect(await relayLagMs(world.services.clock.now())).toBe(2000);
  expect(await readiness()).toMatchObject({ status: 200 });
});

test("the figures of a server: requests by route and never by address, sockets, relay, jobs", async () => {
  await fetch(`${world.url}/api/v1/establishments/canary-0123456789/takings?day=2026-11-23`);
  await fetch(`${world.url}/api/v1/region`);
  await waiting(3);
  const text = await (await fetch(`${world.url}/metrics`)).text();
  expect(text).toMatch(/^sunshine_http_seconds_count\{method="GET",route="\/region",status="200"\} 1$/m);
  expect(text).toMatch(/^sunshine_http_seconds_count\{method="GET",route="\/establishments\/:establishmentId\/takings",status="401"\} 1$/m);
  expect(text).not.toContain("canary-0123456789");
  for (const line of ["sunshine_live_sockets 0", "sunshine_relay_lag_seconds 3", "sunshine_outbox_pending 1", "sunshine_outbox_parked 0", "sunshine_jobs_parked 0"]) expect(text).toContain(`\n${line}\n`);
});

describe("recurring work", () => {
  /** Two servers on one database, each of which has looked once. */
  const lookOnce = async (everywhere: boolean): Promise<number> => {
    let runs = 0;
    const schedule: Schedule = { name: `test.${String(everywhere)}`, everyMs: 60_000, ...(everywhere && { everywhere: true as const }), run: async () => void (runs += 1) };
    const servers = [1, 2].map(() => createScheduler(world.services.db.sequelize, [schedule], world.services.clock, silentLog()));
    servers.forEach((server) => server.start());
    for (const server of servers) await server.stop();
    return runs;
  };

  test("is done by one of two servers", async () => {
    expect(await lookOnce(false)).toBe(1);
  });

  test("that fills a server's own memory is done by each", async () => {
    expect(await lookOnce(true)).toBe(2);
  });

  test("fetches the certificates of WeChat Pay every twelve hours on each server, and a failure stops nothing", async () => {
    let asked = 0;
    const pay = { refreshCertificates: () => Promise.reject(new Error(`asked ${(asked += 1)}`)) } as Partial<PayGateway> as PayGateway;
    const schedule = payments.schedules?.({ ...world.services, pay }).find(({ name }) => name === "payments.refresh_certificates");
    expect(schedule).toMatchObject({ everyMs: 12 * 3_600_000, everywhere: true });
    await expect(schedule?.run()).resolves.toBeUndefined();
    expect(asked).toBe(1);
  });
});
