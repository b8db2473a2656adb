import { randomBytes } from "node:crypto";
import { toBuffer } from "qrcode";
import * as z from "zod";
import { MiniRefusal, readBody } from "./refusal";

const SceneSchema = z.object({ scene: z.string().regex(/^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/) });
const ImageSchema = z.object({ page: z.string().optional(), width: z.number().int().min(280).max(1280).default(430) });
const LinkSchema = z.object({ path: z.string(), query: z.string(), expire_type: z.literal(1), expire_interval: z.number().int().min(1).max(30) });

/** getwxacodeunlimit 不限制的小程序码: a square code stands in for WeChat's round one. */
export const codeImage = (body: string): Promise<Buffer> => {
  const { scene } = readBody(SceneSchema, body, 40169);
  const { page = "", width } = readBody(ImageSchema, body);
  if (page.startsWith("/")) throw new MiniRefusal(41030, "invalid page");
  return toBuffer(`${page}?scene=${encodeURIComponent(scene)}`, { type: "png", width });
};

/** generate_urllink 加密URL Link. */
export const urlLink = (body: string): Record<string, unknown> => {
  readBody(LinkSchema, body, 85401);
  return { errcode: 0, errmsg: "ok", url_link: `https://wxaurl.cn/${randomBytes(6).toString("hex")}` };
};
