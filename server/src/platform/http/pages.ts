import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Middleware } from "koa";
import sirv from "sirv";
import { contentSecurityPolicy } from "./observe";

/** A built client that is served below a prefix; unknown paths get its page, so that its router can answer. */
export interface Pages {
  readonly prefix: string;
  readonly directory: string;
  readonly index: string;
}

/** A page with the policy that lets its own inline scripts run and no others. */
const readPage = (path: string): { page: Buffer; policy: string } => {
  const page = readFileSync(path);
  const scripts = [...page.toString().matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code!);
  return { page, policy: contentSecurityPolicy(scripts.map((code) => createHash("sha256").update(code).digest("base64"))) };
};

/** Serves the built clients; hashed files for a year, pages always checked. */
export const servePages = (clients: readonly Pages[]): Middleware => {
  const served = clients
    .filter(({ directory, index }) => existsSync(join(directory, index)))
    .map((client) => ({
      ...client,
      ...readPage(join(client.directory, client.index)),
      files: sirv(client.directory, {
        etag: true,
        setHeaders: (response, path) => {
          const hashed = /[-.][0-9a-zA-Z]{8,}\.(js|css|woff2?|png|svg|webp)$/.test(path);
          response.setHeader("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
        },
      }),
    }));
  return async (ctx, next) => {
    const client = served.find(({ prefix }) => ctx.path === prefix.replace(/\/$/, "") || ctx.path.startsWith(prefix));
    if (!client || (ctx.method !== "GET" && ctx.method !== "HEAD")) return next();
    const path = ctx.path.slice(client.prefix.length - 1) || "/";
    const isFile = /\.[a-z0-9]{2,5}$/i.test(path);
    if (!isFile) {
      ctx.type = "html";
      ctx.set("content-security-policy", client.policy);
      ctx.set("cache-control", "no-cache");
      ctx.body = client.page;
      return;
    }
    const original = ctx.req.url ?? "/";
    ctx.req.url = path;
    const missed = await new Promise<boolean>((resolve) => {
      ctx.res.on("finish", () => resolve(false));
      ctx.res.on("close", () => resolve(false));
      client.files(ctx.req, ctx.res, () => resolve(true));
    });
    ctx.req.url = original;
    if (missed) ctx.status = 404;
    else ctx.respond = false;
  };
};
