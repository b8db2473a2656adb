import * as z from "zod";
import { CLOCK_STATES } from "../complaints/clocks";
import { EvidenceRefSchema } from "../evidence/evidence.contract";
import { HANDLINGS } from "../inspections/inspection.vocabulary";
import { DaySchema } from "../kernel/day";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { pageInput, pageOf, queryBoolean, queryList } from "../kernel/paging";
import { MENDING_MOVES, MENDING_STATES, ORDER_STATES } from "./rectification.states";

/** Photos and clips that one answer carries at most. */
export const MAX_ANSWER_PHOTOS = 9;
export const MAX_ANSWER_CLIPS = 1;

const text = (max: number) => z.string().trim().max(max);
const evidenceIds = z.array(IdSchema).max(MAX_ANSWER_PHOTOS + MAX_ANSWER_CLIPS, "每项最多 9 张照片和 1 段视频").default([]);

/** A row of the list of orders 责令整改列表. */
export const RectificationRowSchema = z.strictObject({
  id: IdSchema,
  /** "淳市监责改〔2026〕0001号". */
  number: z.string(),
  inspectionId: IdSchema,
  establishmentId: IdSchema,
  establishmentName: z.string(),
  townCode: z.string(),
  state: z.enum(ORDER_STATES),
  handling: z.enum(HANDLINGS),
  issuedOn: DaySchema,
  dueOn: DaySchema,
  /** Calendar days left; negative when overdue; null where no deadline runs. */
  daysLeft: z.number().int().nullable(),
  clock: z.enum(CLOCK_STATES).nullable(),
  findings: z.number().int(),
  /** Findings that are not mended yet. */
  open: z.number().int(),
  extensionAsked: z.boolean(),
  closedOn: DaySchema.nullable(),
});
export type RectificationRow = z.output<typeof RectificationRowSchema>;

/** One step in the life of a finding 整改过程. */
export const MendingStepSchema = z.strictObject({
  at: z.iso.datetime(),
  move: z.enum(MENDING_MOVES),
  by: z.string(),
  text: z.string(),
  evidence: z.array(EvidenceRefSchema),
});
export type MendingStep = z.output<typeof MendingStepSchema>;

/** A finding that is to be mended 整改项, in the words of the day of the inspection. */
export const MendingSchema = z.strictObject({
  code: z.string(),
  section: z.string(),
  text: z.string(),
  /** What the officers saw. */
  note: z.string(),
  key: z.boolean(),
  /** Rule that it breaks 检查依据. */
  basis: z.string(),
  state: z.enum(MENDING_STATES),
  mendedOn: DaySchema.nullable(),
  steps: z.array(MendingStepSchema),
});
export type Mending = z.output<typeof MendingSchema>;

/** A request for more time 延期申请. */
export const ExtensionSchema = z.strictObject({
  state: z.enum(["requested", "approved", "refused"]),
  until: DaySchema,
  reason: z.string(),
  requestedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
  decision: z.string().nullable(),
});
export type Extension = z.output<typeof ExtensionSchema>;

export const RECTIFICATION_ABILITIES = ["answer", "request_extension", "review", "decide_extension"] as const;

/** An order to rectify 责令整改通知, as the shop and its officers read it. */
export const RectificationViewSchema = z.strictObject({
  ...RectificationRowSchema.shape,
  legalBasis: z.string(),
  inspectedOn: DaySchema,
  inspectors: z.array(z.string()),
  firstDueOn: DaySchema,
  mendings: z.array(MendingSchema),
  extension: ExtensionSchema.nullable(),
  /** Reminders and escalations that have been given 提醒记录; the shop reads those to itself. */
  reminders: z.array(z.strictObject({ at: z.iso.datetime(), rung: z.number().int(), to: z.string(), label: z.string() })),
  cancelReason: z.string().nullable(),
  version: z.number().int(),
  abilities: z.array(z.enum(RECTIFICATION_ABILITIES)),
});
export type RectificationView = z.output<typeof RectificationViewSchema>;

/** Orders of the list: the deadline, or the day of issue. */
export const RECTIFICATION_SORTS = ["due", "issued"] as const;

