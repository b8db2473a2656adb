import { Order } from "./order.model";

/** A paid order 已付订单 that proves a visit. */
export interface PaidOrderFacts {
  readonly orderId: string;
  readonly amountFen: number;
  readonly paidAt: Date;
  readonly establishmentId: number;
}

/** The diner's own paid order, proven from our records; null where it is somebody else's, unpaid or unknown. */
export const paidOrderOf = async (orderId: string, accountId: number): Promise<PaidOrderFacts | null> => {
  const order = await Order.findOne({ where: { publicId: orderId, accountId, state: "paid" } });
  return order?.paidAt ? { orderId, amountFen: order.amountFen, paidAt: order.paidAt, establishmentId: Number(order.establishmentId) } : null;
};
