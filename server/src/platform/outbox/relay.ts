import type { Sequelize } from "sequelize";
import type { EventName, EventPayload } from "@sunshine/domain/events";
import type { Log } from "../logging/log";
import { changeRows, parsedJson, selectRows } from "../db/statements";
import { inTransaction } from "../db/transaction";
import { OutboxDelivery, OutboxSubscriber } from "./outbox.model";
import type { Outbox, Subscriber } from "./outbox";

export interface RelaySettings {
  /** Tries before a delivery is parked for the operator. */
  readonly maxAttempts: number;
  /** Events handled in one transaction. */
  readonly batch: number;
  /** How often the relay looks without being woken, milliseconds. */
  readonly pollMs: number;
  /** Pause between two rounds, milliseconds: what comes meanwhile is handed over together, for the price of one. */
  readonly restMs: number;
  readonly retryDelayMs: (attempts: number) => number;
}

export const RELAY_DEFAULTS: RelaySettings = {
  maxAttempts: 8,
  batch: 200,
  pollMs: 1000,
  restMs: 15,
  retryDelayMs: (attempts) => Math.min(1000 * 2 ** (attempts - 1), 300_000),
};

/** A delivery that is due, with its event. */
interface Item {
  readonly id: number;
  readonly stream: string;
  readonly attempts: number;
  readonly eventId: number;
  readonly name: string;
  readonly payload: unknown;
  readonly at: Date | string;
}

/** The lock of a subscriber; false when another relay delivers to it just now. */
const holdSubscriber = async (db: Sequelize, name: string): Promise<boolean> => {
  if (db.getDialect() === "sqlite") return true;
  const rows = await selectRows(db, "SELECT name FROM outbox_subscribers WHERE name = ? FOR UPDATE SKIP LOCKED", [name]);
  return rows.length > 0;
};

/** Subscribers that something waits for: one look into the index for each, so that a quiet relay costs next to nothing. */
const busySubscribers = async (db: Sequelize): Promise<ReadonlySet<string>> => {
  const rows = await selectRows<{ name: string }>(
    db,
    "SELECT name FROM outbox_subscribers WHERE (SELECT id FROM outbox_deliveries WHERE subscriber = outbox_subscribers.name AND state = 'pending' LIMIT 1) IS NOT NULL",
    []
  );
  return new Set(rows.map(({ name }) => name));
};

/** Pending deliveries in order, without streams that wait for a retry of an earlier one. */
const due = (db: Sequelize, name: string, limit: number, now: Date): Promise<Item[]> =>
  selectRows<Item>(
    db,
    `SELECT d.id, d.stream, d.attempts, d.event_id AS eventId, e.name, e.payload, e.created_at AS at
     FROM outbox_deliveries d JOIN outbox_events e ON e.id = d.event_id
       LEFT JOIN (SELECT DISTINCT stream FROM outbox_deliveries WHERE subscriber = ? AND state = 'pending' AND attempts > 0 AND next_attempt_at > ?) w ON w.stream = d.stream
     WHERE d.subscriber = ? AND d.state = 'pending' AND w.stream IS NULL
     ORDER BY d.event_id LIMIT ${limit}`,
    [name, now, name]
  );

const hand = (subscriber: Subscriber, { payload, eventId, name, at }: Item): Promise<void> =>
  subscriber.handle(parsedJson(payload) as EventPayload<EventName>, { id: eventId, name: name as EventName, at: new Date(at) });

const markDone = (db: Sequelize, items: readonly Item[]): Promise<void> => changeRows(db, "UPDATE outbox_deliveries SET state = 'done' WHERE id IN (?)", [items.map(({ id }) => id)]);

const deliver = (db: Sequelize, subscriber: Subscriber, limit: number, now: () => Date): Promise<number> =>
  inTransaction(db, async () => {
    if (!(await holdSubscriber(db, subscriber.name))) return 0;
    const items = await due(db, subscriber.name, limit, now());
    for (const item of items) await hand(subscriber, item);
    if (items.length > 0) await markDone(db, items);
    return items.length;
  });

/** After a failed batch: one by one, so that only the one that fails waits. */
const deliverOneByOne = async (db: Sequelize, subscriber: Subscriber, settings: RelaySettings, now: () => Date, log: Log): Promise<void> => {
  const items = await due(db, subscriber.name, settings.batch, now());
  const stopped = new Set<string>();
  for (const item of items) {
    if (stopped.has(item.stream)) continue;
    try {
      await inTransaction(db, async () => {
        if (!(await holdSubscriber(db, subscriber.name))) return;
        const fresh = await OutboxDelivery.findByPk(item.id);
        if (fresh?.state !== "pending") return;
        await hand(subscriber, item);
        await markDone(db, [item]);
      });
    } catch (error) {
      stopped.add(item.stream);
      const attempts = item.attempts + 1;
      const parked = attempts >= settings.maxAttempts;
      log.error({ err: error, event: item.name, eventId: item.eventId, subscriber: subscriber.name, attempts, parked }, "delivery failed");
      await OutboxDelivery.update(
        {
          attempts,
          state: parked ? "parked" : "pending",
          nextAttemptAt: new Date(now().getTime() + settings.retryDelayMs(attempts)),
          lastError: String((error as Error).message).slice(0, 500),
        },
        { where: { id: item.id } }
      );
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

/** One look at everybody for whom something waits; answers with how much was handed over. */
const createRound = (db: Sequelize, { subscribers }: Pick<Outbox, "subscribers">, clock: { now: () => Date }, log: Log, settings: RelaySettings) => async (): Promise<number> => {
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

/** Brings events to subscribers: in order per stream, once per subscriber, one relay at a time for each. */
export const createRelay = (db: Sequelize, outbox: Pick<Outbox, "subscribers">, clock: { now: () => Date }, log: Log, settings = RELAY_DEFAULTS): Relay => {
  const round = createRound(db, outbox, clock, log, settings);
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = true;
  let timer: NodeJS.Timeout | undefined;

  const drain = async (): Promise<void> => {
    while ((await round()) > 0);
  };
  const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, settings.restMs));
  /** Rounds until nothing is due; only a full batch is followed by the next at once. */
  const work = async (): Promise<void> => {
    for (;;) {
      const handled = await round();
      if (stopped) return;
      if (handled < settings.batch) await rest();
      if (handled === 0) return;
    }
  };
  const wake = (): void => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = work()
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