/** What narrows the list of orders 责令整改筛选; list and export share it. */
const orderFilter = {
  /** Name of the shop, its initials, its codes. */
  q: text(60).optional(),
  /** Running orders by clock 期限内、临期、超期. */
  clock: z.enum(CLOCK_STATES).optional(),
  /** True: running orders only, the nearest deadline first. */
  open: queryBoolean.optional(),
  /** True: orders with a request for more time that waits. */
  extensionAsked: queryBoolean.optional(),
  state: queryList(z.enum(ORDER_STATES)),
  townCode: queryList(z.string().regex(/^\d{9}$/)),
  establishmentId: IdSchema.optional(),
  inspectionId: IdSchema.optional(),
  /** All mended on this day or later 整改完成. */
  mendedSince: DaySchema.optional(),
};

const one = z.strictObject({ id: IdSchema });
const move = { id: IdSchema, version: z.number().int() };
const noTwice = (items: readonly { code: string }[]): boolean => new Set(items.map(({ code }) => code)).size === items.length;

export const rectificationApi = {
  list: endpoint({
    method: "GET",
    path: "/rectifications",
    summary: "责令整改列表；进行中的按期限先后，全部的按发出日期倒序",
    input: z.strictObject({ ...pageInput, ...orderFilter, sort: z.enum(RECTIFICATION_SORTS).optional(), order: z.enum(["asc", "desc"]).optional() }),
    output: pageOf(RectificationRowSchema),
  }),
  export: endpoint({
    method: "GET",
    path: "/rectifications/export",
    summary: "导出当前筛选的责令整改",
    input: z.strictObject({ ...orderFilter, format: z.enum(["xlsx", "csv"]).default("xlsx") }),
    output: z.unknown(),
    produces: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"],
  }),
  counts: endpoint({
    method: "GET",
    path: "/rectifications/counts",
    summary: "进行中的责令整改按期限计数",
    input: z.strictObject({ establishmentId: IdSchema.optional() }),
    output: z.strictObject({ within: z.number().int(), near: z.number().int(), overdue: z.number().int(), toReview: z.number().int(), extensionsAsked: z.number().int() }),
  }),
  get: endpoint({ method: "GET", path: "/rectifications/:id", summary: "一份责令整改通知与整改过程", input: one, output: RectificationViewSchema }),
  ofInspection: endpoint({ method: "GET", path: "/inspections/:inspectionId/rectification", summary: "一次检查的责令整改", input: z.strictObject({ inspectionId: IdSchema }), output: RectificationViewSchema }),
  notice: endpoint({ method: "GET", path: "/rectifications/:id/notice", summary: "责令整改通知书（PDF）", input: one, output: z.unknown(), produces: ["application/pdf"] }),
  answer: endpoint({
    method: "POST",
    path: "/rectifications/:id/answers",
    summary: "单位逐项反馈整改情况，可多次提交",
    repeat: "key",
    input: z.strictObject({
      ...move,
      answers: z.array(z.strictObject({ code: text(10), text: text(500).min(2, "请说明整改情况"), evidenceIds })).min(1, "请至少反馈一项").max(60).refine(noTwice, "同一项不能反馈两次"),
    }),
    output: RectificationViewSchema,
  }),
  review: endpoint({
    method: "POST",
    path: "/rectifications/:id/reviews",
    summary: "逐项核查：通过，或写明理由退回；到现场核查的可直接认定",
    input: z.strictObject({
      ...move,
      /** Decided by going there 现场核查: no answer of the shop is needed. */
      onTheSpot: z.boolean().default(false),
      decisions: z
        .array(
          z
            .strictObject({ code: text(10), accept: z.boolean(), reason: text(300).default(""), evidenceIds })
            .refine(({ accept, reason }) => accept || reason.length >= 2, { path: ["reason"], message: "退回请写明理由" })
        )
        .min(1, "请至少核查一项")
        .max(60)
        .refine(noTwice, "同一项不能核查两次"),
    }),
    output: RectificationViewSchema,
  }),
  requestExtension: endpoint({
    method: "POST",
    path: "/rectifications/:id/extension",
    summary: "单位在期限届满前申请延期",
    input: z.strictObject({ ...move, until: DaySchema, reason: text(300).min(4, "请写明延期理由") }),
    output: RectificationViewSchema,
  }),
  decideExtension: endpoint({
    method: "POST",
    path: "/rectifications/:id/extension/decision",
    summary: "监管人员决定是否延期",
    input: z.strictObject({ ...move, approve: z.boolean(), reason: text(300).default("") }).refine(({ approve, reason }) => approve || reason.length >= 2, { path: ["reason"], message: "不同意延期请写明理由" }),
    output: RectificationViewSchema,
  }),
};
