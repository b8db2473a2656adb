import * as z from "zod";
import { EstablishmentRefSchema } from "../establishments/establishment.events";
import { DaySchema } from "../kernel/day";
import { IdSchema } from "../kernel/id";
import { REMINDED } from "./deadline";
import { ORDER_STATES } from "./rectification.states";

/** How events name an order to rectify: enough to route and to tell. */
export const RectificationRefSchema = z.strictObject({
  establishment: EstablishmentRefSchema,
  orderId: IdSchema,
  number: z.string(),
  inspectionId: IdSchema,
  state: z.enum(ORDER_STATES),
  dueOn: DaySchema,
  findings: z.number().int(),
  open: z.number().int(),
  by: z.string(),
});
export type RectificationRef = z.output<typeof RectificationRefSchema>;

const of = RectificationRefSchema.shape;

export const rectificationEvents = {
  "rectification.issued.v1": z.strictObject(of),
  "rectification.answered.v1": z.strictObject({ ...of, answered: z.number().int() }),
  "rectification.reviewed.v1": z.strictObject({ ...of, accepted: z.number().int(), returned: z.number().int() }),
  /** All mended 整改完成; the ledger and the public page follow the inspection's own event. */
  "rectification.closed.v1": z.strictObject({ ...of, on: DaySchema }),
  "rectification.extension_requested.v1": z.strictObject({ ...of, until: DaySchema }),
  "rectification.extension_decided.v1": z.strictObject({ ...of, until: DaySchema, approved: z.boolean() }),
  /** The shop is reminded 提醒, before or after the deadline. */
  "rectification.reminded.v1": z.strictObject({ ...of, rung: z.number().int(), label: z.string() }),
  /** Station or bureau is told 逐级上报; each rung once. */
  "rectification.escalated.v1": z.strictObject({ ...of, rung: z.number().int(), to: z.enum(REMINDED), label: z.string(), workdaysOverdue: z.number().int() }),
  "rectification.cancelled.v1": z.strictObject({ ...of, reason: z.string() }),
};
