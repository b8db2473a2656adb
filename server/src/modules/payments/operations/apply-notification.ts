import { Op } from "sequelize";
import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import type { PaymentReport, PayNotification, RefundReport } from "../../../platform/wechat/pay-port";
import { refundMismatch } from "../match-report";
import { openNotification } from "../notification-content";
import { PaymentNotification } from "../notification.model";
import { Order } from "../order.model";
import { Refund } from "../refund.model";
import { creditPayment, flagAnomaly } from "./credit-payment";
import { settleRefund } from "./settle-refund";

interface Effect {
  readonly orderId: number | null;
  /** Why nothing was credited, in Chinese. */
  readonly problem: string | null;
}

const unknown = async (what: string): Promise<Effect> => {
  await emit("payment.anomaly_found.v1", { establishment: null, orderId: null, what });
  return { orderId: null, problem: what };
};

const applyPayment = async (services: Services, report: PaymentReport, now: Date): Promise<Effect> => {
  const order = await Order.findOne({ where: { number: report.orderNumber }, lock: true });
  if (!order) return unknown("收到本系统没有的订单的付款通知");
  if (report.state !== "paid" && report.state !== "refunded") return { orderId: order.id, problem: null };
  const credit = await creditPayment(services, order, report, now);
  return { orderId: order.id, problem: credit.kind === "anomaly" ? credit.what : null };
};

const applyRefund = async (report: RefundReport, now: Date): Promise<Effect> => {
  const known = await Refund.findOne({ where: { number: report.refundNumber } });
  if (!known) return unknown("收到本系统没有的退款单的通知");
  // The order first, as everywhere: two ways to the same two rows take their locks in one order.
  const order = await Order.findByPk(known.orderId, { lock: true, rejectOnEmpty: true });
  const refund = await Refund.findByPk(known.id, { lock: true, rejectOnEmpty: true });
  const problem = refundMismatch(refund, order, report);
  if (problem) await flagAnomaly(order, problem, now);
  else await settleRefund(order, refund, report, now);
  return { orderId: order.id, problem };
};

const effectOf = async (services: Services, notice: PayNotification, now: Date): Promise<Effect> => {
  switch (notice.kind) {
    case "payment":
      return applyPayment(services, notice.payment, now);
    case "refund":
      return applyRefund(notice.refund, now);
    case "other":
      return { orderId: null, problem: null };
  }
};

/** Puts one stored notification into effect, once: the mark and the effect commit together, and only one taker gets the mark. */
export const applyNotification = (services: Services, id: number): Promise<void> =>
  inTransaction(services.db.sequelize, async () => {
    const now = services.clock.now();
    const [taken] = await PaymentNotification.update({ state: "applied", appliedAt: now }, { where: { id, state: "received" } });
    if (taken === 0) return;
    const row = await PaymentNotification.findByPk(id, { rejectOnEmpty: true });
    const { orderId, problem } = await effectOf(services, openNotification(services, row), now);
    await row.update({ orderId, problem, state: problem === null ? "applied" : "anomaly" });
  });

const LEFT_BEHIND_MS = 5_000;
const BATCH = 100;

/** Notifications that were stored but not put into effect, because the server stopped in between. */
export const applyLeftBehind = async (services: Services): Promise<void> => {
  const before = new Date(services.clock.now().getTime() - LEFT_BEHIND_MS);
  const rows = await PaymentNotification.findAll({ where: { state: "received", receivedAt: { [Op.lte]: before } }, attributes: ["id"], order: [["receivedAt", "ASC"]], limit: BATCH });
  for (const { id } of rows) {
    await applyNotification(services, id).catch((error: unknown) => services.log.error({ err: error, notification: id }, "notification not applied"));
  }
};
