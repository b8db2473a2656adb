import type { Context, Middleware } from "koa";

export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The exact bytes that were signed. */
  readonly raw: Buffer;
  readonly params: Readonly<Record<string, string>>;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly body?: Record<string, unknown>;
}

/** A call from an outside service, verified over its raw bytes by the module that knows it. */
export interface WebhookRoute {
  /** Below the API prefix. */
  readonly path: `/${string}`;
  readonly handle: (request: WebhookRequest) => Promise<WebhookAnswer>;
}

const MAX_BYTES = 262_144;

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
    const { params } = ctx as Context & { params: Record<string, string> };
    const { status, body } = await handle({ headers: ctx.headers, raw: Buffer.concat(chunks), params });
    ctx.status = status;
    ctx.body = body ?? null;
    ctx.status = status;
  };
