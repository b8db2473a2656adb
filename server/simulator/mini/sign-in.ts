import { randomBytes } from "node:crypto";
import * as z from "zod";
import type { OneTimeCode } from "../books";
import type { World } from "../world";
import { MiniRefusal, readBody } from "./refusal";

const TokenSchema = z.object({
  grant_type: z.literal("client_credential"),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean().default(false),
});
const PhoneSchema = z.object({ code: z.string() });

const TOKEN_LIFE_MS = 7_200_000;
/** A new token is given out this long before the old one ends. */
const RENEW_BEFORE_MS = 300_000;
const FORCED_PER_DAY = 20;

const checkApplication = (appId: string | null, secret: string | null, { keys }: World): void => {
  if (appId !== keys.appId) throw new MiniRefusal(40013, "invalid appid");
  if (secret !== keys.appSecret) throw new MiniRefusal(40125, "invalid appsecret");
};

/** A code is good for one exchange within five minutes. */
const redeem = (codes: ReadonlyMap<string, OneTimeCode>, code: string): string => {
  const found = codes.get(code);
  if (!found || found.expiresAt < Date.now()) throw new MiniRefusal(40029, "invalid code");
  if (found.used) throw new MiniRefusal(40163, "code been used");
  found.used = true;
  return found.subject;
};

/** code2Session 小程序登录. */
export const signIn = (query: URLSearchParams, world: World): Record<string, unknown> => {
  checkApplication(query.get("appid"), query.get("secret"), world);
  const openid = redeem(world.books.signInCodes, query.get("js_code") ?? "");
  world.books.users.set(openid, Date.now());
  return { openid, session_key: randomBytes(16).toString("base64") };
};

/** stable_token 获取稳定版接口调用凭据: the same token for everybody until it is nearly over. */
export const stableToken = (body: string, world: World): Record<string, unknown> => {
  const { appid, secret, force_refresh } = readBody(TokenSchema, body);
  checkApplication(appid, secret, world);
  const { books } = world;
  if (force_refresh && (books.forcedTokens += 1) > FORCED_PER_DAY) throw new MiniRefusal(45009, "reach max api daily quota limit");
  const now = Date.now();
  if (force_refresh || !books.token || books.token.expiresAt - now < RENEW_BEFORE_MS) {
    books.token = { value: `sim_${randomBytes(60).toString("base64url")}`, expiresAt: now + TOKEN_LIFE_MS };
  }
  return { access_token: books.token.value, expires_in: Math.floor((books.token.expiresAt - now) / 1000) };
};

/** getPhoneNumber 手机号快速验证. */
export const phoneNumber = (body: string, { books, keys }: World): Record<string, unknown> => {
  const phone = redeem(books.phoneCodes, readBody(PhoneSchema, body).code);
  const watermark = { timestamp: Math.floor(Date.now() / 1000), appid: keys.appId };
  return { errcode: 0, errmsg: "ok", phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: "86", watermark } };
};
