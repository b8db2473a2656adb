import Koa, { type Context, type Middleware } from "koa";
import Router from "koa-router";
import { API_PREFIX } from "@sunshine/domain/kernel/endpoint";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { apiPage } from "./platform/http/api-page";
import { mount } from "./platform/http/mount";
import { observe, securityHeaders, type Metrics } from "./platform/http/observe";
import { openApiOf } from "./platform/http/openapi";
import { servePages, type Pages } from "./platform/http/pages";
import { createLimiter } from "./platform/http/rate-limit";
import { requestState, type Authenticator } from "./platform/http/request-state";
import { greetingMiddleware, webhookMiddleware } from "./platform/http/webhook";
import type { Bus } from "./platform/live/bus";
import { endpointsOf, type AppModule } from "./platform/module";
import type { Services } from "./platform/services";

export interface AppParts {
  readonly services: Services;
  readonly modules: readonly AppModule[];
  readonly authenticator: Authenticator;
  readonly metrics: Metrics;
  readonly bus: Bus;
  readonly pages: readonly Pages[];
  /** True when the server may be sent work. */
  readonly ready: () => Promise<{ ready: boolean; checks: Record<string, unknown> }>;
}

const wrongMethod = (ctx: Context, allowed: readonly string[]): DomainError => {
  ctx.set("allow", allowed.join(", "));
  return new DomainError("method_not_allowed");
};

const operations = ({ services, modules, metrics, ready }: AppParts): Middleware => {
  const document = openApiOf(modules.map((module) => ({ name: module.name, endpoints: endpointsOf(module, services) })), services.settings.PUBLIC_URL ?? "");
  const page = apiPage(document);
  const answers: Record<string, () => Promise<{ status?: number; type: string; body: unknown }>> = {
    "/healthz": async () => ({ type: "json", body: { ok: true } }),
    "/readyz": async () => {
      const { ready: isReady, checks } = await ready();
      return { status: isReady ? 200 : 503, type: "json", body: { ok: isReady, checks } };
    },
    "/metrics": async () => ({ type: metrics.registry.contentType, body: await metrics.registry.metrics() }),
    "/openapi.json": async () => ({ type: "json", body: document }),
    "/api": async () => ({ type: "html", body: page }),
  };
  const send = async (ctx: Context, answer: (typeof answers)[string]): Promise<void> => {
    const { status = 200, type, body } = await answer();
    ctx.status = status;
    ctx.type = type;
    ctx.body = body;
  };
  return (ctx, next) => {
    const answer = Object.hasOwn(answers, ctx.path) ? answers[ctx.path] : undefined;
    if (!answer) return next();
    if (ctx.method !== "GET" && ctx.method !== "HEAD") throw wrongMethod(ctx, ["GET", "HEAD"]);
    return send(ctx, answer);
  };
};

/** A checkout code opened by a browser: to the diner's page. WeChat opens the mini-program by its link rule instead. */
const checkoutLinks: Middleware = (ctx, next) => {
  const code = /^\/s\/([0-9a-z]{4,20})$/.exec(ctx.path)?.[1];
  if (!code) return next();
  ctx.set("vary", "user-agent");
  ctx.set("cache-control", "no-store");
  ctx.redirect(`/m/pages/shop/index?code=${code}`);
  return Promise.resolve();
};

/** What no route has answered: a wrong method on a known path, or a path that nobody knows. */
const unanswered =
  (methodsAt: (path: string) => readonly string[]): Middleware =>
  (ctx) => {
    const allowed = methodsAt(ctx.path);
    if (allowed.length === 0) throw new DomainError("not_found", { message: "没有找到这个地址" });
    if (ctx.method !== "OPTIONS") throw wrongMethod(ctx, allowed);
    // Says what there is, and nothing to other sites: no CORS header is ever set.
    ctx.set("allow", allowed.join(", "));
    ctx.status = 204;
  };

const nounOf = (path: string): string => path.split("/", 2)[1] ?? "";

/** One router for each first word of a path: a request is compared with the handful of routes of its noun, not with all. */
const routersByNoun = () => {
  const routers = new Map<string, { router: Router; dispatch: Middleware }>();
  const routerOf = (path: string): Router => {
    const noun = nounOf(path);
    const known = routers.get(noun);
    if (known) return known.router;
    const router = new Router({ prefix: API_PREFIX });
    routers.set(noun, { router, dispatch: router.routes() as Middleware });
    return router;
  };
  const find = (path: string) => routers.get(nounOf(path.slice(API_PREFIX.length)));
  const methodsAt = (path: string): string[] => [...new Set(find(path)?.router.match(path, "").path.flatMap(({ methods }) => methods))];
  const dispatch: Middleware = (ctx, next) => {
    const found = find(ctx.path);
    return found ? (found.dispatch(ctx, next) as Promise<void>) : next();
  };
  return { routerOf, dispatch, methodsAt };
};

/** The server's middleware, in the order in which a request meets it. What only passes a request on makes no promise of its own. */
export const createApp = (parts: AppParts): Koa => {
  const { services, modules, authenticator, metrics, bus, pages } = parts;
  const tools = { services, limit: createLimiter(bus.redis, () => services.clock.now().getTime()) };
  const { routerOf, dispatch, methodsAt } = routersByNoun();
  for (const module of modules) {
    for (const webhook of module.webhooks?.(services) ?? []) {
      routerOf(webhook.path).post(webhook.path, webhookMiddleware(webhook));
      if (webhook.greet) routerOf(webhook.path).get(webhook.path, greetingMiddleware(webhook));
    }
    for (const route of Object.values(module.routes(services))) mount(routerOf(route.endpoint.path), tools, route);
  }

  const files = servePages(pages);
  // Of X-Forwarded-For only what the balancer itself has added: the rest is whatever the sender liked to write.
  const app = new Koa({ proxy: services.settings.TRUST_PROXY, maxIpsCount: 1 });
  app.silent = true;
  app
    .use(observe(services.log, metrics))
    .use(securityHeaders)
    .use(operations(parts))
    .use(checkoutLinks)
    .use((ctx, next) => (ctx.path.startsWith(`${API_PREFIX}/`) ? next() : (files(ctx, next) as Promise<void>)))
    .use(requestState(services, authenticator))
    .use(dispatch)
    .use(unanswered(methodsAt));
  return app;
};
