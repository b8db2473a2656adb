import type { Sequelize } from "sequelize";
import { eventSchemas, type EventName, type EventPayload } from "@sunshine/domain/events";
import { insertRows, type ColumnValue } from "../db/insert-rows";
import { changeRows, insertRow } from "../db/statements";
import { afterCommit, ambientTransaction, gatherUntilCommit } from "../db/transaction";
import { OutboxStream } from "./outbox.model";

/** What a subscriber learns beside the payload. */
export interface EventMeta {
  readonly id: number;
  readonly name: EventName;
  readonly at: Date;
}

/** A reaction: database work only, committed with its delivery mark. Anything external becomes a job. */
export interface Subscriber<N extends EventName = EventName> {
  /** Unique and stable: "grades.recompute". */
  readonly name: string;
  readonly on: readonly N[];
  handle(payload: EventPayload<N>, event: EventMeta): Promise<void>;
}

export const subscriber = <N extends EventName>(definition: Subscriber<N>): Subscriber => definition;

/** The outbox of a process: who listens, and how emitting wakes the relay. */
export interface Outbox {
  readonly subscribers: readonly Subscriber[];
  readonly wake: () => void;
}

let outbox: Outbox = { subscribers: [], wake: () => undefined };
let now: () => Date = () => new Date();

/** Called once at start, and by each test that opens a world of its own. */
export const useOutbox = (next: Outbox, clock: { now: () => Date }): void => {
  outbox = next;
  now = () => clock.now();
};

/** Lets the relay look at once instead of at its next turn; after the ambient transaction where there is one. */
export const wakeRelay = (): void => afterCommit(() => outbox.wake());

/** A fact that waits for the end of its transaction. */
interface Fact {
  readonly name: EventName;
  readonly stream: string;
  readonly payload: string;
  readonly at: Date;
}

/** Held until commit, in one order by everybody. The embedded engine has one writer at a time and needs no lock. */
const lockStreams = async (db: Sequelize, facts: readonly Fact[]): Promise<void> => {
  if (db.getDialect() === "sqlite") return;
  for (const stream of [...new Set(facts.map((fact) => fact.stream))].sort()) {
    await changeRows(db, "INSERT INTO outbox_streams (stream, events) VALUES (?, 1) ON DUPLICATE KEY UPDATE events = events + 1", [stream]);
  }
};

const DELIVERY = ["event_id", "subscriber", "stream", "state", "attempts", "next_attempt_at"];

/** Writes the facts of a transaction in the order in which they were told, with a delivery for each who listens. */
const write = async (facts: readonly Fact[]): Promise<void> => {
  const db = OutboxStream.sequelize as Sequelize;
  // The streams' locks come before the ids are drawn, so a later commit never has the smaller id.
  await lockStreams(db, facts);
  const deliveries: ColumnValue[][] = [];
  for (const { name, stream, payload, at } of facts) {
    const eventId = await insertRow(db, "outbox_events", { name, stream, payload, created_at: at });
    deliveries.push(...outbox.subscribers.filter(({ on }) => on.includes(name)).map((it) => [eventId, it.name, stream, "pending", 0, at]));
  }
  await insertRows(db, "outbox_deliveries", DELIVERY, deliveries);
};

const tell = gatherUntilCommit(write);

const streamOf = (payload: object): string | undefined => {
  const { establishment } = payload as { establishment?: { id: number } | null };
  return establishment ? `establishment:${establishment.id}` : undefined;
};

/**
 * Records a fact in the same transaction as the change it describes. Facts of one establishment (or of the
 * stream named) are delivered in the order in which their transactions commit.
 */
export const emit = async <N extends EventName>(name: N, payload: EventPayload<N>, stream?: string): Promise<void> => {
  if (!ambientTransaction()) throw new Error(`emit("${name}") outside a transaction`);
  const checked = eventSchemas[name].parse(payload) as object;
  const line = stream ?? streamOf(checked) ?? `event:${name}`;
  tell({ name, stream: line, payload: JSON.stringify(checked), at: now() });
  wakeRelay();
};
