import * as z from "zod";
import { EstablishmentRefSchema } from "../establishments/establishment.events";
import { DaySchema } from "../kernel/day";
import { IdSchema } from "../kernel/id";
import { CASE_STATES } from "./complaint.states";
import { CASE_CATEGORIES, CASE_KINDS, CASE_OUTCOMES } from "./complaint.vocabulary";

/** What every event says of its case: enough to route and to tell. Never who complained, nor what they wrote. */
export const CaseRefSchema = z.strictObject({
  caseId: IdSchema,
  number: z.string(),
  kind: z.enum(CASE_KINDS),
  category: z.enum(CASE_CATEGORIES),
  state: z.enum(CASE_STATES),
  townCode: z.string(),
  placeName: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  establishment: EstablishmentRefSchema.nullable(),
  /** Account to be told; null for an anonymous report. */
  accountId: z.number().int().nullable(),
  /** Officer in charge, once there is one. */
  handlerId: z.number().int().nullable(),
  deadlineOn: DaySchema.nullable(),
});
export type CaseRef = z.output<typeof CaseRefSchema>;

const of = CaseRefSchema.shape;
/** Accounts that follow the case, the first 200. */
const followerIds = z.array(z.number().int());

export const complaintEvents = {
  "complaint.submitted.v1": z.strictObject({ ...of, urgent: z.boolean() }),
  /** `shopSummary` is the officer's own wording; null where the shop is told nothing. */
  "complaint.accepted.v1": z.strictObject({ ...of, shopSummary: z.string().nullable() }),
  "complaint.refused.v1": z.strictObject({ ...of, ground: z.string() }),
  "complaint.transferred.v1": z.strictObject({ ...of, to: z.string() }),
  "complaint.redirected.v1": z.strictObject({ ...of, fromTownCode: z.string() }),
  "complaint.merged.v1": z.strictObject({ ...of, intoId: IdSchema }),
  "complaint.handler_changed.v1": z.strictObject(of),
  /** A step that the complainant may read: handling begun, mediation, a note, an officer on the way. */
  "complaint.progressed.v1": z.strictObject({ ...of, title: z.string() }),
  "complaint.supplemented.v1": z.strictObject(of),
  /** The shop has told its side 单位陈述; the words stay in the file. */
  "complaint.shop_stated.v1": z.strictObject(of),
  /** The shop answered a published case in public. */
  "complaint.shop_replied.v1": z.strictObject(of),
  "complaint.extension_requested.v1": z.strictObject(of),
  "complaint.extension_decided.v1": z.strictObject({ ...of, approved: z.boolean() }),
  /** `toldShop`: the shop knew of the case and hears its result. */
  "complaint.closed.v1": z.strictObject({ ...of, outcome: z.enum(CASE_OUTCOMES), publicSummary: z.string(), toldShop: z.boolean(), followerIds }),
  "complaint.withdrawn.v1": z.strictObject(of),
  "complaint.rated.v1": z.strictObject({ ...of, stars: z.number().int(), solved: z.boolean() }),
  "complaint.reopened.v1": z.strictObject({ ...of, toldShop: z.boolean() }),
  /** A deadline is near or gone by: level 1 handler, 2 station, 3 bureau. */
  "complaint.escalated.v1": z.strictObject({ ...of, level: z.number().int(), to: z.enum(["handler", "station", "bureau"]), label: z.string() }),
  "cluster.detected.v1": z.strictObject({
    clusterId: IdSchema,
    establishment: EstablishmentRefSchema.nullable(),
    placeName: z.string(),
    townCode: z.string(),
    lng: z.number().nullable(),
    lat: z.number().nullable(),
    caseIds: z.array(IdSchema),
  }),
};
