import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import { beijingDigits } from "../beijing-time";
import type { Order } from "../books";
import type { World } from "../world";
import { readBody } from "./read-body";
import { Refusal } from "./refusal";

const PrepaySchema = z.object({
  sp_appid: z.string(),
  sp_mchid: z.string(),
  sub_mchid: z.string().min(1),
  description: z.string().min(1).max(127),
  out_trade_no: z.string().regex(/^[0-9a-zA-Z_\-|*]{6,32}$/),
  time_expire: z.iso.datetime({ offset: true }).optional(),
  attach: z.string().max(128).optional(),
  notify_url: z.url().max(255).refine((url) => !url.includes("?")),
  amount: z.object({ total: z.number().int().min(1), currency: z.literal("CNY").optional() }),
  payer: z.object({ sp_openid: z.string().min(1).max(128) }),
});

type PrepayInput = z.output<typeof PrepaySchema>;

/** Sub-merchants in the simulated world: ten digits that begin with 16, unless declared strangers. */
const SUB_MCHID = /^16\d{8}$/;

const checkParties = (input: PrepayInput, { keys, books }: World): void => {
  if (input.sp_mchid !== keys.mchid) throw new Refusal(400, "PARAM_ERROR", "http header中的mchid与post payload中的mchid不匹配");
  if (input.sp_appid !== keys.appId) throw new Refusal(400, "APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配");
  if (!SUB_MCHID.test(input.sub_mchid) || books.strangers.has(input.sub_mchid)) throw new Refusal(403, "NO_AUTH", "受理关系不存在");
  if (!books.users.has(input.payer.sp_openid)) throw new Refusal(400, "INVALID_REQUEST", "appid与openid不匹配");
};

const checkReentry = (order: Order, fingerprint: string): void => {
  if (order.state === "SUCCESS" || order.state === "REFUND") throw new Refusal(400, "ORDERPAID", "该订单已支付");
  if (order.state === "CLOSED") throw new Refusal(400, "ORDER_CLOSED", "该订单已关闭");
  if (order.fingerprint !== fingerprint) throw new Refusal(400, "INVALID_REQUEST", "请求重入时，参数与首次请求时不一致");
};

const newOrder = (input: PrepayInput, fingerprint: string): Order => ({
  number: input.out_trade_no,
  subMchid: input.sub_mchid,
  description: input.description,
  attach: input.attach ?? "",
  totalFen: input.amount.total,
  openid: input.payer.sp_openid,
  notifyUrl: input.notify_url,
  expiresAt: input.time_expire ?? null,
  fingerprint,
  state: "NOTPAY",
  transactionId: null,
  paidAt: null,
  refundedFen: 0,
  refunds: 0,
});

/** 服务商JSAPI下单: opens the order, or gives a retry of the same request another session of the same order. */
export const prepay = (body: string, world: World): { prepay_id: string } => {
  const input = readBody(PrepaySchema, body);
  checkParties(input, world);
  const fingerprint = createHash("sha256").update(body).digest("hex");
  const known = world.books.orders.get(input.out_trade_no);
  if (known) checkReentry(known, fingerprint);
  else world.books.orders.set(input.out_trade_no, newOrder(input, fingerprint));
  const prepayId = `wx${beijingDigits(new Date())}${randomBytes(9).toString("hex")}`;
  world.books.prepaySessions.set(prepayId, { orderNumber: input.out_trade_no, openedAt: Date.now() });
  return { prepay_id: prepayId };
};
