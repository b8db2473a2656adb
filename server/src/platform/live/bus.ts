import { Redis } from "ioredis";
import type { Log } from "../logging/log";

/** Carries the word "there is news" between servers; the news itself is in the database. */
export interface Bus {
  readonly kind: "memory" | "redis";
  readonly ring: () => void;
  readonly onRing: (listener: () => void) => void;
  readonly close: () => Promise<void>;
  /** Null in one process; Redis for what servers must count together. */
  readonly redis: Redis | null;
}

const CHANNEL = "sunshine:live";

export const memoryBus = (): Bus => {
  const listeners: (() => void)[] = [];
  return {
    kind: "memory",
    ring: () => listeners.forEach((listen) => setImmediate(listen)),
    onRing: (listener) => listeners.push(listener),
    close: async () => undefined,
    redis: null,
  };
};

/** A lost Redis costs speed, not news: the hub also looks by itself, and ioredis reconnects. */
export const redisBus = (url: string, log: Log): Bus => {
  const options = { maxRetriesPerRequest: 1, enableOfflineQueue: false, retryStrategy: (times: number) => Math.min(times * 200, 3000) };
  const redis = new Redis(url, options);
  const subscriber = new Redis(url, { ...options, enableOfflineQueue: true, maxRetriesPerRequest: null });
  const listeners: (() => void)[] = [];
  for (const client of [redis, subscriber]) client.on("error", (error: Error) => log.warn({ err: error }, "redis connection"));
  void subscriber.subscribe(CHANNEL).catch((error: unknown) => log.warn({ err: error }, "redis subscribe"));
  subscriber.on("message", () => listeners.forEach((listen) => listen()));
  return {
    kind: "redis",
    ring: () => {
      listeners.forEach((listen) => setImmediate(listen));
      redis.publish(CHANNEL, "1").catch((error: unknown) => log.warn({ err: error }, "redis publish"));
    },
    onRing: (listener) => listeners.push(listener),
    close: async () => {
      redis.disconnect();
      subscriber.disconnect();
    },
    redis,
  };
};
