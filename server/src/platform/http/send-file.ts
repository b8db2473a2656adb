import type { Context } from "koa";
import type { FileAnswer } from "./route";

/** First and last byte of the part that is asked for; null where the whole is wanted or the request makes no sense. */
type Span = readonly [first: number, last: number];

/** The last bytes of a file, "bytes=-500". */
const tailOf = (length: number, size: number): Span | "unsatisfiable" => (length === 0 ? "unsatisfiable" : [Math.max(0, size - length), size - 1]);

/** The one part that a player asks for; several at once, or nonsense, is answered with the whole, as RFC 9110 allows. */
const spanOf = (range: string, size: number): Span | "unsatisfiable" | null => {
  const match = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/.exec(range);
  if (!match) return null;
  const [, from, to, tail] = match;
  if (tail !== undefined) return tailOf(Number(tail), size);
  const first = Number(from);
  const last = to === "" ? Infinity : Number(to);
  if (last < first) return null;
  return first >= size ? "unsatisfiable" : [first, Math.min(last, size - 1)];
};

/** Part of a file 分段: phones play a clip by parts and do not play it otherwise. */
const sendPart = (ctx: Context, bytes: Buffer, etag: string | undefined): boolean => {
  ctx.set("accept-ranges", "bytes");
  const condition = ctx.get("if-range");
  const span = ctx.get("range") === "" || (condition !== "" && condition !== etag) ? null : spanOf(ctx.get("range"), bytes.length);
  if (span === null) return false;
  if (span === "unsatisfiable") {
    ctx.set("content-range", `bytes */${bytes.length}`);
    ctx.status = 416;
    return true;
  }
  const [first, last] = span;
  ctx.set("content-range", `bytes ${first}-${last}/${bytes.length}`);
  ctx.status = 206;
  ctx.body = bytes.subarray(first, last + 1);
  return true;
};

/** Sends a file with what a browser needs to know of it: whether it changed, what it is called, which part it is. */
export const sendFile = (ctx: Context, { type, body, options }: FileAnswer): void => {
  if (options.etag) {
    ctx.set("etag", options.etag);
    if (ctx.get("if-none-match") === options.etag) {
      ctx.status = 304;
      return;
    }
  }
  ctx.set("cache-control", options.cacheControl ?? "private, no-store");
  ctx.set("x-content-type-options", "nosniff");
  if (options.fileName) {
    const kind = options.inline ? "inline" : "attachment";
    ctx.set("content-disposition", `${kind}; filename*=UTF-8''${encodeURIComponent(options.fileName)}`);
  }
  ctx.type = type;
  if (Buffer.isBuffer(body) && sendPart(ctx, body, options.etag)) return;
  ctx.body = body;
};
