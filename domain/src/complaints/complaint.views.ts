import * as z from "zod";
import { EvidenceRefSchema } from "../evidence/evidence.contract";
import { DaySchema } from "../kernel/day";
import { IdSchema } from "../kernel/id";
import { CLOCK_STATES } from "./clocks";
import { CASE_STATES } from "./complaint.states";
import { CASE_CATEGORIES, CASE_DEMANDS, CASE_KINDS, CASE_OUTCOMES, CLAIMANT_SIDES, REFUSAL_GROUNDS } from "./complaint.vocabulary";

/** A statutory deadline that runs now 法定期限, with its countdown. */
export const DeadlineViewSchema = z.strictObject({
  name: z.enum(["accept", "mediate", "verify", "conclude"]),
  label: z.string(),
  on: DaySchema,
  /** Calendar days left; negative when overdue. */
  daysLeft: z.number().int(),
  state: z.enum(CLOCK_STATES),
  /** True: falls in a year whose holidays are not published yet, so it may still move. */
  provisional: z.boolean(),
});

/** A limit that the law sets 法定期限, whether it runs, has been met or has not begun. */
export const StatutoryDeadlineViewSchema = z.strictObject({
  name: z.enum(["accept", "mediate", "verify", "conclude"]),
  label: z.string(),
  /** "收到之日起 7 个工作日内". */
  limit: z.string(),
  /** Null while it has not begun. */
  on: DaySchema.nullable(),
  metOn: DaySchema.nullable(),
  /** Calendar days left of one that runs, negative when overdue. */
  daysLeft: z.number().int().nullable(),
  state: z.enum(CLOCK_STATES).nullable(),
  provisional: z.boolean(),
});
export type StatutoryDeadlineView = z.output<typeof StatutoryDeadlineViewSchema>;

/** One line of the timeline 进度, in plain words. */
export const CaseStepSchema = z.strictObject({
  at: z.iso.datetime(),
  title: z.string(),
  text: z.string(),
  by: z.string(),
  /** A notice 告知 was sent with these words. */
  notice: z.boolean(),
  evidence: z.array(EvidenceRefSchema),
});
export type CaseStep = z.output<typeof CaseStepSchema>;

const Answer = z.strictObject({ key: z.string(), question: z.string(), answer: z.string() });

/** A proven order 已核实的订单 that the complaint is about. */
const PaidOrder = z.strictObject({ orderId: IdSchema, amountFen: z.number().int(), paidAt: z.iso.datetime() });

const Rating = z.strictObject({ stars: z.number().int(), solved: z.boolean(), text: z.string() });

const head = {
  id: IdSchema,
  /** Number that people quote 编号, "TS20261123-…" or "JB20261123-…". */
  number: z.string(),
  kind: z.enum(CASE_KINDS),
  category: z.enum(CASE_CATEGORIES),
  state: z.enum(CASE_STATES),
  /** Shop's name, or where the pin lies. */
  placeName: z.string(),
  townCode: z.string(),
  receivedAt: z.iso.datetime(),
  outcome: z.enum(CASE_OUTCOMES).nullable(),
  publicSummary: z.string().nullable(),
};

export const OWN_CASE_ABILITIES = ["supplement", "withdraw", "rate", "reopen"] as const;

/** A case as its complainant reads it 我的投诉举报; an anonymous reporter reads the same by the follow-up code. */
export const OwnCaseViewSchema = z.strictObject({
  ...head,
  anonymous: z.boolean(),
  establishmentId: IdSchema.nullable(),
  address: z.string().nullable(),
  happenedAt: z.iso.datetime(),
  story: z.string(),
  answers: z.array(Answer),
  demands: z.array(z.enum(CASE_DEMANDS)),
  evidence: z.array(EvidenceRefSchema),
  paidOrder: PaidOrder.nullable(),
  deadline: DeadlineViewSchema.nullable(),
  /** Each limit of the law, in the order in which they run. */
  deadlines: z.array(StatutoryDeadlineViewSchema),
  refusalGround: z.enum(REFUSAL_GROUNDS).nullable(),
  /** The other half of a submission that held both kinds. */
  linkedId: IdSchema.nullable(),
  rating: Rating.nullable(),
  /** Last day on which it may be reopened. */
  reopenUntil: DaySchema.nullable(),
  followers: z.number().int(),
  timeline: z.array(CaseStepSchema),
  abilities: z.array(z.enum(OWN_CASE_ABILITIES)),
});
export type OwnCaseView = z.output<typeof OwnCaseViewSchema>;

/** A row of my cases. */
export const OwnCaseRowSchema = z.strictObject({ ...head, deadline: DeadlineViewSchema.nullable() });

/** A case that somebody follows 关注的案件: where it stands, nothing of what was told. */
export const FollowedCaseSchema = z.strictObject({ id: IdSchema, category: z.enum(CASE_CATEGORIES), placeName: z.string(), state: z.enum(CASE_STATES), receivedOn: DaySchema, outcome: z.enum(CASE_OUTCOMES).nullable(), publicSummary: z.string().nullable() });

/** An open case near, offered for following 相似案件. */
export const SimilarCaseSchema = z.strictObject({
  id: IdSchema,
  category: z.enum(CASE_CATEGORIES),
  placeName: z.string(),
  /** Metres to the place asked about, rounded to 50. */
  distanceM: z.number().int().nullable(),
  receivedOn: DaySchema,
  state: z.enum(CASE_STATES),
  followers: z.number().int(),
  followed: z.boolean(),
});

