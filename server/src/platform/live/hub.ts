import { Op } from "sequelize";
import type { WebSocket } from "ws";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { Log } from "../logging/log";
import { topic, topicsOf } from "./audience";
import { createAudienceIndex } from "./audience-index";
import type { Bus } from "./bus";
import { catchUp, say, tell } from "./delivery";
import { LivePush } from "./live.model";

const READ_BATCH = 500;
const CLOSE_RESTART = 1012;

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

/** Reads the table of pushes in order; a call while one is running makes it look once more. */
const createReader = (onPush: (push: LivePush) => void, log: Log) => {
  let cursor = 0;
  let reading: Promise<void> | undefined;
  let again = false;
  const read = async (): Promise<void> => {
    for (;;) {
      const rows = await LivePush.findAll({ where: { id: { [Op.gt]: cursor } }, order: [["id", "ASC"]], limit: READ_BATCH });
      for (const row of rows) {
        cursor = row.id;
        onPush(row);
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
    if (!again) return;
    again = false;
    await poll();
  };
  return {
    poll,
    cursor: () => cursor,
    begin: async () => {
      cursor = (await LivePush.max<number, LivePush>("id")) ?? 0;
    },
    idle: async () => reading,
  };
};

/** Hands what was told to the sockets whose topics match. */
export const createHub = (bus: Bus, log: Log, pollMs: number): Hub => {
  const index = createAudienceIndex();
  const reactions: ((push: LivePush) => void)[] = [];
  const reader = createReader((push) => {
    reactions.forEach((react) => react(push));
    tell(push, index);
  }, log);
  let timer: NodeJS.Timeout | undefined;
  return {
    join: async (socket, actor, after, shops) => {
      // Listed first and read afterwards: a push may come twice, with its id, but is never missed.
      const listener = index.put(socket, topicsOf(actor), shops.map(topic.storefront));
      const complete = after === undefined || after === reader.cursor() || (await catchUp(listener, after, reader.cursor()));
      say(socket, { type: "ready", cursor: reader.cursor(), gap: !complete });
    },
    watch: (socket, shops) => {
      const listener = index.get(socket);
      if (listener) index.put(socket, listener.own, shops.map(topic.storefront));
    },
    leave: index.remove,
    onPush: (listen) => reactions.push(listen),
    start: async () => {
      await reader.begin();
      bus.onRing(() => void reader.poll());
      timer = setInterval(() => void reader.poll(), pollMs);
    },
    stop: async () => {
      clearInterval(timer);
      for (const socket of index.sockets()) socket.close(CLOSE_RESTART, "restart");
      await reader.idle();
    },
    size: index.size,
    poll: reader.poll,
    cursor: reader.cursor,
  };
};
