import { nextOrderState, canMoveOrder } from "@sunshine/domain/payments/payment.states";
import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { PayRefused } from "../../../platform/wechat/pay-errors";
import type { PayGateway, PaymentReport } from "../../../platform/wechat/pay-port";
import { Order } from "../order.model";
import { orderFacts } from "../order.ref";
import { creditPayment } from "./credit-payment";

/** An order, locked in the ambient transaction. */
export const lockOrder = async (id: number): Promise<Order> => Order.findByPk(id, { lock: true, rejectOnEmpty: true });

/** Does something to the order as it is now, in a transaction of its own. */
const withLocked = <T>(services: Services, order: Order, act: (locked: Order) => Promise<T>): Promise<T> =>
  inTransaction(services.db.sequelize, async () => act(await lockOrder(order.id)));

const markClosed = (services: Services, order: Order): Promise<void> =>
  withLocked(services, order, async (locked) => {
    if (!canMoveOrder(locked.state, "close")) return;
    await locked.update({ state: nextOrderState(locked.state, "close"), closedAt: services.clock.now(), nextCheckAt: null });
    await emit("order.closed.v1", orderFacts(locked));
  });

const reportOf = async (pay: PayGateway, order: Order): Promise<PaymentReport | null> => {
  try {
    return await pay.query(order.subMchid, order.number);
  } catch (error) {
    if (error instanceof PayRefused && error.reason === "number_unknown") return null;
    throw error;
  }
};

/**
 * Asks WeChat Pay what has become of an order 查单 and acts on the signed answer. Opens its own transactions; throws
 * what the gateway throws when there is no answer.
 */
export const askAboutOrder = async (services: Services, order: Order, pay: PayGateway): Promise<void> => {
  const report = await reportOf(pay, order);
  if (report?.state === "paid" || report?.state === "refunded") {
    await withLocked(services, order, (locked) => creditPayment(services, locked, report, services.clock.now()));
  } else if (report?.state === "closed" || report?.state === "revoked") await markClosed(services, order);
};

/** Makes an order unpayable 关单. Where the payer was faster, the money is taken as it is: never assumed, always asked. */
export const closeOrder = async (services: Services, order: Order, pay: PayGateway): Promise<void> => {
  try {
    await pay.close(order.subMchid, order.number);
  } catch (error) {
    if (!(error instanceof PayRefused)) throw error;
    if (error.reason === "order_paid") return askAboutOrder(services, order, pay);
    if (error.reason !== "order_closed" && error.reason !== "number_unknown") throw error;
  }
  await markClosed(services, order);
};
