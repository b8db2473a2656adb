import * as z from "zod";
import { EstablishmentRefSchema } from "../establishments/establishment.events";
import { IdSchema } from "../kernel/id";

const order = { establishment: EstablishmentRefSchema, orderId: IdSchema, accountId: z.number().int(), amountFen: z.number().int(), place: z.string() };

export const paymentEvents = {
  "order.paid.v1": z.strictObject({ ...order, late: z.boolean() }),
  "order.closed.v1": z.strictObject(order),
  "order.refunded.v1": z.strictObject({ ...order, refundFen: z.number().int(), state: z.string() }),
  "order.reviewed.v1": z.strictObject({ ...order, stars: z.number().int() }),
  /** The shop answered a review in public. */
  "order.review_answered.v1": z.strictObject(order),
  /** A notify that does not fit its order; somebody should look. */
  "payment.anomaly_found.v1": z.strictObject({ establishment: EstablishmentRefSchema.nullable(), orderId: IdSchema.nullable(), what: z.string() }),
};
