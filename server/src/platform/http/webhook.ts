import type { Context, Middleware } from "koa";

export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The exact bytes that were signed. */
  readonly raw: Buffer;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly body?: Record<string, unknown>;
  /** Instead of a body: these very characters. */
  readonly text?: string;
}

/** A call from an outside service, verified over its raw bytes by the module that knows it. */
export interface WebhookRoute {
  /** Below the API prefix. */
  readonly path: `/${string}`;
  readonly handle: (request: WebhookRequest) => Promise<WebhookAnswer>;
  /** Answers a GET by which the service makes sure that the address is ours. */
  readonly greet?: (request: WebhookRequest) => WebhookAnswer;
}

const MAX_BYTES = 262_144;

const requestOf = (ctx: Context, raw: Buffer): WebhookRequest => {
  const { params } = ctx as Context & { params: Record<string, string> };
  // Of a name that comes twice the first: what is signed comes once.
  const query = Object.fromEntries(Object.entries(ctx.query).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? (value[0] ?? "") : value]])));
  return { headers: ctx.headers, raw, params, query };
};

const answer = (ctx: Context, { status, body, text }: WebhookAnswer): void => {
  ctx.body = text ?? body ?? null;
  ctx.status = status;
};

/** Answers the greeting of an outside service; 404 where the module expects none. */
export const greetingMiddleware =
  ({ greet }: WebhookRoute): Middleware =>
  (ctx: Context, next) => {
    if (!greet) return next();
    answer(ctx, greet(requestOf(ctx, Buffer.alloc(0))));
    return Promise.resolve();
  };

/** Reads the raw body and hands it on; the answer is the module's. */
export const webhookMiddleware =
  ({ handle }: WebhookRoute): Middleware =>
  async (ctx: Context) => {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BYTES) {
        ctx.status = 413;
        return;
      }
      chunks.push(chunk);
    }
    answer(ctx, await handle(requestOf(ctx, Buffer.concat(chunks))));
  };
