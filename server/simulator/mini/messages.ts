import * as z from "zod";
import type { World } from "../world";
import { MiniRefusal, readBody } from "./refusal";

const MessageSchema = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().optional(),
  data: z.record(z.string(), z.object({ value: z.string() })),
  miniprogram_state: z.enum(["formal", "trial", "developer"]),
});

const THING_LENGTH = 20;

/** 发送订阅消息: one consent, one message. */
export const sendSubscribeMessage = (body: string, { books }: World): Record<string, unknown> => {
  const message = readBody(MessageSchema, body);
  if (!books.users.has(message.touser)) throw new MiniRefusal(40003, "invalid openid");
  const consent = `${message.touser} ${message.template_id}`;
  const left = books.consents.get(consent) ?? 0;
  if (left < 1) throw new MiniRefusal(43101, "user refuse to accept the msg");
  const long = Object.entries(message.data).find(([name, { value }]) => name.startsWith("thing") && Array.from(value).length > THING_LENGTH);
  if (long) throw new MiniRefusal(47003, `argument invalid! data.${long[0]}.value invalid`);
  const empty = Object.entries(message.data).find(([, { value }]) => value.trim() === "");
  if (empty) throw new MiniRefusal(47003, `argument invalid! data.${empty[0]}.value is empty`);
  books.consents.set(consent, left - 1);
  const msgid = books.next();
  books.sentMessages.set(msgid, message);
  return { errcode: 0, errmsg: "ok", msgid };
};
