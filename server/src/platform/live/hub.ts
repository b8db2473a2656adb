import { Op } from "sequelize";
import type { WebSocket } from "ws";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { ServerMessage } from "@sunshine/domain/live/live.protocol";
import type { Log } from "../logging/log";
import { topic, topicsOf } from "./audience";
import type { Bus } from "./bus";
import { LivePush } from "./live.model";

/** Pushes that a socket may catch up on; who missed more reloads. */
const MAX_RESUME = 2000;
const READ_BATCH = 500;
/** A socket that cannot take this many bytes is cut; it resumes when it is able to. */
const MAX_BUFFERED = 1_000_000;
const CLOSE_TRY_AGAIN = 1013;
const CLOSE_SIGNED_OUT = 4401;

interface Listener {
  readonly socket: WebSocket;
  topics: Set<string>;
  readonly own: readonly string[];
}

export interface Hub {
  /** Begins to tell a socket what its actor may hear, from `after` on. */
  readonly join: (socket: WebSocket, actor: Actor, after: number | undefined, shops: readonly string[]) => Promise<void>;
  readonly watch: (socket: WebSocket, shops: readonly string[]) => void;
  readonly leave: (socket: WebSocket) => void;
  /** In-process reaction on every server, for caches. */
  readonly onPush: (listen: (push: LivePush) => void) => void;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly size: () => number;
  /** Reads news now; tests wait on it. */
  readonly poll: () => Promise<void>;
  readonly cursor: () => number;
}

const asMessage = ({ id, name, at, data }: LivePush): string =>
  JSON.stringify({ type: "push", id, name, at: at.toISOString(), data } satisfies ServerMessage);

/** Reads what was told, in order, and hands it to the sockets whose topics match. */
export const createHub = (bus: Bus, log: Log, pollMs: number): Hub => {
  const listeners = new Map<WebSocket, Listener>();
  const byTopic = new Map<string, Set<Listener>>();
  const reactions: ((push: LivePush) => void)[] = [];
  let cursor = 0;
  let reading: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  const index = (listener: Listener): void => {
    for (const name of listener.topics) {
      const members = byTopic.get(name) ?? new Set<Listener>();
      byTopic.set(name, members.add(listener));
    }
  };
  const unindex = (listener: Listener): void => {
    for (const name of listener.topics) {
      const members = byTopic.get(name);
      members?.delete(listener);
      if (members?.size === 0) byTopic.delete(name);
    }
  };
  const send = (socket: WebSocket, text: string): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MAX_BUFFERED) socket.close(CLOSE_TRY_AGAIN, "slow");
    else socket.send(text);
  };
  const dispatch = (push: LivePush): void => {
    reactions.forEach((react) => react(push));
    const audience = new Set(push.topics.flatMap((name) => [...(byTopic.get(name) ?? [])]));
    if (audience.size === 0) return;
    if (push.name === "session.revoked.v1") {
      for (const { socket } of audience) {
        send(socket, JSON.stringify({ type: "signed_out" } satisfies ServerMessage));
        socket.close(CLOSE_SIGNED_OUT, "signed out");
      }
      return;
    }
    const text = asMessage(push);
    for (const { socket } of audience) send(socket, text);
  };
  const read = async (): Promise<void> => {
    for (;;) {
      const rows = await LivePush.findAll({ where: { id: { [Op.gt]: cursor } }, order: [["id", "ASC"]], limit: READ_BATCH });
      for (const row of rows) {
        cursor = row.id;
        dispatch(row);
      }
      if (rows.length < READ_BATCH) return;
    }
  };
  const poll = async (): Promise<void> => {
    if (reading) {
      again = true;
      return reading;
    }
    reading = read()
      .catch((error: unknown) => log.error({ err: error }, "live read failed"))
      .finally(() => {
        reading = undefined;
      });
    await reading;
    if (again) {
      again = false;
      await poll();
    }
  };
  const catchUp = async (listener: Listener, after: number): Promise<boolean> => {
    const rows = await LivePush.findAll({ where: { id: { [Op.gt]: after, [Op.lte]: cursor } }, order: [["id", "ASC"]], limit: MAX_RESUME + 1 });
    if (rows.length > MAX_RESUME) return false;
    const oldest = await LivePush.min<number, LivePush>("id");
    if (oldest && after > 0 && after < oldest - 1) return false;
    for (const row of rows) if (row.topics.some((name) => listener.topics.has(name))) send(listener.socket, asMessage(row));
    return true;
  };

  return {
    join: async (socket, actor, after, shops) => {
      const own = topicsOf(actor);
      const listener: Listener = { socket, own, topics: new Set([...own, ...shops.map(topic.storefront)]) };
      // Listed first and read afterwards: a push may come twice, with its id, but is never missed.
      listeners.set(socket, listener);
      index(listener);
      const complete = after === undefined || after === cursor ? true : await catchUp(listener, after);
      send(socket, JSON.stringify({ type: "ready", cursor, gap: !complete } satisfies ServerMessage));
    },
    watch: (socket, shops) => {
      const listener = listeners.get(socket);
      if (!listener) return;
      unindex(listener);
      listener.topics = new Set([...listener.own, ...shops.map(topic.storefront)]);
      index(listener);
    },
    leave: (socket) => {
      const listener = listeners.get(socket);
      if (listener) unindex(listener);
      listeners.delete(socket);
    },
    onPush: (listen) => reactions.push(listen),
    start: async () => {
      cursor = (await LivePush.max<number, LivePush>("id")) ?? 0;
      bus.onRing(() => void poll());
      timer = setInterval(() => void poll(), pollMs);
    },
    stop: async () => {
      clearInterval(timer);
      for (const { socket } of listeners.values()) socket.close(1012, "restart");
      await reading;
    },
    size: () => listeners.size,
    poll,
    cursor: () => cursor,
  };
};