/** A row of the officers' inbox 办件列表. */
export const OfficerCaseRowSchema = z.strictObject({
  ...head,
  anonymous: z.boolean(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  establishmentId: IdSchema.nullable(),
  handlerName: z.string().nullable(),
  mine: z.boolean(),
  deadline: DeadlineViewSchema.nullable(),
  followers: z.number().int(),
  /** Level of the escalation ladder that was reached, 0 none. */
  escalation: z.number().int(),
  reopened: z.boolean(),
  clusterId: IdSchema.nullable(),
});
export type OfficerCaseRow = z.output<typeof OfficerCaseRowSchema>;

export const OFFICER_CASE_ABILITIES = [
  "accept", "refuse", "transfer", "redirect", "merge", "begin", "take", "mediate", "close", "request_extension", "decide_extension", "reveal_identity", "note",
  "verify", "decide_filing", "link_inspection",
] as const;
export type OfficerCaseAbility = (typeof OFFICER_CASE_ABILITIES)[number];

/** Who reads a line of the file beside officers 可见范围: the complainant, nobody, or the shop. */
export const STEP_AUDIENCES = ["claimant", "office", "shop"] as const;
export type StepAudience = (typeof STEP_AUDIENCES)[number];

/** A mediation 调解 as it was recorded; who complained is not named in it. */
export const MediationSchema = z.strictObject({
  id: IdSchema,
  heldAt: z.iso.datetime(),
  place: z.string(),
  mediator: z.string(),
  claimantSide: z.enum(CLAIMANT_SIDES),
  present: z.string(),
  claims: z.string(),
  statement: z.string(),
  record: z.string(),
  agreed: z.boolean(),
  agreement: z.string(),
});
export type Mediation = z.output<typeof MediationSchema>;

/** A case file 案卷 as officers of the area read it; who complained is not in it. */
export const OfficerCaseViewSchema = z.strictObject({
  ...OfficerCaseRowSchema.shape,
  version: z.number().int(),
  address: z.string().nullable(),
  happenedAt: z.iso.datetime(),
  story: z.string(),
  answers: z.array(Answer),
  demands: z.array(z.enum(CASE_DEMANDS)),
  /** May a summary be published 是否同意公示. */
  publishConsent: z.boolean(),
  evidence: z.array(EvidenceRefSchema),
  paidOrder: PaidOrder.nullable(),
  /** What the shop has been told, in the officer's words. */
  shopSummary: z.string().nullable(),
  refusalGround: z.enum(REFUSAL_GROUNDS).nullable(),
  refusalText: z.string().nullable(),
  linkedId: IdSchema.nullable(),
  mergedIntoId: IdSchema.nullable(),
  extension: z.strictObject({ state: z.enum(["requested", "approved", "refused"]), reason: z.string() }).nullable(),
  /** Other submissions of the same phone number 重复投诉情况; a count, never a reason to refuse. */
  claimant: z.strictObject({ total: z.number().int(), last90Days: z.number().int(), sameShop: z.number().int() }).nullable(),
  rating: Rating.nullable(),
  timeline: z.array(z.strictObject({ ...CaseStepSchema.shape, audience: z.enum(STEP_AUDIENCES) })),
  mediations: z.array(MediationSchema),
  /** When it was verified 核查日期, and what was decided about filing 立案决定; of a report. */
  verifiedOn: DaySchema.nullable(),
  filing: z.strictObject({ filed: z.boolean(), on: DaySchema, reason: z.string() }).nullable(),
  /** Inspections that came of the case. */
  inspectionIds: z.array(IdSchema),
  /** Words to begin with, by move 文书模板, filled in for this case. */
  templates: z.record(z.string(), z.string()),
  abilities: z.array(z.enum(OFFICER_CASE_ABILITIES)),
});
export type OfficerCaseView = z.output<typeof OfficerCaseViewSchema>;

/** What the shop answers in public 单位公开回复; the latest words count. */
const PublicReplySchema = z.strictObject({ text: z.string(), on: DaySchema });

/** A case as the shop reads it, from acceptance on: the officer's words only. */
export const ShopCaseSchema = z.strictObject({
  id: IdSchema,
  category: z.enum(CASE_CATEGORIES),
  state: z.enum(["accepted", "handling", "closed"]),
  acceptedOn: DaySchema,
  summary: z.string(),
  outcome: z.enum(CASE_OUTCOMES).nullable(),
  result: z.string().nullable(),
  closedOn: DaySchema.nullable(),
  /** What the shop has said of it 单位陈述. */
  statements: z.array(z.strictObject({ at: z.iso.datetime(), by: z.string(), text: z.string(), evidence: z.array(EvidenceRefSchema) })),
  /** May the shop still say something. */
  mayState: z.boolean(),
  /** Its answer beside the published result. */
  publicReply: PublicReplySchema.nullable(),
  /** The result is public: may the shop answer it there. */
  mayReplyInPublic: z.boolean(),
});
export type ShopCase = z.output<typeof ShopCaseSchema>;

/** A closed case that its complainant agreed to publish 投诉信息公示. */
export const PublishedCaseSchema = z.strictObject({ category: z.enum(CASE_CATEGORIES), outcome: z.enum(CASE_OUTCOMES), summary: z.string(), closedOn: DaySchema, reply: PublicReplySchema.nullable() });
export type PublishedCase = z.output<typeof PublishedCaseSchema>;

/** Several suspected poisonings at one place 疑似聚集性食物中毒. */
export const ClusterViewSchema = z.strictObject({
  id: IdSchema,
  placeName: z.string(),
  establishmentId: IdSchema.nullable(),
  townCode: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  firstAt: z.iso.datetime(),
  detectedAt: z.iso.datetime(),
  cases: z.array(z.strictObject({ id: IdSchema, number: z.string(), happenedAt: z.iso.datetime() })),
});
