import type { Redis } from "ioredis";
import { LRUCache } from "lru-cache";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type { RateLimit } from "./route";

/** Counts requests against limits; throws too_many_requests with the seconds to wait. */
export type Limiter = (bucket: string, limit: RateLimit) => Promise<void>;

const refuse = (seconds: number): never => {
  throw new DomainError("too_many_requests", { message: `操作太频繁，请 ${seconds} 秒后再试`, retryAfter: seconds });
};

/** One server: counts in memory. */
const memoryLimiter = (now: () => number): Limiter => {
  const windows = new LRUCache<string, { count: number; resetAt: number }>({ max: 50_000 });
  return async (bucket, { max, perSeconds }) => {
    const at = now();
    const known = windows.get(bucket);
    const window = known && known.resetAt > at ? known : { count: 0, resetAt: at + perSeconds * 1000 };
    window.count += 1;
    windows.set(bucket, window);
    if (window.count > max) refuse(Math.ceil((window.resetAt - at) / 1000));
  };
};

/** Several servers count together in Redis; while Redis is away each counts for itself. */
const redisLimiter = (redis: Redis, fallback: Limiter): Limiter => async (bucket, limit) => {
  const key = `limit:${bucket}`;
  let count: number;
  try {
    const [[, incremented]] = (await redis.multi().incr(key).expire(key, limit.perSeconds, "NX").exec()) as [[Error | null, number], unknown];
    count = incremented;
  } catch {
    return fallback(bucket, limit);
  }
  if (count > limit.max) refuse(Math.max(1, await redis.ttl(key).catch(() => limit.perSeconds)));
};

export const createLimiter = (redis: Redis | null, now: () => number): Limiter => (redis ? redisLimiter(redis, memoryLimiter(now)) : memoryLimiter(now));
