import { Op, QueryTypes, type Sequelize } from "sequelize";
import type { EventName, EventPayload } from "@sunshine/domain/events";
import type { Log } from "../logging/log";
import { inTransaction } from "../db/transaction";
import { OutboxDelivery, OutboxEvent, OutboxSubscriber } from "./outbox.model";
import type { Outbox, Subscriber } from "./outbox";

export interface RelaySettings {
  /** Tries before a delivery is parked for the operator. */
  readonly maxAttempts: number;
  /** Events handled in one transaction. */
  readonly batch: number;
  /** How often the relay looks without being woken, milliseconds. */
  readonly pollMs: number;
  readonly retryDelayMs: (attempts: number) => number;
}

export const RELAY_DEFAULTS: RelaySettings = {
  maxAttempts: 8,
  batch: 200,
  pollMs: 1000,
  retryDelayMs: (attempts) => Math.min(1000 * 2 ** (attempts - 1), 300_000),
};

interface Item {
  readonly delivery: OutboxDelivery;
  readonly event: OutboxEvent;
}

/** The lock of a subscriber; null when another relay delivers to it just now. */
const holdSubscriber = async (db: Sequelize, name: string): Promise<boolean> => {
  if (db.getDialect() === "sqlite") return true;
  const [rows] = await db.query("SELECT name FROM outbox_subscribers WHERE name = ? FOR UPDATE SKIP LOCKED", { replacements: [name] });
  return rows.length > 0;
};

/** Subscribers that something waits for: one look into the index for each, so that a quiet relay costs next to nothing. */
const busySubscribers = async (db: Sequelize): Promise<ReadonlySet<string>> => {
  const rows = await db.query<{ name: string }>(
    "SELECT name FROM outbox_subscribers WHERE (SELECT id FROM outbox_deliveries WHERE subscriber = outbox_subscribers.name AND state = 'pending' LIMIT 1) IS NOT NULL",
    { type: QueryTypes.SELECT }
  );
  return new Set(rows.map(({ name }) => name));
};

/** Pending deliveries in order, without streams that wait for a retry of an earlier one. */
const due = async (name: string, limit: number, now: Date): Promise<Item[]> => {
  const waiting = await OutboxDelivery.findAll({
    where: { subscriber: name, state: "pending", attempts: { [Op.gt]: 0 }, nextAttemptAt: { [Op.gt]: now } },
    attributes: ["stream"],
    group: ["stream"],
  });
  const deliveries = await OutboxDelivery.findAll({
    where: { subscriber: name, state: "pending", ...(waiting.length > 0 && { stream: { [Op.notIn]: waiting.map(({ stream }) => stream) } }) },
    order: [["eventId", "ASC"]],
    limit,
  });
  const events = await OutboxEvent.findAll({ where: { id: deliveries.map(({ eventId }) => eventId) } });
  const byId = new Map(events.map((event) => [event.id, event]));
  return deliveries.flatMap((delivery) => {
    const event = byId.get(delivery.eventId);
    return event ? [{ delivery, event }] : [];
  });
};

const hand = (subscriber: Subscriber, { event }: Item): Promise<void> =>
  subscriber.handle(event.payload as EventPayload<EventName>, { id: event.id, name: event.name as EventName, at: event.createdAt });

const markDone = (items: readonly Item[]): Promise<unknown> =>
  OutboxDelivery.update({ state: "done" }, { where: { id: items.map(({ delivery }) => delivery.id) } });

const deliver = (db: Sequelize, subscriber: Subscriber, limit: number, now: () => Date): Promise<number> =>
  inTransaction(db, async () => {
    if (!(await holdSubscriber(db, subscriber.name))) return 0;
    const items = await due(subscriber.name, limit, now());
    for (const item of items) await hand(subscriber, item);
    if (items.length > 0) await markDone(items);
    return items.length;
  });

/** After a failed batch: one by one, so that only the one that fails waits. */
const deliverOneByOne = async (db: Sequelize, subscriber: Subscriber, settings: RelaySettings, now: () => Date, log: Log): Promise<void> => {
  const items = await due(subscriber.name, settings.batch, now());
  const stopped = new Set<string>();
  for (const item of items.filter(({ delivery }) => !stopped.has(delivery.stream))) {
    if (stopped.has(item.delivery.stream)) continue;
    try {
      await inTransaction(db, async () => {
        if (!(await holdSubscriber(db, subscriber.name))) return;
        const fresh = await OutboxDelivery.findByPk(item.delivery.id);
        if (fresh?.state !== "pending") return;
        await hand(subscriber, item);
        await markDone([item]);
      });
    } catch (error) {
      stopped.add(item.delivery.stream);
      const attempts = item.delivery.attempts + 1;
      const parked = attempts >= settings.maxAttempts;
      log.error({ err: error, event: item.event.name, eventId: item.event.id, subscriber: subscriber.name, attempts, parked }, "delivery failed");
      await item.delivery.update({
        attempts,
        state: parked ? "parked" : "pending",
        nextAttemptAt: new Date(now().getTime() + settings.retryDelayMs(attempts)),
        lastError: String((error as Error).message).slice(0, 500),
      });
    }
  }
};

export interface Relay {
  readonly wake: () => void;
  /** Delivers until nothing is due; what tests and the demo world call. */
  readonly drain: () => Promise<void>;
  readonly start: () => void;
  /** Finishes the batch in hand. */
  readonly stop: () => Promise<void>;
}

/** Makes sure that each subscriber has the row by which relays take turns. */
export const registerSubscribers = async (subscribers: readonly Subscriber[]): Promise<void> => {
  const names = subscribers.map(({ name }) => name);
  if (new Set(names).size !== names.length) throw new Error(`two subscribers of one name: ${names.join(", ")}`);
  await OutboxSubscriber.bulkCreate(names.map((name) => ({ name })), { ignoreDuplicates: true });
};

/** Brings events to subscribers: in order per stream, once per subscriber, one relay at a time for each. */
export const createRelay = (db: Sequelize, { subscribers }: Pick<Outbox, "subscribers">, clock: { now: () => Date }, log: Log, settings = RELAY_DEFAULTS): Relay => {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = true;
  let timer: NodeJS.Timeout | undefined;

  const round = async (): Promise<number> => {
    let handled = 0;
    const busy = await busySubscribers(db);
    for (const subscriber of subscribers.filter(({ name }) => busy.has(name))) {
      try {
        handled += await deliver(db, subscriber, settings.batch, () => clock.now());
      } catch (error) {
        log.warn({ err: error, subscriber: subscriber.name }, "batch failed, delivering one by one");
        await deliverOneByOne(db, subscriber, settings, () => clock.now(), log);
      }
    }
    return handled;
  };
  const drain = async (): Promise<void> => {
    while ((await round()) > 0);
  };
  const wake = (): void => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = drain()
      .catch((error: unknown) => log.error({ err: error }, "relay round failed"))
      .finally(() => {
        running = undefined;
        if (again) {
          again = false;
          wake();
        }
      });
  };
  return {
    wake,
    drain,
    start: () => {
      stopped = false;
      timer = setInterval(wake, settings.pollMs);
      wake();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
};
