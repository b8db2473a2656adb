import { dayOf } from "@sunshine/domain/kernel/day";
import { canMoveOrder, nextOrderState, type OrderMove } from "@sunshine/domain/payments/payment.states";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import type { PaymentReport } from "../../../platform/wechat/pay-port";
import { paymentMismatch } from "../match-report";
import type { Order } from "../order.model";
import { orderFacts, payerDigest, shopOf } from "../order.ref";

/** What became of a report: money credited, credited before, or refused with the reason. */
export type Credit = { readonly kind: "paid" | "known" } | { readonly kind: "anomaly"; readonly what: string };

/** Marks an order for somebody to look at 异常标记, and tells; the same finding twice is told once. */
export const flagAnomaly = async (order: Order, what: string, now: Date): Promise<void> => {
  if (order.anomaly === what) return;
  await order.update({ anomaly: what, anomalyOn: dayOf(now) });
  await emit("payment.anomaly_found.v1", { establishment: shopOf(order), orderId: order.publicId, what });
};

const moveOf = (order: Order): OrderMove | null => (["pay", "pay_late"] as const).find((move) => canMoveOrder(order.state, move)) ?? null;

const LATE = "订单关闭后到账，请核对是否需要退款";

/**
 * Credits verified money 入账 to an order that the ambient transaction has locked: however often and from wherever the
 * report comes (notification, query, close), it has one effect.
 */
export const creditPayment = async (services: Services, order: Order, report: PaymentReport, now: Date): Promise<Credit> => {
  const mismatch = paymentMismatch(order, report, (openid) => payerDigest(services, openid));
  const second = order.transactionId !== null && report.transactionId !== order.transactionId ? "同一订单有两笔微信支付订单号" : null;
  const what = mismatch ?? second;
  if (what) {
    await flagAnomaly(order, what, now);
    return { kind: "anomaly", what };
  }
  const move = moveOf(order);
  if (!move) return { kind: "known" };
  const late = move === "pay_late";
  const paidAt = report.paidAt ?? now;
  await order.update({
    state: nextOrderState(order.state, move),
    transactionId: report.transactionId,
    paidAt,
    paidOn: dayOf(paidAt),
    failure: null,
    nextCheckAt: null,
    ...(late && { anomaly: LATE, anomalyOn: dayOf(now) }),
  });
  await emit("order.paid.v1", { ...orderFacts(order), late });
  return { kind: "paid" };
};
