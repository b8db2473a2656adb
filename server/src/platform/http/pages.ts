import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Context, Middleware } from "koa";
import send from "koa-send";
import { contentSecurityPolicy } from "./observe";

/** A built client that is served below a prefix; unknown paths get its page, so that its router can answer. */
export interface Pages {
  readonly prefix: string;
  readonly directory: string;
  readonly index: string;
}

const YEAR_MS = 31_536_000_000;
/** A name with its content's digest in it never means anything else. */
const HASHED = /[-.][0-9a-zA-Z]{8,}\.(js|css|woff2?|png|svg|webp)$/;

/** A page with the policy that lets its own inline scripts run and no others. */
const readPage = (path: string): { page: Buffer; policy: string } => {
  const page = readFileSync(path);
  const scripts = [...page.toString().matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code!);
  return { page, policy: contentSecurityPolicy(scripts.map((code) => createHash("sha256").update(code).digest("base64"))) };
};

const sendFile = async (ctx: Context, directory: string, path: string): Promise<void> => {
  const hashed = HASHED.test(path);
  try {
    await send(ctx, path, { root: directory, maxage: hashed ? YEAR_MS : 0, immutable: hashed, hidden: false });
  } catch (error) {
    // A path out of the directory, a broken escape, a hidden file: for the sender they are not there.
    if (((error as { status?: number }).status ?? 500) >= 500) throw error;
    ctx.status = 404;
  }
};

/** Serves the built clients; hashed files for a year, pages always checked. */
export const servePages = (clients: readonly Pages[]): Middleware => {
  const served = clients
    .filter(({ directory, index }) => existsSync(join(directory, index)))
    .map((client) => ({ ...client, ...readPage(join(client.directory, client.index)) }));
  return async (ctx, next) => {
    const client = served.find(({ prefix }) => ctx.path === prefix.replace(/\/$/, "") || ctx.path.startsWith(prefix));
    if (!client || (ctx.method !== "GET" && ctx.method !== "HEAD")) return void (await next());
    const path = ctx.path.slice(client.prefix.length - 1) || "/";
    if (/\.[a-z0-9]{2,5}$/i.test(path)) return sendFile(ctx, client.directory, path);
    ctx.type = "html";
    ctx.set("content-security-policy", client.policy);
    ctx.set("cache-control", "no-cache");
    ctx.body = client.page;
  };
};
