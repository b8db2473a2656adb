import * as z from "zod";
import { PublishedCaseSchema } from "../complaints/complaint.views";
import { ESTABLISHMENT_STATES, ESTABLISHMENT_TYPES } from "../establishments/establishment.vocabulary";
import { ANNUAL_GRADES, SHOWN_GRADES } from "../grades/grade.vocabulary";
import { VISIT_RESULTS } from "../inspections/inspection.vocabulary";
import { DaySchema } from "../kernel/day";
import { endpoint } from "../kernel/endpoint";
import { CodeSchema, IdSchema } from "../kernel/id";
import { pageInput, pageOf, queryList } from "../kernel/paging";
import { PublicReviewSchema } from "../payments/payment.contract";

/** One thing found at a visit, as the public reads it. */
const PublicFindingSchema = z.strictObject({ text: z.string(), key: z.boolean(), mendedOn: DaySchema.nullable() });

const PublicVisitSchema = z.strictObject({
  on: DaySchema,
  kind: z.string(),
  score: z.number(),
  result: z.enum(VISIT_RESULTS),
  grade: z.enum(SHOWN_GRADES),
  findings: z.array(PublicFindingSchema),
});

/** What a diner sees of a shop 公示页. Holds dates, never ages: the phone counts the days, so the body can be cached. */
export const StorefrontSchema = z.strictObject({
  id: IdSchema,
  name: z.string(),
  operator: z.string(),
  photoUrl: z.string().nullable(),
  type: z.enum(ESTABLISHMENT_TYPES),
  state: z.enum(ESTABLISHMENT_STATES),
  scenicArea: z.boolean(),
  takeawayOnly: z.boolean(),
  address: z.string(),
  town: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  grade: z.strictObject({
    shown: z.enum(SHOWN_GRADES),
    annual: z.enum(ANNUAL_GRADES).nullable(),
    lastVisitOn: DaySchema.nullable(),
    blockedUntil: DaySchema.nullable(),
    /** Why, in one plain sentence. */
    sentence: z.string(),
    /** Days after which the visit counts as old for this kind of shop. */
    staleAfterDays: z.number().int(),
  }),
  /** The last visit, then earlier ones, newest first (at most 12). */
  visits: z.array(PublicVisitSchema),
  licence: z.strictObject({ number: z.string(), creditCode: z.string(), issuedOn: DaySchema, expiresOn: DaySchema }),
  /** Staff who touch food: how many, how many certificates run on which days. Names only where the law wants them (school canteens), masked otherwise. */
  health: z.strictObject({
    staff: z.number().int(),
    certificates: z.array(z.strictObject({ name: z.string(), duty: z.string(), expiresOn: DaySchema })),
  }),
  openKitchen: z.enum(["none", "glass", "video"]),
  /** Entries of red and black lists 红黑榜 in force. */
  listings: z.array(z.strictObject({ list: z.enum(["red", "black"]), reason: z.string(), from: DaySchema, to: DaySchema.nullable() })),
  /** Complaints whose senders agreed to it 投诉公示: how many, and the latest. */
  complaints: z.strictObject({ total: z.number().int(), latest: z.array(PublishedCaseSchema) }),
  /** Reviews by diners who have paid 食客评价: how many, their mean to one decimal, and the latest with words. */
  reviews: z.strictObject({ total: z.number().int(), stars: z.number().nullable(), latest: z.array(PublicReviewSchema) }),
  payment: z.strictObject({ open: z.boolean(), hint: z.string().nullable() }),
  updatedAt: z.iso.datetime(),
});
export type Storefront = z.output<typeof StorefrontSchema>;

/** The answer to a scan: the code's own facts around the shop's page. */
export const ScanPageSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("active"), code: CodeSchema, label: z.string(), amountFen: z.number().int().nullable(), shop: StorefrontSchema }),
  /** The code was replaced or stopped: says so, and still names the shop. */
  z.strictObject({ state: z.enum(["rotated", "revoked"]), code: CodeSchema, label: z.string(), endedOn: DaySchema, shop: StorefrontSchema }),
]);
export type ScanPage = z.output<typeof ScanPageSchema>;

export const StorefrontRowSchema = z.strictObject({
  id: IdSchema,
  name: z.string(),
  type: z.enum(ESTABLISHMENT_TYPES),
  grade: z.enum(SHOWN_GRADES),
  annual: z.enum(ANNUAL_GRADES).nullable(),
  lastVisitOn: DaySchema.nullable(),
  address: z.string(),
  town: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  openKitchen: z.enum(["none", "glass", "video"]),
  /** Metres from the place asked about. */
  distanceM: z.number().int().nullable(),
});
export type StorefrontRow = z.output<typeof StorefrontRowSchema>;

export const storefrontApi = {
  scan: endpoint({
    method: "GET",
    path: "/scan/:code",
    summary: "扫码：一次请求得到公示页（ETag，可缓存）",
    input: z.strictObject({ code: CodeSchema }),
    output: ScanPageSchema,
  }),
  /** Sent by the phone after the page is painted; counts a scan without knowing whose. */
  recordScan: endpoint({
    method: "POST",
    path: "/scan/:code/visits",
    summary: "记录一次扫码（不含个人信息）",
    repeat: "key",
    input: z.strictObject({ code: CodeSchema, channel: z.enum(["weapp", "h5"]) }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
  get: endpoint({ method: "GET", path: "/storefronts/:id", summary: "一户的公示页", input: z.strictObject({ id: IdSchema }), output: StorefrontSchema }),
  search: endpoint({
    method: "GET",
    path: "/storefronts",
    summary: "查找与附近；不给位置时按名称排序",
    input: z.strictObject({
      ...pageInput,
      q: z.string().trim().max(40).optional(),
      type: queryList(z.enum(ESTABLISHMENT_TYPES)),
      grade: queryList(z.enum(SHOWN_GRADES)),
      townCode: queryList(z.string().regex(/^\d{9}$/)),
      /** WGS-84; both or neither. */
      lng: z.coerce.number<number | string>().min(73).max(136).optional(),
      lat: z.coerce.number<number | string>().min(3).max(54).optional(),
      withinM: z.coerce.number<number | string>().int().min(100).max(50_000).default(3000),
    }),
    output: pageOf(StorefrontRowSchema),
  }),
};
