import { WebSocket } from "ws";
import { LIVE_PATH, type ServerMessage } from "@sunshine/domain/live/live.protocol";
import { openWorld, type World } from "../../testing/world";
import { forgetOld, NEWEST_PUSHES_KEPT } from "../db/retention";
import { IdempotencyKey } from "../http/idempotency";
import { Job } from "../jobs/jobs";
import { Lease } from "../jobs/schedules";
import { LivePush } from "../live/live.model";
import { OutboxDelivery, OutboxEvent } from "../outbox/outbox.model";

const NOW = new Date("2026-11-23T02:00:00.000Z");
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(async () => {
  await Promise.all([OutboxEvent.destroy({ where: {} }), OutboxDelivery.destroy({ where: {} }), LivePush.destroy({ where: {} }), IdempotencyKey.destroy({ where: {} }), Job.destroy({ where: {} }), Lease.destroy({ where: {} })]);
});
afterAll(() => world.close());

const forget = () => forgetOld(world.services.db.sequelize, NOW);

const event = async (createdAt: Date, states: readonly OutboxDelivery["state"][]): Promise<number> => {
  const { id } = await OutboxEvent.create({ name: "order.paid.v1", stream: "establishment:1", payload: {}, createdAt });
  await OutboxDelivery.bulkCreate(states.map((state, at) => ({ eventId: id, subscriber: `subscriber.${at}`, stream: "establishment:1", state, nextAttemptAt: createdAt })));
  return id;
};

const pushes = async (count: number, at: Date): Promise<void> => {
  await LivePush.bulkCreate(Array.from({ length: count }, (_, n) => ({ eventId: n + 1, name: "order.paid.v1", topics: ["county"], data: {}, at })));
};

test("delivered facts go after a month with their deliveries; what waits or is parked stays, however old", async () => {
  await event(hoursAgo(31 * 24), ["done", "done"]);
  const parked = await event(hoursAgo(300 * 24), ["done", "parked"]);
  const waiting = await event(hoursAgo(90 * 24), ["pending"]);
  const young = await event(hoursAgo(29 * 24), ["done"]);
  expect(await forget()).toMatchObject({ events: 1 });
  expect((await OutboxEvent.findAll({ order: ["id"] })).map(({ id }) => id)).toEqual([parked, waiting, young]);
  expect(await OutboxDelivery.count()).toBe(4);
});

test("more than one batch is forgotten, and the first young row ends the search", async () => {
  for (let n = 0; n < 3; n += 1) await pushes(500, hoursAgo(25));
  await pushes(NEWEST_PUSHES_KEPT, hoursAgo(1));
  expect(await forget()).toMatchObject({ pushes: 1500 });
  expect(await LivePush.count()).toBe(NEWEST_PUSHES_KEPT);
});

test("the newest pushes stay, so that a quiet county keeps its feed", async () => {
  await pushes(NEWEST_PUSHES_KEPT + 3, hoursAgo(90 * 24));
  expect(await forget()).toMatchObject({ pushes: 3 });
});

test("remembered answers go after two days, done jobs after a fortnight, servers that died after a day", async () => {
  for (const [digest, hours] of [["old", 49], ["new", 47]] as const) await IdempotencyKey.create({ digest, content: "c", answer: "{}", createdAt: hoursAgo(hours) });
  for (const [key, state] of [["done", "done"], ["waits", "waiting"], ["parked", "parked"]] as const) {
    await Job.create({ kind: "test", key, payload: {}, state, runAt: hoursAgo(500), createdAt: hoursAgo(500) });
  }
  await Lease.bulkCreate([{ name: "server:dead", until: hoursAgo(30) }, { name: "server:alive", until: NOW }, { name: "schedule:rare", until: hoursAgo(99) }]);
  expect(await forget()).toMatchObject({ keys: 1, jobs: 1 });
  expect((await Job.findAll({ order: ["id"] })).map(({ key }) => key)).toEqual(["waits", "parked"]);
  expect((await Lease.findAll({ order: ["name"] })).map(({ name }) => name)).toEqual(["schedule:rare", "server:alive"]);
  expect(await forget()).toEqual({ events: 0, pushes: 0, keys: 0, jobs: 0 });
});

const greet = async (after: number): Promise<ServerMessage> => {
  const socket = new WebSocket(world.url.replace("http", "ws") + LIVE_PATH);
  const ready = new Promise<ServerMessage>((resolve) => socket.once("message", (raw: Buffer) => resolve(JSON.parse(raw.toString()) as ServerMessage)));
  await new Promise((resolve) => socket.once("open", resolve));
  socket.send(JSON.stringify({ type: "hello", after }));
  const said = await ready;
  socket.terminate();
  return said;
};

test("a phone that was away longer than pushes are kept is told that it missed something", async () => {
  await pushes(NEWEST_PUSHES_KEPT + 20, hoursAgo(48));
  await world.runtime.hub.poll();
  await forget();
  const [oldest, newest] = [await LivePush.min<number, LivePush>("id"), await LivePush.max<number, LivePush>("id")];
  expect(await greet(oldest - 2)).toMatchObject({ type: "ready", cursor: newest, gap: true });
  expect(await greet(oldest - 1)).toMatchObject({ type: "ready", cursor: newest, gap: false });
  await LivePush.destroy({ where: {} });
  expect(await greet(oldest)).toMatchObject({ type: "ready", gap: true });
});
