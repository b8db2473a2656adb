import * as z from "zod";
import type { Order } from "../books";
import type { World } from "../world";
import { readBody } from "./read-body";
import { Refusal } from "./refusal";

const CloseSchema = z.object({ sp_mchid: z.string(), sub_mchid: z.string() });

const STATE_WORDS: Record<Order["state"], string> = {
  NOTPAY: "订单未支付",
  SUCCESS: "支付成功",
  REFUND: "订单发生过退款",
  CLOSED: "订单已关闭",
};

/** The order as WeChat Pay reports it, in answers and notifications alike. */
export const transactionOf = (order: Order, { keys }: World): Record<string, unknown> => {
  const parties = { sp_appid: keys.appId, sp_mchid: keys.mchid, sub_mchid: order.subMchid };
  const state = { out_trade_no: order.number, trade_state: order.state, trade_state_desc: STATE_WORDS[order.state] };
  const amount = { total: order.totalFen, currency: "CNY" };
  if (order.transactionId === null) return { ...parties, ...state, amount, payer: {}, promotion_detail: [] };
  return {
    ...parties,
    ...state,
    transaction_id: order.transactionId,
    trade_type: "JSAPI",
    bank_type: "OTHERS",
    attach: order.attach,
    success_time: order.paidAt,
    payer: { sp_openid: order.openid },
    amount: { ...amount, payer_total: order.totalFen, payer_currency: "CNY" },
  };
};

const orderOf = (number: string, spMchid: string | null, subMchid: string | null, { books, keys }: World): Order => {
  if (spMchid !== keys.mchid) throw new Refusal(400, "PARAM_ERROR", "商户号有误");
  const order = books.orders.get(number);
  if (!order) throw new Refusal(404, "ORDER_NOT_EXIST", "订单不存在");
  if (order.subMchid !== subMchid) throw new Refusal(400, "INVALID_REQUEST", "子商户号和订单信息不匹配");
  return order;
};

/** 商户订单号查询订单. */
export const queryOrder = (number: string, query: URLSearchParams, world: World): Record<string, unknown> =>
  transactionOf(orderOf(number, query.get("sp_mchid"), query.get("sub_mchid"), world), world);

/** 关闭订单: harmless when repeated, refused once the money is there. */
export const closeOrder = (number: string, body: string, world: World): void => {
  const { sp_mchid, sub_mchid } = readBody(CloseSchema, body);
  const order = orderOf(number, sp_mchid, sub_mchid, world);
  if (order.transactionId !== null) throw new Refusal(400, "ORDER_PAID", "订单已支付");
  order.state = "CLOSED";
};
