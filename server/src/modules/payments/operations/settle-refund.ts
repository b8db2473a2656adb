import { dayOf } from "@sunshine/domain/kernel/day";
import { canMoveRefund, type RefundState } from "@sunshine/domain/payments/payment.states";
import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { PayRefused, type RefusalReason } from "../../../platform/wechat/pay-errors";
import type { PayGateway, RefundReport, RefundState as ReportedState } from "../../../platform/wechat/pay-port";
import { nextRefundCheck } from "../check-schedule";
import { Order } from "../order.model";
import { notifyUrl, orderFacts } from "../order.ref";
import { Refund } from "../refund.model";

const STATES: Record<ReportedState, RefundState> = { processing: "processing", done: "success", closed: "closed", stuck: "abnormal" };

const PROBLEMS: Partial<Record<RefundState, string>> = {
  closed: "微信支付已关闭该笔退款，款项未退回，可重新申请",
  abnormal: "退款异常，请登录微信支付商户平台处理",
};

type Outcome = Pick<RefundReport, "state" | "refundId" | "refundedAt">;

const columnsOf = (refund: Refund, report: Outcome, now: Date) => {
  const state = STATES[report.state];
  const doneAt = report.refundedAt ?? now;
  const common = { state, refundId: report.refundId, problem: PROBLEMS[state] ?? null };
  if (state === "success") return { ...common, doneAt, succeededOn: dayOf(doneAt), nextCheckAt: null };
  return state === "closed" ? { ...common, doneAt, nextCheckAt: null } : { ...common, nextCheckAt: nextRefundCheck(refund.createdAt, now) };
};

/** Moves a refund to what WeChat Pay reports 退款结果; both rows are locked in the ambient transaction. Told once for each new state. */
export const settleRefund = async (order: Order, refund: Refund, report: Outcome, now: Date): Promise<void> => {
  const state = STATES[report.state];
  if (!canMoveRefund(refund.state, state)) return;
  await refund.update(columnsOf(refund, report, now));
  if (state === "success") await order.increment({ refundedFen: refund.amountFen });
  if (state !== "processing") await emit("order.refunded.v1", { ...orderFacts(order), refundFen: refund.amountFen, state });
};

const REFUSALS: Partial<Record<RefusalReason, string>> = {
  insufficient_balance: "店铺的微信支付账户余额不足，未能退款，请充值后重新申请",
  not_authorised: "店铺的微信收款关系已停用，未能退款，请在微信支付商户平台办理",
};
const OTHER_REFUSAL = "微信支付未受理退款，请核对后重新申请";

const withLocked = (services: Services, refund: Refund, act: (order: Order, locked: Refund) => Promise<void>): Promise<void> =>
  inTransaction(services.db.sequelize, async () => {
    const order = await Order.findByPk(refund.orderId, { lock: true, rejectOnEmpty: true });
    await act(order, await Refund.findByPk(refund.id, { lock: true, rejectOnEmpty: true }));
  });

const refuse = (services: Services, refund: Refund, problem: string): Promise<void> =>
  withLocked(services, refund, async (_order, locked) => {
    if (locked.state !== "requested") return;
    await locked.update({ state: "closed", problem, doneAt: services.clock.now(), nextCheckAt: null });
  });

const reportOf = async (services: Services, pay: PayGateway, order: Order, refund: Refund): Promise<RefundReport | string> => {
  if (refund.state !== "requested") return pay.queryRefund(order.subMchid, refund.number);
  try {
    return await pay.refund({
      subMchid: order.subMchid,
      orderNumber: order.number,
      refundNumber: refund.number,
      refundFen: refund.amountFen,
      totalFen: order.amountFen,
      reason: refund.reason,
      notifyUrl: notifyUrl(services),
    });
  } catch (error) {
    if (!(error instanceof PayRefused)) throw error;
    services.log.warn({ refund: refund.publicId, code: error.code, verified: error.verified, wechatRequest: error.requestId }, "refund refused");
    const why = REFUSALS[error.reason] ?? OTHER_REFUSAL;
    return error.verified ? why : confirmRefusal(pay, order, refund, why);
  }
};

/** An unsigned "no" is not believed where money is concerned: only if the refund is unknown there was it refused. */
const confirmRefusal = async (pay: PayGateway, order: Order, refund: Refund, why: string): Promise<RefundReport | string> => {
  try {
    return await pay.queryRefund(order.subMchid, refund.number);
  } catch (error) {
    if (error instanceof PayRefused && error.reason === "number_unknown") return why;
    throw error;
  }
};

/** Asks for a refund, or for what became of it, always with the stored number. Throws what the gateway throws when there is no answer. */
export const pursueRefund = async (services: Services, refund: Refund, pay: PayGateway): Promise<void> => {
  const order = await Order.findByPk(refund.orderId, { rejectOnEmpty: true });
  const answer = await reportOf(services, pay, order, refund);
  if (typeof answer === "string") return refuse(services, refund, answer);
  await withLocked(services, refund, (locked, row) => settleRefund(locked, row, answer, services.clock.now()));
};
