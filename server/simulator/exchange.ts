import type { IncomingMessage } from "node:http";

/** A request that has arrived whole. */
export interface SimRequest {
  readonly method: string;
  readonly path: string;
  /** Path and query exactly as sent: signatures cover it. */
  readonly target: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** What goes back, or that the connection is cut (`cut`) or left open (`hang`) without an answer. */
export interface SimAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly silence?: "cut" | "hang";
}

const BODY_LIMIT = 1_000_000;

/** Reads a request to its end; refuses more than a megabyte. */
export const readRequest = async (incoming: IncomingMessage): Promise<SimRequest> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Error("request too large");
    chunks.push(chunk);
  }
  const target = incoming.url ?? "/";
  const url = new URL(target, "http://simulator");
  return {
    method: incoming.method ?? "GET",
    path: url.pathname,
    target,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
};

const JSON_TYPE = { "Content-Type": "application/json; charset=utf-8" };

export const jsonAnswer = (content: unknown, status = 200): SimAnswer => ({ status, headers: JSON_TYPE, body: JSON.stringify(content) });
