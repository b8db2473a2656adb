import { DomainError } from "@sunshine/domain/kernel/errors";
import { canMoveOrder, nextOrderState, ORDER_STATE_LABELS } from "@sunshine/domain/payments/payment.states";
import { inTransaction } from "../../../platform/db/transaction";
import type { Services } from "../../../platform/services";
import { PayOutcomeUnknown, PayRefused, PaySecurityError, type RefusalReason } from "../../../platform/wechat/pay-errors";
import type { ClientPayParams, PayGateway, Prepaid, PrepayRequest } from "../../../platform/wechat/pay-port";
import { memberOpenid } from "../../accounts";
import type { Order } from "../order.model";
import { notifyUrl } from "../order.ref";
import { closeOrder, askAboutOrder, lockOrder } from "./settle-order";

/** Tries within one request; further ones come when the diner taps again, with the same number. */
const TRIES = 2;

const REASONS: Partial<Record<RefusalReason, string>> = {
  not_authorised: "该店的微信收款尚未开通或已停用，请使用店内其他收款方式付款",
  number_used: "订单号已被使用，请返回重新扫码下单",
};
const OTHER_REASON = "微信支付未受理本次付款，请稍后重新扫码，或使用店内其他收款方式付款";

const prepayOnce = async (pay: PayGateway, request: PrepayRequest, triesLeft: number): Promise<Prepaid> => {
  try {
    return await pay.prepay(request);
  } catch (error) {
    // The same number again is the same order at WeChat Pay, so a lost answer costs nothing.
    if (error instanceof PayOutcomeUnknown && triesLeft > 1) return prepayOnce(pay, request, triesLeft - 1);
    throw error;
  }
};

const fail = (services: Services, order: Order, failure: string): Promise<void> =>
  inTransaction(services.db.sequelize, async () => {
    const locked = await lockOrder(order.id);
    if (!canMoveOrder(locked.state, "fail")) return;
    await locked.update({ state: nextOrderState(locked.state, "fail"), failure, nextCheckAt: null });
  });

/** Turns WeChat Pay's "no" into a state of the order and a sentence for the diner. */
const explain = async (services: Services, order: Order, pay: PayGateway, error: unknown): Promise<never> => {
  if (error instanceof PayRefused) {
    services.log.warn({ order: order.publicId, code: error.code, verified: error.verified, wechatRequest: error.requestId }, "prepay refused");
    if (error.reason === "order_paid") await askAboutOrder(services, order, pay);
    else if (error.reason === "order_closed") await closeOrder(services, order, pay);
    else await fail(services, order, REASONS[error.reason] ?? OTHER_REASON);
    return refuseUnpayable(await order.reload(), services.clock.now());
  }
  if (error instanceof PayOutcomeUnknown || error instanceof PaySecurityError) {
    services.log.warn({ err: error, order: order.publicId }, "prepay without an answer");
    throw new DomainError("upstream_failed", { message: "微信支付暂时没有响应，订单已保留，请稍后再试，不会重复扣款" });
  }
  throw error;
};

const refuseUnpayable = (order: Order, now: Date): never => {
  if (order.state === "failed") throw new DomainError("rule_violated", { message: order.failure ?? OTHER_REASON });
  if (order.state === "created" || order.state === "prepaid") {
    if (order.expiresAt > now) throw new DomainError("upstream_failed", { message: "微信支付暂时没有响应，请稍后再试" });
    throw new DomainError("illegal_transition", { message: "订单已超过支付时限，请重新扫码付款" });
  }
  throw new DomainError("illegal_transition", { message: `订单${ORDER_STATE_LABELS[order.state]}，无需再次支付` });
};

const requestFor = async (services: Services, order: Order): Promise<PrepayRequest> => {
  const openid = await memberOpenid(services, order.accountId);
  return {
    orderNumber: order.number,
    subMchid: order.subMchid,
    description: order.description,
    amountFen: order.amountFen,
    openid,
    expiresAt: order.expiresAt,
    notifyUrl: notifyUrl(services),
  };
};

/**
 * What the phone needs to pay an order 调起支付参数. The first call opens the order at WeChat Pay, outside any
 * transaction; every later one gives the very same parameters, for they outlive the order.
 */
export const paymentOf = async (services: Services, order: Order): Promise<ClientPayParams> => {
  const open = order.state === "created" || order.state === "prepaid";
  if (!open || order.expiresAt <= services.clock.now()) return refuseUnpayable(order, services.clock.now());
  if (order.clientParams) return order.clientParams;
  const { pay } = services;
  if (!pay) throw new DomainError("unavailable", { message: "本系统的微信支付暂未开通，请使用店内其他收款方式付款" });
  const request = await requestFor(services, order);
  const prepaid = await prepayOnce(pay, request, TRIES).catch((error: unknown) => explain(services, order, pay, error));
  return inTransaction(services.db.sequelize, async () => {
    const locked = await lockOrder(order.id);
    // Two requests at once: the first to come back has decided.
    if (locked.clientParams) return locked.clientParams;
    if (!canMoveOrder(locked.state, "prepay")) return refuseUnpayable(locked, services.clock.now());
    await locked.update({ state: nextOrderState(locked.state, "prepay"), prepayId: prepaid.prepayId, clientParams: prepaid.clientParams });
    return prepaid.clientParams;
  });
};
