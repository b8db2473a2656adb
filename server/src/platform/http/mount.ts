import { Readable } from "node:stream";
import { bodyParser } from "@koa/bodyparser";
import type Router from "koa-router";
import type { Context } from "koa";
import { ANONYMOUS, isRestricted, type Actor } from "@sunshine/domain/accounts/actor";
import type { Endpoint } from "@sunshine/domain/kernel/endpoint";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { inTransaction } from "../db/transaction";
import type { Services } from "../services";
import { keepAndSend } from "./body-cache";
import { fieldErrors } from "./error-answer";
import { once, requireKey, senderOf } from "./idempotency";
import type { Limiter } from "./rate-limit";
import { CachedAnswer, FileAnswer, isOpen, type RateLimit, type RequestInfo, type Route } from "./route";
import { sendFile } from "./send-file";

const MIB = 1_048_576;

/** What the request-wide middleware leaves for the mount. */
export interface RequestState {
  actor: Actor;
  info: RequestInfo;
  /** True when a cookie session writes without its CSRF token. */
  csrfMissing: boolean;
}

export interface MountTools {
  readonly services: Services;
  readonly limit: Limiter;
}

const parseInput = (endpoint: Endpoint, ctx: Context): unknown => {
  const { params } = ctx as Context & { params: Record<string, string> };
  const { body } = ctx.request as { body?: unknown };
  const given = endpoint.method === "GET" || endpoint.consumes ? ctx.query : body;
  if (given !== undefined && (typeof given !== "object" || given === null || Array.isArray(given))) throw new DomainError("invalid_input", { message: "请求内容应为对象" });
  const result = endpoint.input.safeParse({ ...given, ...params });
  if (!result.success) throw new DomainError("invalid_input", { fields: fieldErrors(result.error) });
  return result.data;
};

const tooLarge = (maxBytes: number): DomainError => new DomainError("payload_too_large", { message: `文件不能超过 ${Math.floor(maxBytes / MIB)} MB` });

/** The raw body of an upload, cut off at its limit. What is not wanted is let by, so that the sender gets to read why. */
const limitedBody = (ctx: Context, maxBytes: number): Readable => {
  if (Number(ctx.get("content-length") || 0) > maxBytes) {
    ctx.req.resume();
    throw tooLarge(maxBytes);
  }
  const counted = async function* (): AsyncGenerator<Buffer> {
    let size = 0;
    try {
      for await (const chunk of ctx.req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > maxBytes) throw tooLarge(maxBytes);
        yield chunk;
      }
    } finally {
      ctx.req.resume();
    }
  };
  return Readable.from(counted());
};

const send = (ctx: Context, services: Services, result: unknown, generation: number): void => {
  if (result instanceof FileAnswer) return sendFile(ctx, result);
  if (result instanceof CachedAnswer) {
    ctx.respond = false;
    return keepAndSend(services.bodies, ctx.req, ctx.res, { url: ctx.url, answer: result, generation });
  }
  ctx.set("cache-control", "private, no-store");
  ctx.body = result;
};

/** Whose requests are counted together. */
const limitKey = ({ by }: RateLimit, actor: Actor, { ip }: RequestInfo): string => {
  if (by === "address") return ip;
  if (actor.kind === "member") return `member:${actor.accountId}`;
  return actor.kind === "officer" ? `officer:${actor.officerId}` : ip;
};

const refuse = (actor: Actor, signedIn: Actor): never => {
  if (actor.kind === "anonymous" && isRestricted(signedIn)) throw new DomainError("forbidden", { message: "请先修改初始密码，再办理业务" });
  throw new DomainError(actor.kind === "anonymous" ? "unauthenticated" : "forbidden");
};

/** A write says that it sends JSON; forms and plain text, which any page may send to us unasked, are refused. */
const mustBeJson = (ctx: Context): void => {
  // Null where there is no body at all, as in most deletions.
  if (ctx.get("content-type") !== "" && ctx.get("content-length") !== "0" && ctx.is("json", "+json") === false) throw new DomainError("unsupported_media", { message: "请求内容应为 JSON" });
};

/** The life of every request, in order: who, how often, what, may they, do it, show it. */
export const mount = (router: Router, { services, limit }: MountTools, binding: Route): void => {
  const { endpoint } = binding;
  const parseBody = bodyParser({ enableTypes: ["json"], jsonLimit: endpoint.maxBytes ?? MIB });
  const name = `${endpoint.method} ${endpoint.path}`;

  const shown = (signedIn: Actor): Actor => (isRestricted(signedIn) && !binding.whileRestricted ? ANONYMOUS : signedIn);

  const answer = async (signedIn: Actor, info: RequestInfo, input: unknown, given: Readable | null): Promise<unknown> => {
    const actor = shown(signedIn);
    const act = async (): Promise<unknown> => {
      const subject = await binding.subject(input, actor);
      if (subject === null) throw new DomainError("not_found");
      if (!binding.allow(actor, subject)) refuse(actor, signedIn);
      const result = await binding.run({
        actor, subject, input,
        request: info,
        get body() {
          // Made only for those who ask: a stream costs more than most answers.
          return given ?? Readable.from([]);
        },
      });
      return result instanceof FileAnswer || result instanceof CachedAnswer ? result : endpoint.output.parse(result);
    };
    if (endpoint.method === "GET" || binding.transaction === "own") return act();
    return inTransaction(services.db.sequelize, () =>
      endpoint.repeat === "key" ? once(services.sealing, { sender: senderOf(actor, info), endpoint: name, key: requireKey(info.idempotencyKey), input }, services.clock.now(), act) : act()
    );
  };

  /** The input and, of an endpoint that consumes a file, its body as a stream. */
  const read = async (ctx: Context): Promise<{ input: unknown; body: Readable | null }> => {
    if (endpoint.consumes) return { input: parseInput(endpoint, ctx), body: limitedBody(ctx, endpoint.maxBytes ?? MIB) };
    if (endpoint.method !== "GET") {
      mustBeJson(ctx);
      await parseBody(ctx, async () => undefined);
    }
    return { input: parseInput(endpoint, ctx), body: null };
  };

  router.register(endpoint.path, [endpoint.method], async (ctx: Context) => {
    ctx["routePath"] = endpoint.path;
    const { actor, info, csrfMissing } = ctx.state as RequestState;
    if (csrfMissing && endpoint.method !== "GET") throw new DomainError("csrf_rejected");
    if (binding.limit) await limit(`${name}|${limitKey(binding.limit, actor, info)}`, binding.limit);
    if (!isOpen(binding) && shown(actor).kind === "anonymous") refuse(ANONYMOUS, actor);
    if (endpoint.repeat === "key") requireKey(info.idempotencyKey);
    const { input, body } = await read(ctx);
    const generation = services.bodies.generation();
    send(ctx, services, await answer(actor, info, input, body), generation);
  });
};
