import { Op } from "sequelize";
import type { Services } from "../../../platform/services";
import { PayOutcomeUnknown, PaySecurityError } from "../../../platform/wechat/pay-errors";
import type { PayGateway } from "../../../platform/wechat/pay-port";
import { nextOrderCheck, nextRefundCheck } from "../check-schedule";
import { Order } from "../order.model";
import { Refund } from "../refund.model";
import { askAboutOrder, closeOrder } from "./settle-order";
import { pursueRefund } from "./settle-refund";

/** Looked at in one sweep, and asked about at the same time. */
const SWEEP = 80;
const AT_ONCE = 8;

/** Not an answer: WeChat Pay is away, or somebody pretends to be it. Asked again at the next appointed time. */
export const isSilence = (error: unknown): boolean => error instanceof PayOutcomeUnknown || error instanceof PaySecurityError;

/** True when WeChat Pay answered; one that fails in any other way is logged and does not hold up the rest. */
const attempt = async (services: Services, what: string, act: () => Promise<void>): Promise<boolean> => {
  try {
    await act();
    return true;
  } catch (error) {
    services.log.warn({ err: error, what }, "check of a payment failed");
    return !isSilence(error);
  }
};

/** Works through the due rows a few at a time; when WeChat Pay is silent, the others keep their turn for the next sweep. */
const inTurns = async <T>(rows: readonly T[], act: (row: T) => Promise<boolean>): Promise<void> => {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const answered = await Promise.all(rows.slice(at, at + AT_ONCE).map(act));
    if (!answered.some(Boolean)) return;
  }
};

/** Only one of several servers and overlapping sweeps takes a row: whoever moves its appointment. */
const checkOrder = async (services: Services, pay: PayGateway, order: Order): Promise<boolean> => {
  const now = services.clock.now();
  const [taken] = await Order.update({ nextCheckAt: nextOrderCheck(order, now) }, { where: { id: order.id, nextCheckAt: { [Op.lte]: now } } });
  if (taken === 0) return true;
  const act = order.expiresAt <= now ? closeOrder : askAboutOrder;
  return attempt(services, `order ${order.publicId}`, () => act(services, order, pay));
};

const checkRefund = async (services: Services, pay: PayGateway, refund: Refund): Promise<boolean> => {
  const now = services.clock.now();
  const [taken] = await Refund.update({ nextCheckAt: nextRefundCheck(refund.createdAt, now) }, { where: { id: refund.id, nextCheckAt: { [Op.lte]: now } } });
  if (taken === 0) return true;
  return attempt(services, `refund ${refund.publicId}`, () => pursueRefund(services, refund, pay));
};

/**
 * Makes good what notifications missed 补偿: asks WeChat Pay about orders and refunds whose time has come, and closes
 * orders that have expired.
 */
export const compensate = async (services: Services): Promise<void> => {
  const { pay } = services;
  if (!pay) return;
  const due = { where: { nextCheckAt: { [Op.lte]: services.clock.now() } }, order: [["nextCheckAt", "ASC"]] as [string, string][], limit: SWEEP };
  await inTurns(await Order.findAll(due), (order) => checkOrder(services, pay, order));
  await inTurns(await Refund.findAll(due), (refund) => checkRefund(services, pay, refund));
};
