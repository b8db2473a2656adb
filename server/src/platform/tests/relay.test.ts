import type { EventName } from "@sunshine/domain/events";
import { openWorld, type World } from "../../testing/world";
import { inTransaction } from "../db/transaction";
import { silentLog } from "../logging/log";
import { OutboxDelivery, OutboxEvent } from "../outbox/outbox.model";
import { emit, subscriber, useOutbox, type Subscriber } from "../outbox/outbox";
import { createRelay, registerSubscribers, RELAY_DEFAULTS, type Relay } from "../outbox/relay";

const NAME = "establishment.people_changed.v1" satisfies EventName;
const shop = (id: number) => ({ id, publicId: "0123456789abcdef", name: "测试饭店", townCode: "330127100" });

let world: World;
let now: Date;
let served = 0;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  now = new Date("2026-11-23T02:00:00.000Z");
});

/** A relay with one subscriber of its own, so that tests do not hear each other. */
const relayWith = async (handle: (establishmentId: number, note: string) => Promise<void>): Promise<{ relay: Relay; second: Relay; name: string }> => {
  served += 1;
  const name = `test.subscriber${served}`;
  const listener: Subscriber = subscriber({ name, on: [NAME], handle: ({ establishment, by }) => handle(establishment.id, by) });
  await registerSubscribers([listener]);
  const clock = { now: () => now };
  const settings = { ...RELAY_DEFAULTS, maxAttempts: 3, retryDelayMs: () => 1000 };
  useOutbox({ subscribers: [listener], wake: () => undefined }, clock);
  const make = () => createRelay(world.services.db.sequelize, { subscribers: [listener] }, clock, silentLog(), settings);
  return { relay: make(), second: make(), name };
};

const tell = (establishmentId: number, note: string): Promise<void> =>
  inTransaction(world.services.db.sequelize, () => emit(NAME, { establishment: shop(establishmentId), by: note }));

const statesOf = async (name: string) => (await OutboxDelivery.findAll({ where: { subscriber: name }, order: [["eventId", "ASC"]] })).map(({ state }) => state);

test("an event of a transaction that rolls back is never told", async () => {
  const heard: string[] = [];
  const { relay } = await relayWith(async (_, note) => void heard.push(note));
  const before = await OutboxEvent.count();
  await expect(
    inTransaction(world.services.db.sequelize, async () => {
      await emit(NAME, { establishment: shop(1), by: "rolled back" });
      throw new Error("changed my mind");
    })
  ).rejects.toThrow("changed my mind");
  await relay.drain();
  expect(heard).toEqual([]);
  expect(await OutboxEvent.count()).toBe(before);
});

test("emitting outside a transaction is refused", async () => {
  await expect(emit(NAME, { establishment: shop(1), by: "nobody" })).rejects.toThrow("outside a transaction");
});

test("two relays deliver each event once, in order per establishment", async () => {
  const heard: string[] = [];
  const { relay, second } = await relayWith(async (id, note) => void heard.push(`${id}:${note}`));
  for (let at = 0; at < 30; at += 1) await tell(at % 3, String(at));
  await Promise.all([relay.drain(), second.drain()]);
  await relay.drain();
  expect(heard).toHaveLength(30);
  for (const id of [0, 1, 2]) {
    const notes = heard.filter((it) => it.startsWith(`${id}:`)).map((it) => Number(it.split(":")[1]));
    expect(notes).toEqual([...notes].sort((a, b) => a - b));
  }
});

test("a failing delivery holds up its own establishment only, is retried, and is parked in the end", async () => {
  const { relay, name } = await relayWith(async (id, note) => {
    await OutboxEvent.create({ name: "effect", stream: "poison-test", payload: `${id}:${note}`, createdAt: now });
    if (note === "poison") throw new Error("cannot digest");
  });
  // What counts is what was written: a batch that failed has left nothing behind.
  const effects = async () => (await OutboxEvent.findAll({ where: { stream: "poison-test" }, order: [["id", "ASC"]] })).map(({ payload }) => payload);
  await tell(1, "before");
  await tell(1, "poison");
  await tell(1, "after");
  await tell(2, "neighbour");
  await relay.drain();
  expect(await effects()).toEqual(["1:before", "2:neighbour"]);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    now = new Date(now.getTime() + 2000);
    await relay.drain();
  }
  expect(await effects()).toEqual(["1:before", "2:neighbour", "1:after"]);
  expect(await statesOf(name)).toEqual(["done", "parked", "done", "done"]);
});

test("a subscriber's work and its delivery mark are one: a crash between them repeats neither half", async () => {
  let tries = 0;
  const { relay, name } = await relayWith(async () => {
    tries += 1;
    await OutboxEvent.create({ name: "side.effect", stream: name, payload: {}, createdAt: now });
    if (tries <= 2) throw new Error("killed");
  });
  await tell(7, "once");
  await relay.drain();
  now = new Date(now.getTime() + 2000);
  await relay.drain();
  expect(tries).toBeGreaterThan(1);
  expect(await OutboxEvent.count({ where: { name: "side.effect", stream: name } })).toBe(1);
});

test("a row that commits late is delivered, though a later one already was", async () => {
  const heard: string[] = [];
  const { relay } = await relayWith(async (_, note) => void heard.push(note));
  if (world.services.db.dialect === "sqlite") {
    // One writer at a time: the late commit cannot happen; the order is simply kept.
    await tell(1, "slow");
    await tell(2, "quick");
    await relay.drain();
    expect(heard).toEqual(["slow", "quick"]);
    return;
  }
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let emitted: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (emitted = resolve));
  const slow = inTransaction(world.services.db.sequelize, async () => {
    await emit(NAME, { establishment: shop(1), by: "slow" });
    emitted();
    await held;
  });
  await begun;
  await tell(2, "quick");
  await relay.drain();
  expect(heard).toEqual(["quick"]);
  release();
  await slow;
  await relay.drain();
  expect(heard).toEqual(["quick", "slow"]);
});
