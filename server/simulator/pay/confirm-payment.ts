import * as z from "zod";
import { beijingTime } from "../beijing-time";
import type { Order } from "../books";
import type { World } from "../world";
import { transactionOf } from "./orders";

/** What `POST /__sim/pay` takes: the parameters of `wx.requestPayment`, and who holds the phone. */
export const ConfirmSchema = z.object({
  openid: z.string(),
  params: z.object({
    appId: z.string(),
    timeStamp: z.string(),
    nonceStr: z.string(),
    package: z.string(),
    signType: z.literal("RSA"),
    paySign: z.string(),
  }),
  /** Pretends that the payment happened then; for a world that is built along its own clock. */
  successTime: z.iso.datetime({ offset: true }).optional(),
  /** Waits until the first attempt to notify the merchant is over. */
  wait: z.boolean().default(false),
});

type Confirmation = z.output<typeof ConfirmSchema>;

const SESSION_LIFE_MS = 2 * 3_600_000;

const failed = (why: string): { errMsg: string } => ({ errMsg: `requestPayment:fail ${why}` });

const isSignedByMerchant = ({ params }: Confirmation, { keys, signer }: World): boolean =>
  params.appId === keys.appId &&
  signer.isMerchants(`${params.appId}\n${params.timeStamp}\n${params.nonceStr}\n${params.package}\n`, params.paySign);

const sessionOrder = ({ params }: Confirmation, { books }: World): Order | null => {
  const session = books.prepaySessions.get(params.package.replace(/^prepay_id=/, ""));
  if (!session || Date.now() - session.openedAt > SESSION_LIFE_MS) return null;
  return books.orders.get(session.orderNumber) ?? null;
};

/** Finds the order to be paid, or says why it cannot be. */
const payableOrder = (confirmation: Confirmation, at: Date, world: World): Order | string => {
  if (!isSignedByMerchant(confirmation, world)) return "支付验证签名失败";
  const order = sessionOrder(confirmation, world);
  if (!order) return "支付会话不存在或已过期";
  if (order.openid !== confirmation.openid) return "下单账号与支付账号不一致";
  if (order.state === "CLOSED") return "该订单已失效";
  if (order.state !== "NOTPAY") return "订单已支付";
  return order.expiresAt !== null && Date.parse(order.expiresAt) <= at.getTime() ? "订单已过期" : order;
};

/** The user confirms 用户确认支付: checks what WeChat checks, moves the money, and notifies the merchant. */
export const confirmPayment = async (confirmation: Confirmation, world: World): Promise<{ errMsg: string; notified?: number | string }> => {
  const at = confirmation.successTime ? new Date(confirmation.successTime) : new Date();
  const order = payableOrder(confirmation, at, world);
  if (typeof order === "string") return failed(order);
  order.state = "SUCCESS";
  order.paidAt = beijingTime(at);
  order.transactionId = `42000${String(Date.now())}${String(world.books.next()).padStart(10, "0")}`;
  world.books.addBalance(order.subMchid, order.totalFen);
  const attempt = world.notifier.notify(order.notifyUrl, {
    eventType: "TRANSACTION.SUCCESS",
    summary: "支付成功",
    originalType: "transaction",
    content: transactionOf(order, world),
  });
  return confirmation.wait ? { errMsg: "requestPayment:ok", notified: await attempt } : { errMsg: "requestPayment:ok" };
};
