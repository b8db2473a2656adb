import type { Sequelize } from "sequelize";
import { EVENT_NAMES, type EventName, type EventPayload } from "@sunshine/domain/events";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { insertRows, type ColumnValue } from "../db/insert-rows";
import { afterCommit, gatherUntilCommit } from "../db/transaction";
import { subscriber, type EventMeta, type Subscriber } from "../outbox/outbox";
import { LivePush } from "./live.model";

/** One audience of one event, and exactly what it is told. */
export interface Telling {
  readonly topics: readonly string[];
  readonly data: Record<string, unknown>;
}

/** Which audiences hear which events, declared by each module for its own events. */
export type AudienceTable = { readonly [N in EventName]?: (payload: EventPayload<N>) => readonly Telling[] };

/** Names of audiences 受众. */
export const topic = {
  /** Everyone who looks at the public page of a shop. */
  storefront: (publicId: string) => `storefront:${publicId}`,
  /** The people of a shop. */
  shop: (establishmentId: number) => `shop:${establishmentId}`,
  /** Officers whose area holds the town; bureau-wide officers hear every town. */
  town: (townCode: string) => `town:${townCode}`,
  county: "county",
  member: (accountId: number) => `member:${accountId}`,
  officer: (officerId: number) => `officer:${officerId}`,
  session: (sessionId: number) => `session:${sessionId}`,
  /** Heard by servers only: caches let go of what it names. */
  internal: "internal",
} as const;

/** Officers who may hear of a shop in this town. */
export const regulatorsOf = (townCode: string): string[] => [topic.county, topic.town(townCode)];

/** What an actor hears without asking. */
export const topicsOf = (actor: Actor): string[] => {
  switch (actor.kind) {
    case "member":
      return [topic.member(actor.accountId), topic.session(actor.sessionId), ...actor.memberships.map(({ establishmentId }) => topic.shop(establishmentId))];
    case "officer":
      if (actor.restricted) return [topic.session(actor.sessionId)];
      return [topic.officer(actor.officerId), topic.session(actor.sessionId), ...(actor.towns === null ? [topic.county] : actor.towns.map(topic.town))];
    case "anonymous":
    case "system":
      return [];
  }
};

interface Pushed {
  readonly telling: Telling;
  readonly event: EventMeta;
}

const rowOf = ({ telling: { topics, data }, event: { id, name, at } }: Pushed): ColumnValue[] => [id, name, JSON.stringify(topics), JSON.stringify(data), at];

/** The subscriber that turns events into pushes; `wake` tells this and the other servers that there is news. */
export const liveSubscriber = (tables: readonly AudienceTable[], wake: () => void): Subscriber => {
  const tellersOf = (name: EventName) => tables.flatMap((table) => (table[name] ? [table[name] as (payload: unknown) => readonly Telling[]] : []));
  const heard = EVENT_NAMES.filter((name) => tellersOf(name).length > 0);
  const push = gatherUntilCommit<Pushed>(async (pushed) => {
    await insertRows(LivePush.sequelize as Sequelize, "live_pushes", ["event_id", "name", "topics", "data", "at"], pushed.map(rowOf));
    afterCommit(wake);
  });
  return subscriber({
    name: "live.push",
    on: heard,
    handle: async (payload: unknown, event: EventMeta) => {
      for (const tell of tellersOf(event.name)) tell(payload).forEach((telling) => push({ telling, event }));
    },
  });
};
