import type { EventPayload } from "@sunshine/domain/events";
import { regulatorsOf, topic, type AudienceTable } from "../../platform/live/audience";

type OrderEvent = EventPayload<"order.closed.v1">;

/** The shop hears of its order, never of the person. */
const toShop = ({ establishment, orderId, amountFen, place }: OrderEvent, more: Record<string, unknown>) => ({
  topics: [topic.shop(establishment.id)],
  data: { establishmentId: establishment.publicId, orderId, amountFen, place, ...more },
});

const toDiner = ({ establishment, orderId, accountId, amountFen }: OrderEvent, more: Record<string, unknown>) => ({
  topics: [topic.member(accountId)],
  data: { orderId, establishmentName: establishment.name, amountFen, ...more },
});

/** Officers hear that something was paid where, so that counts move; not which order. */
const toRegulators = ({ establishment }: OrderEvent, more: Record<string, unknown>) => ({
  topics: regulatorsOf(establishment.townCode),
  data: { establishmentId: establishment.publicId, establishmentName: establishment.name, townCode: establishment.townCode, ...more },
});

/** Who hears of payments live, and what they are told. */
export const paymentAudience: AudienceTable = {
  "order.paid.v1": (event) => [toShop(event, { state: "paid", late: event.late }), toDiner(event, { state: "paid" }), toRegulators(event, { amountFen: event.amountFen })],
  "order.closed.v1": (event) => [toShop(event, { state: "closed" }), toDiner(event, { state: "closed" })],
  "order.refunded.v1": (event) => [
    toShop(event, { refundFen: event.refundFen, refundState: event.state }),
    toDiner(event, { refundFen: event.refundFen, refundState: event.state }),
    ...(event.state === "success" ? [toRegulators(event, { refundFen: event.refundFen })] : []),
  ],
  "order.reviewed.v1": (event) => [toShop(event, { stars: event.stars }), toDiner(event, { stars: event.stars })],
  "order.review_answered.v1": (event) => [toShop(event, {}), toDiner(event, {})],
  "payment.anomaly_found.v1": ({ establishment, orderId, what }) =>
    establishment
      ? [
          { topics: [topic.shop(establishment.id)], data: { establishmentId: establishment.publicId, orderId, what } },
          { topics: regulatorsOf(establishment.townCode), data: { establishmentId: establishment.publicId, establishmentName: establishment.name, townCode: establishment.townCode, what } },
        ]
      : [{ topics: [topic.county], data: { what } }],
};
