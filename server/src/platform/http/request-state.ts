import type { IncomingMessage } from "node:http";
import type { Context, Middleware } from "koa";
import { ANONYMOUS, type Actor } from "@sunshine/domain/accounts/actor";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type { Services } from "../services";
import type { RequestState } from "./mount";

export const SESSION_COOKIE = "sunshine_session";
export const CSRF_HEADER = "x-csrf-token";

/** Finds who a session secret belongs to; the CSRF token is derived from the secret. */
export interface Authenticator {
  readonly actorOf: (secret: string) => Promise<Actor>;
  readonly csrfTokenOf: (secret: string) => string;
}

const readCookie = (header: string | undefined, name: string): string | undefined =>
  header?.split(";").map((pair) => pair.trim()).find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);

const bearerOf = (header: string | undefined): string | undefined => /^Bearer ([\w-]{20,200})$/.exec(header ?? "")?.[1];

/** The actor of a plain request, for the WebSocket: a bearer in the first message, else the cookie. */
export const actorOfUpgrade =
  ({ actorOf }: Authenticator) =>
  async (request: IncomingMessage, token: string | undefined): Promise<Actor> => {
    const secret = token ?? readCookie(request.headers.cookie, SESSION_COOKIE);
    return secret ? actorOf(secret) : ANONYMOUS;
  };

const cookieSetter = (ctx: Context, services: Services) => (secret: string | null) => {
  const secure = services.settings.MODE === "production";
  const life = secret === null ? "Max-Age=0" : `Max-Age=${12 * 3600}`;
  ctx.append("set-cookie", `${SESSION_COOKIE}=${secret ?? ""}; Path=/; HttpOnly; SameSite=Strict; ${life}${secure ? "; Secure" : ""}`);
};

/** Finds out who asks. A dead session is "not signed in", except where a bearer was shown: then it must be renewed. */
export const requestState =
  (services: Services, authenticator: Authenticator): Middleware =>
  async (ctx, next) => {
    const bearer = bearerOf(ctx.get("authorization"));
    const cookie = bearer ? undefined : readCookie(ctx.get("cookie"), SESSION_COOKIE);
    const secret = bearer ?? cookie;
    const actor = secret ? await authenticator.actorOf(secret) : ANONYMOUS;
    if (bearer && actor.kind === "anonymous") throw new DomainError("unauthenticated", { message: "登录已失效，请重新登录" });
    const state: RequestState = {
      actor,
      csrfMissing: cookie !== undefined && actor.kind !== "anonymous" && ctx.get(CSRF_HEADER) !== authenticator.csrfTokenOf(cookie),
      info: {
        id: ctx.state["requestId"] as string,
        ip: ctx.ip,
        userAgent: ctx.get("user-agent").slice(0, 300),
        idempotencyKey: ctx.get("idempotency-key") || undefined,
        sessionSecret: secret,
        setSessionCookie: cookieSetter(ctx, services),
        header: (name) => ctx.get(name) || undefined,
      },
    };
    Object.assign(ctx.state, state);
    await next();
  };
