import { randomBytes } from "node:crypto";
import * as z from "zod";
import { jsonAnswer, type SimAnswer, type SimRequest } from "./exchange";
import { FaultsSchema } from "./faults";
import { MediaResultSchema, pushMediaResult } from "./mini/content";
import { confirmPayment, ConfirmSchema } from "./pay/confirm-payment";
import type { World } from "./world";

const CODE_LIFE_MS = 300_000;
const LISTED = 200;

const LoginSchema = z.object({ openid: z.string().min(1).max(128).optional() });
const PhoneSchema = z.object({ phone: z.string().regex(/^1\d{10}$/) });
const ConsentSchema = z.object({ openid: z.string(), templateIds: z.array(z.string()).max(3) });
const MerchantSchema = z.object({ subMchid: z.string(), onboarded: z.boolean().optional(), balanceFen: z.number().int().min(0).optional() });

const newCode = (subject: string) => ({ subject, expiresAt: Date.now() + CODE_LIFE_MS, used: false });

/** wx.login(): a code for a user, who is made up when none is named. */
const login = (input: unknown, { books }: World): unknown => {
  const { openid = `o${randomBytes(20).toString("base64url")}` } = LoginSchema.parse(input);
  const code = randomBytes(16).toString("hex");
  if (!books.users.has(openid)) books.users.set(openid, 0);
  books.signInCodes.set(code, newCode(openid));
  return { code, openid };
};

/** The phone-number button. */
const phone = (input: unknown, { books }: World): unknown => {
  const code = randomBytes(16).toString("hex");
  books.phoneCodes.set(code, newCode(PhoneSchema.parse(input).phone));
  return { code };
};

/** wx.requestSubscribeMessage(): one more message per template. */
const consent = (input: unknown, { books }: World): unknown => {
  const { openid, templateIds } = ConsentSchema.parse(input);
  if (!books.users.has(openid)) books.users.set(openid, 0);
  for (const id of templateIds) books.consents.set(`${openid} ${id}`, (books.consents.get(`${openid} ${id}`) ?? 0) + 1);
  return { errMsg: "requestSubscribeMessage:ok" };
};

/** What happens to a sub-merchant outside of our sight: the relation is ended, the money is paid out. */
const merchant = (input: unknown, { books }: World): unknown => {
  const { subMchid, onboarded, balanceFen } = MerchantSchema.parse(input);
  if (onboarded === true) books.strangers.delete(subMchid);
  if (onboarded === false) books.strangers.add(subMchid);
  if (balanceFen !== undefined) books.balances.set(subMchid, balanceFen);
  return { ok: true };
};

/** Forgets the access token, as after a leak. */
const revokeToken = (_input: unknown, { books }: World): unknown => {
  books.token = null;
  return { ok: true };
};

const faults = (input: unknown, world: World): unknown => {
  world.faults.add(FaultsSchema.parse(input));
  return { ok: true };
};

const clearFaults = (_input: unknown, world: World): unknown => {
  world.faults.clear();
  return { ok: true };
};

const state = (_input: unknown, { books, faults: pending }: World): unknown => ({
  counts: { orders: books.orders.size, refunds: books.refunds.size, users: books.users.size },
  orders: [...books.orders.values()].slice(-LISTED),
  refunds: [...books.refunds.values()].slice(-LISTED),
  notifyLog: [...books.notifyLog.values()].slice(-LISTED),
  balances: Object.fromEntries(books.balances),
  sentMessages: [...books.sentMessages.values()].slice(-LISTED),
  mediaChecks: Object.fromEntries(books.mediaChecks),
  calls: Object.fromEntries(books.calls),
  faults: pending.pending(),
});

type Control = (input: unknown, world: World) => unknown;

const CONTROLS: Readonly<Record<string, Control>> = {
  "POST /__sim/login": login,
  "POST /__sim/phone": phone,
  "POST /__sim/subscribe": consent,
  "POST /__sim/pay": (input, world) => confirmPayment(ConfirmSchema.parse(input), world),
  "POST /__sim/media-result": async (input, world) => ({ status: await pushMediaResult(MediaResultSchema.parse(input), world) }),
  "POST /__sim/merchant": merchant,
  "POST /__sim/revoke-token": revokeToken,
  "POST /__sim/faults": faults,
  "DELETE /__sim/faults": clearFaults,
  "GET /__sim/state": state,
};

/** The control plane 控制接口: what users, merchants and bad luck do; the real WeChat has nothing like it. */
export const answerControl = async (request: SimRequest, world: World): Promise<SimAnswer> => {
  const control = CONTROLS[`${request.method} ${request.path}`];
  if (!control) return jsonAnswer({ error: `unknown control ${request.method} ${request.path}`, known: Object.keys(CONTROLS) }, 404);
  try {
    const input: unknown = request.body === "" ? {} : JSON.parse(request.body);
    return jsonAnswer(await control(input, world));
  } catch (error) {
    return jsonAnswer({ error: error instanceof Error ? error.message : "failed" }, 400);
  }
};
