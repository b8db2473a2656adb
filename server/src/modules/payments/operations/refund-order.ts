import { UniqueConstraintError } from "sequelize";
import type { MemberActor } from "@sunshine/domain/accounts/actor";
import { addDays, dayOf } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { formatFen } from "@sunshine/domain/kernel/money";
import { MAX_REFUNDS, ORDER_STATE_LABELS, REFUND_DAYS } from "@sunshine/domain/payments/payment.states";
import { inTransaction } from "../../../platform/db/transaction";
import type { Services } from "../../../platform/services";
import { PayOutcomeUnknown, PaySecurityError } from "../../../platform/wechat/pay-errors";
import { recordAudit } from "../../audits";
import { nextRefundCheck } from "../check-schedule";
import type { Order } from "../order.model";
import { Refund } from "../refund.model";
import { lockOrder } from "./settle-order";
import { pursueRefund } from "./settle-refund";

export interface RefundOrder {
  /** The owner who asks. */
  readonly actor: MemberActor;
  readonly amountFen: number;
  readonly reason: string;
  /** Names the owner's intent: the same key is the same refund. */
  readonly clientKey: string;
}

/** Fen that can still go back: what was paid less every refund that has gone back or still may. */
export const refundableFen = (order: Pick<Order, "amountFen">, refunds: readonly Pick<Refund, "state" | "amountFen">[]): number =>
  order.amountFen - refunds.filter(({ state }) => state !== "closed").reduce((sum, { amountFen }) => sum + amountFen, 0);

/** Rules of WeChat Pay for refunds 退款规则: paid orders, within a year, at most fifty, never more than was paid. */
const checkRefund = (order: Order, refunds: readonly Refund[], amountFen: number, now: Date): void => {
  if (order.state !== "paid" || !order.paidOn) throw new DomainError("illegal_transition", { message: `订单${ORDER_STATE_LABELS[order.state]}，不能退款` });
  if (dayOf(now) > addDays(order.paidOn, REFUND_DAYS)) throw new DomainError("rule_violated", { message: "订单付款已超过一年，不能原路退回" });
  // What WeChat Pay refused at the door does not count there either.
  if (refunds.filter(({ state, refundId }) => state !== "closed" || refundId !== null).length >= MAX_REFUNDS) throw new DomainError("rule_violated", { message: `一笔订单最多退款 ${MAX_REFUNDS} 次` });
  const left = refundableFen(order, refunds);
  if (amountFen > left) throw invalidField("amountFen", `最多还可退 ${formatFen(left)}`);
};

const createRefund = (services: Services, orderId: number, wanted: RefundOrder): Promise<Refund> =>
  inTransaction(services.db.sequelize, async () => {
    const order = await lockOrder(orderId);
    const refunds = await Refund.findAll({ where: { orderId } });
    const known = refunds.find(({ clientKey }) => clientKey === wanted.clientKey);
    if (known) return known;
    const now = services.clock.now();
    checkRefund(order, refunds, wanted.amountFen, now);
    const { actor, amountFen, reason, clientKey } = wanted;
    const refund = await Refund.create({
      amountFen,
      reason,
      clientKey,
      accountId: actor.accountId,
      publicId: services.ids.newId(),
      number: `R${dayOf(now).replaceAll("-", "")}${services.ids.newId()}`,
      orderId,
      establishmentId: order.establishmentId,
      townCode: order.townCode,
      state: "requested",
      createdAt: now,
      nextCheckAt: nextRefundCheck(now, now),
    });
    await recordAudit({ actor, act: "order.refund_requested", subject: `order:${order.publicId}`, reason, detail: { refund: refund.number, amountFen } }, now);
    return refund;
  });

/**
 * Gives money back to the payer 退款. The refund is stored with its number first; when WeChat Pay does not answer, it
 * stays requested and is asked for again with that number, so nothing goes back twice.
 */
export const refundOrder = async (services: Services, order: Order, wanted: RefundOrder): Promise<void> => {
  const { pay, log } = services;
  if (!pay) throw new DomainError("unavailable", { message: "本系统的微信支付暂未开通，请在微信支付商户平台退款" });
  const refund = await createRefund(services, order.id, wanted).catch(async (error: unknown) => {
    const first = error instanceof UniqueConstraintError ? await Refund.findOne({ where: { orderId: order.id, clientKey: wanted.clientKey } }) : null;
    if (first) return first;
    throw error;
  });
  if (refund.amountFen !== wanted.amountFen || refund.reason !== wanted.reason) throw new DomainError("idempotency_mismatch");
  if (refund.state === "requested") {
    try {
      await pursueRefund(services, refund, pay);
    } catch (error) {
      if (!(error instanceof PayOutcomeUnknown || error instanceof PaySecurityError)) throw error;
      log.warn({ err: error, refund: refund.publicId }, "refund without an answer, will be asked for again");
    }
  }
  const { state, problem } = await refund.reload();
  if (state === "closed" && problem) throw new DomainError("rule_violated", { message: problem });
};
