import { createHash, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import type { ContentVerdict } from "./mini-program-port";

/** The query of a push message 消息推送; all three are needed to prove where it comes from. */
export interface PushQuery {
  readonly signature?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly nonce?: string | undefined;
}

const WINDOW_SECONDS = 300;

const MediaVerdict = z.object({
  Event: z.literal("wxa_media_check"),
  trace_id: z.string(),
  // The platform sends the label as text here and as a number elsewhere.
  result: z.object({ suggest: z.enum(["pass", "review", "risky"]), label: z.coerce.number<number | string>() }),
});

/** Whether a push message was signed with our push token 消息推送令牌 within the last five minutes. */
export const isGenuinePush = (pushToken: string, { signature, timestamp, nonce }: PushQuery, now: Date): boolean => {
  if (!signature || !timestamp || !nonce) return false;
  const expected = createHash("sha1").update([pushToken, timestamp, nonce].sort().join("")).digest();
  const got = Buffer.from(signature, "hex");
  const recent = Math.abs(now.getTime() / 1000 - Number(timestamp)) <= WINDOW_SECONDS;
  return recent && got.length === expected.length && timingSafeEqual(got, expected);
};

/** The late verdict on an image or recording 媒体检测结果; null when the message is about something else. */
export const readMediaVerdict = (message: unknown): ContentVerdict | null => {
  const read = MediaVerdict.safeParse(message);
  if (!read.success) return null;
  const { trace_id: traceId, result } = read.data;
  return { advice: result.suggest, label: result.label, traceId };
};
