import { hash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";

interface Body {
  /** Text until it is sent from memory for the first time, from then on bytes: most pages of a large county are asked for once. */
  content: string | Buffer;
  readonly size: number;
  readonly etag: string;
  readonly tags: readonly string[];
  /** Headers of both answers, name and value in turn: made once, because a kept page is sent much more often than it is built. */
  readonly fullHeaders: string[];
  readonly unchangedHeaders: string[];
}

/** Ready bodies of public pages, by URL; let go by tag when an event says that they are stale. */
export interface BodyCache {
  readonly put: (url: string, json: string, tags: readonly string[]) => Body;
  /** Answers from memory; false when there is nothing for this request. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly drop: (tag: string) => void;
  readonly clear: () => void;
  readonly stats: () => { hits: number; size: number };
}

const TYPE = "application/json; charset=utf-8";

/** Sends a body, or 304 where the client has it already. */
const sendBody = (request: IncomingMessage, response: ServerResponse, { content, etag, fullHeaders, unchangedHeaders }: Body): void => {
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, unchangedHeaders);
    response.end();
    return;
  }
  response.writeHead(200, fullHeaders);
  response.end(request.method === "HEAD" ? undefined : content);
};

const bodyOf = (json: string, tags: readonly string[]): Body => {
  const size = Buffer.byteLength(json);
  const etag = `"${hash("sha1", json, "base64url")}"`;
  const unchangedHeaders = ["etag", etag, "cache-control", "no-cache"];
  return { content: json, size, tags, etag, unchangedHeaders, fullHeaders: ["content-type", TYPE, "content-length", String(size), "x-content-type-options", "nosniff", ...unchangedHeaders] };
};

/** Generations keep a body that was read before an invalidation from being stored after it. */
export const createBodyCache = (maxBytes: number): BodyCache & { readonly generation: () => number } => {
  const urlsByTag = new Map<string, Set<string>>();
  let hits = 0;
  let generation = 0;
  const bodies = new LRUCache<string, Body>({
    maxSize: maxBytes,
    sizeCalculation: ({ size }) => size + 400,
    dispose: ({ tags }, url) => {
      for (const tag of tags) {
        const urls = urlsByTag.get(tag);
        urls?.delete(url);
        if (urls?.size === 0) urlsByTag.delete(tag);
      }
    },
  });
  return {
    put: (url, json, tags) => {
      const body = bodyOf(json, tags);
      bodies.set(url, body);
      // A body that does not fit is sent and not kept.
      if (bodies.has(url)) for (const tag of tags) urlsByTag.set(tag, (urlsByTag.get(tag) ?? new Set()).add(url));
      return body;
    },
    answer: (request, response) => {
      if (request.method !== "GET" && request.method !== "HEAD") return false;
      const body = bodies.get(request.url ?? "");
      if (!body) return false;
      hits += 1;
      if (typeof body.content === "string") body.content = Buffer.from(body.content);
      sendBody(request, response, body);
      return true;
    },
    drop: (tag) => {
      generation += 1;
      for (const url of [...(urlsByTag.get(tag) ?? [])]) bodies.delete(url);
    },
    clear: () => {
      generation += 1;
      bodies.clear();
    },
    stats: () => ({ hits, size: bodies.size }),
    generation: () => generation,
  };
};

interface ReadPage {
  readonly url: string;
  readonly answer: { readonly json: string; readonly tags: readonly string[] };
  /** The generation in which reading it began. */
  readonly generation: number;
}

/** Keeps a page that was just read, and sends it; read before an invalidation and ready after it, it is sent but not kept. */
export const keepAndSend = (bodies: ReturnType<typeof createBodyCache>, request: IncomingMessage, response: ServerResponse, { url, answer: { json, tags }, generation }: ReadPage): void => {
  const fresh = bodies.generation() === generation;
  const body = bodies.put(url, json, tags);
  if (!fresh) tags.forEach((tag) => bodies.drop(tag));
  sendBody(request, response, body);
};
