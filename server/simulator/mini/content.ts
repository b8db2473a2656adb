import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import type { World } from "../world";
import { MiniRefusal, readBody } from "./refusal";

const scene = z.number().int().min(1).max(4);
const TextSchema = z.object({ version: z.literal(2), openid: z.string(), scene, content: z.string().max(2500) });
const MediaSchema = z.object({ version: z.literal(2), openid: z.string(), scene, media_url: z.url(), media_type: z.union([z.literal(1), z.literal(2)]) });

/** The user must have been there within two hours. */
const ACTIVE_MS = 7_200_000;

/** Words by which one can tell the simulator what to find. */
const RISKY = /赌博|枪支/;
const DOUBTFUL = /加微信|存疑/;

const mustBeActive = (openid: string, { books }: World): void => {
  if (Date.now() - (books.users.get(openid) ?? 0) > ACTIVE_MS) throw new MiniRefusal(61010, "code is expired");
};

/** 文本内容安全识别. */
export const checkText = (body: string, world: World): Record<string, unknown> => {
  const { openid, content } = readBody(TextSchema, body, 40129);
  mustBeActive(openid, world);
  const suggest = RISKY.test(content) ? "risky" : DOUBTFUL.test(content) ? "review" : "pass";
  const label = { risky: 20006, review: 10001, pass: 100 }[suggest];
  const detail = [{ strategy: "content_model", errcode: 0, suggest, label, prob: 90 }];
  return { errcode: 0, errmsg: "ok", result: { suggest, label }, detail, trace_id: randomBytes(12).toString("hex") };
};

/** 音视频内容安全识别: accepted now, judged later by a push. */
export const checkMedia = (body: string, world: World): Record<string, unknown> => {
  const media = readBody(MediaSchema, body, 40129);
  mustBeActive(media.openid, world);
  const traceId = randomBytes(12).toString("hex");
  world.books.mediaChecks.set(traceId, media);
  return { errcode: 0, errmsg: "ok", trace_id: traceId };
};

/** What `POST /__sim/media-result` takes: where the server listens, and the verdict. */
export const MediaResultSchema = z.object({ url: z.url(), traceId: z.string(), suggest: z.enum(["pass", "review", "risky"]) });

/** Pushes a verdict 推送检测结果 the way 消息推送 does in plain mode; the HTTP status of the answer. */
export const pushMediaResult = async ({ url, traceId, suggest }: z.output<typeof MediaResultSchema>, { keys }: World): Promise<number> => {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomBytes(5).toString("hex");
  const signature = createHash("sha1").update([keys.pushToken, timestamp, nonce].sort().join("")).digest("hex");
  // This push, unlike the answers, carries the label as text.
  const label = suggest === "pass" ? "100" : "20002";
  const message = {
    ToUserName: "gh_simulator",
    FromUserName: "system",
    CreateTime: Number(timestamp),
    MsgType: "event",
    Event: "wxa_media_check",
    appid: keys.appId,
    trace_id: traceId,
    version: 2,
    errcode: 0,
    errmsg: "ok",
    detail: [{ strategy: "content_model", errcode: 0, suggest, label, prob: 90 }],
    result: { suggest, label },
  };
  const query = new URLSearchParams({ signature, timestamp, nonce });
  const response = await fetch(`${url}?${query.toString()}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(5_000),
  });
  return response.status;
};
