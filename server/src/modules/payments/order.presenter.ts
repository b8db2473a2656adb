import type { Actor } from "@sunshine/domain/accounts/actor";
import type { OrderView } from "@sunshine/domain/payments/payment.contract";
import type { Order } from "./order.model";
import { refundableFen } from "./operations/refund-order";
import { isItsDiner, isOfItsShop, mayRefund } from "./payment.policy";
import type { Refund } from "./refund.model";
import type { OrderReview } from "./review.model";
import { presentReply } from "./review.queries";

/** What belongs to an order beside its row. */
export interface OrderParts {
  readonly refunds: readonly Refund[];
  readonly review: OrderReview | null;
}

const abilitiesOf = (order: Order, { refunds, review }: OrderParts, viewer: Actor, now: Date): OrderView["abilities"] => {
  const diner = isItsDiner(viewer, order);
  const payable = (order.state === "created" || order.state === "prepaid") && order.expiresAt > now;
  const paid = order.state === "paid";
  const able: Record<OrderView["abilities"][number], boolean> = {
    pay: diner && payable,
    refund: mayRefund(viewer, order) && paid && refundableFen(order, refunds) > 0,
    review: diner && paid,
    complain: diner && paid,
    answer_review: isOfItsShop(viewer, order) && review !== null,
  };
  return (["pay", "refund", "review", "complain", "answer_review"] as const).filter((ability) => able[ability]);
};

/** Lists what leaves: never who paid, with which account, or by which session of WeChat Pay. */
export const presentOrder = (order: Order, parts: OrderParts, viewer: Actor, now: Date): OrderView => ({
  id: order.publicId,
  number: order.number,
  establishmentId: order.establishmentPublicId,
  establishmentName: order.establishmentName,
  licenceNumber: order.licenceNumber,
  place: order.place,
  amountFen: order.amountFen,
  refundedFen: order.refundedFen,
  state: order.state,
  anomaly: order.anomaly,
  gradeAtPayment: order.gradeAtPayment,
  createdAt: order.createdAt.toISOString(),
  paidAt: order.paidAt?.toISOString() ?? null,
  expiresAt: order.expiresAt.toISOString(),
  refunds: parts.refunds.map(({ publicId, amountFen, reason, state, createdAt }) => ({ id: publicId, amountFen, reason, state, createdAt: createdAt.toISOString() })),
  review: parts.review && {
    stars: parts.review.stars,
    text: parts.review.shown || isItsDiner(viewer, order) ? parts.review.text : "",
    reply: parts.review.replyShown || isOfItsShop(viewer, order) ? presentReply(parts.review) : null,
  },
  abilities: abilitiesOf(order, parts, viewer, now),
});
