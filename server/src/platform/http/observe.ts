import { randomBytes } from "node:crypto";
import type { Middleware } from "koa";
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Log } from "../logging/log";
import { asDomainError, errorAnswer } from "./error-answer";

export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<"method" | "route" | "status">;
  readonly errors: Counter<"code">;
  /** A figure that is read when it is asked for. */
  readonly gauge: (name: string, help: string, read: () => number | Promise<number>) => void;
}

export const createMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: "sunshine_http_seconds", help: "Seconds a request took", labelNames: ["method", "route", "status"],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10], registers: [registry],
    }),
    errors: new Counter({ name: "sunshine_errors_total", help: "Answers with an error code", labelNames: ["code"], registers: [registry] }),
    gauge: (name, help, read) => {
      new Gauge({
        name, help, registers: [registry],
        async collect() {
          // While the database is away the other figures are wanted all the more.
          this.set(await Promise.resolve().then(read).catch(() => Number.NaN));
        },
      });
    },
  };
};

const ID_BYTES = 8;
const IDS_AT_ONCE = 256;
let chance = Buffer.alloc(0);

/** Sixteen hex digits; chance is drawn for many requests at once, because each draw costs as much as a small answer. */
const newRequestId = (): string => {
  if (chance.length < ID_BYTES) chance = randomBytes(ID_BYTES * IDS_AT_ONCE);
  const id = chance.toString("hex", 0, ID_BYTES);
  chance = chance.subarray(ID_BYTES);
  return id;
};

const SLOW_SECONDS = 1;

/** What an operator looks for later is logged at "info": writes, refusals, and what was slow. Plain reading is not. */
const levelOf = ({ method, status }: { readonly method: string; readonly status: number }, seconds: number): "info" | "debug" => {
  const reading = method === "GET" || method === "HEAD";
  return !reading || status >= 400 || seconds > SLOW_SECONDS ? "info" : "debug";
};

/** Request id, timing, one log line, and the one place where an error becomes an answer. */
export const observe =
  (log: Log, metrics: Metrics): Middleware =>
  async (ctx, next) => {
    const given = ctx.get("x-request-id");
    const requestId = /^[\w-]{8,64}$/.test(given) ? given : newRequestId();
    ctx.state["requestId"] = requestId;
    ctx.set("x-request-id", requestId);
    const startedAt = performance.now();
    try {
      await next();
    } catch (error) {
      const known = asDomainError(error);
      metrics.errors.inc({ code: known.code });
      const { status, body } = errorAnswer(known, requestId);
      // Our own fault, or that of something we depend on: the caller reads when to come back, the operator why.
      if (known.code === "internal" || known.cause !== undefined) log.error({ err: known.cause ?? error, requestId, path: ctx.path }, "request failed");
      if (known.retryAfter !== undefined) ctx.set("retry-after", String(known.retryAfter));
      ctx.status = status;
      ctx.body = body;
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const route = (ctx["routePath"] as string | undefined) ?? "other";
    metrics.requests.observe({ method: ctx.method, route, status: String(ctx.status) }, seconds);
    // The route, not the address: a query may hold what somebody typed.
    log[levelOf(ctx, seconds)]({ requestId, method: ctx.method, route, status: ctx.status, ms: Math.round(seconds * 1000) }, "request");
  };

/** Everything from ourselves; of inline scripts only those whose digests are named. */
export const contentSecurityPolicy = (scriptDigests: readonly string[]): string =>
  [
    "default-src 'self'",
    `script-src ${["'self'", ...scriptDigests.map((digest) => `'sha256-${digest}'`)].join(" ")}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self' ws: wss:",
    "media-src 'self' blob:",
    "object-src 'self' blob:",
    "frame-src 'self' blob:",
    "base-uri 'self'",
    "form-action 'self'",
  ].join("; ");

const SECURITY_HEADERS: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "same-origin"],
  ["x-frame-options", "SAMEORIGIN"],
  ["permissions-policy", "geolocation=(self), camera=(self), microphone=()"],
  ["content-security-policy", contentSecurityPolicy([])],
];

/** Headers that browsers honour for everyone's safety. */
export const securityHeaders: Middleware = ({ res }, next) => {
  for (const [name, value] of SECURITY_HEADERS) res.setHeader(name, value);
  return next();
};
