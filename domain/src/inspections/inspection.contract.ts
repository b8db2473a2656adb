import * as z from "zod";
import { EvidenceRefSchema } from "../evidence/evidence.contract";
import { DYNAMIC_GRADES } from "../grades/grade.vocabulary";
import { DaySchema } from "../kernel/day";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { pageInput, pageOf, queryBoolean, queryList } from "../kernel/paging";
import { BasisSchema } from "./findings-library";
import { HANDLINGS, INSPECTION_KINDS, INSPECTION_MODES, SIGNINGS, VERDICTS, VISIT_RESULTS } from "./inspection.vocabulary";
import { CompanionSchema, MAX_FINDING_PHOTOS, MAX_PICTURES, PhotoSchema, PictureSchema, ProvisionalSchema, SigningSchema } from "./record-parts";
import { StrokeSchema } from "./signature";
import { CLOCK_VERDICTS, StandSchema, VisitTimesSchema } from "./visit-clock";
import { VisitPackSchema } from "./visit-pack";

/** Bytes of a whole record with its signatures at most. */
export const MAX_SUBMISSION_BYTES = 512 * 1024;

/** One answered item of the checklist. */
export const FindingSchema = z.strictObject({
  code: z.string().max(10),
  verdict: z.enum(VERDICTS),
  /** What was seen, in the officer's words or from the library; where it is empty the chosen wordings make it. A failure needs one of the two. */
  note: z.string().trim().max(500).default(""),
  /** Numbers of the library's wordings 问题用语 that were chosen: they bring the legal basis. */
  wordings: z.array(z.string().max(16)).max(6, "每项最多选 6 条用语").default([]),
  photos: z.array(PhotoSchema).max(MAX_FINDING_PHOTOS, `每项最多 ${MAX_FINDING_PHOTOS} 张照片`).default([]),
  correctedOnSite: z.boolean().default(false),
  /** The day by which this finding is to be put right, where it differs from the record's. */
  correctBy: DaySchema.nullable().default(null),
});
export type Finding = z.output<typeof FindingSchema>;

export const InspectionRowSchema = z.strictObject({
  id: IdSchema,
  establishmentId: IdSchema,
  establishmentName: z.string(),
  townCode: z.string(),
  kind: z.enum(INSPECTION_KINDS),
  mode: z.enum(INSPECTION_MODES),
  visitedOn: DaySchema,
  /** 0–100 with one decimal. */
  score: z.number(),
  result: z.enum(VISIT_RESULTS),
  grade: z.enum(DYNAMIC_GRADES).nullable(),
  keyFails: z.number().int(),
  fails: z.number().int(),
  openFindings: z.number().int(),
  inspectors: z.array(z.string()),
  handling: z.enum(HANDLINGS),
  correctBy: DaySchema.nullable(),
  voided: z.boolean(),
});
export type InspectionRow = z.output<typeof InspectionRowSchema>;

export const InspectionViewSchema = z.strictObject({
  ...InspectionRowSchema.shape,
  checklistEdition: z.string(),
  column: z.string(),
  /** The officers' own remark 内部备注; null for readers of the shop. */
  remark: z.string().nullable(),
  findings: z.array(
    z.strictObject({
      code: z.string(),
      verdict: z.enum(VERDICTS),
      note: z.string(),
      correctedOnSite: z.boolean(),
      correctBy: DaySchema.nullable(),
      /** Rules that it breaks 依据, beside the item of the checklist itself. */
      basis: z.array(BasisSchema),
      photos: z.array(EvidenceRefSchema),
      text: z.string(),
      section: z.string(),
      key: z.boolean(),
      weight: z.number().nullable(),
      mendedOn: DaySchema.nullable(),
    })
  ),
  /** How the score and the grade follow, step by step, in Chinese. */
  explanation: z.array(z.string()),
  /** Who inspected, the one who leads first; an officer's number where it is known. */
  team: z.array(z.strictObject({ officerId: IdSchema.nullable(), name: z.string(), organisation: z.string() })),
  /** Task 任务 that the visit came from; `left` says why it could not be finished with it. For officers. */
  task: z.strictObject({ id: IdSchema, number: z.string(), finished: z.boolean(), left: z.string().nullable() }).nullable(),
  /** When the visit took place, by the server's reckoning; places for officers. Null where only the day was entered. */
  visit: z
    .strictObject({
      startedAt: z.iso.datetime(),
      endedAt: z.iso.datetime(),
      startPlace: StandSchema.nullable(),
      endPlace: StandSchema.nullable(),
      /** Metres from the shop to where the visit began. */
      distanceM: z.number().int().nullable(),
      clock: z.enum(CLOCK_VERDICTS),
      skewSeconds: z.number().int().nullable(),
      /** What the phone said: its instants and its day. */
      device: z.strictObject({ startedAt: z.iso.datetime(), endedAt: z.iso.datetime(), visitedOn: DaySchema }),
    })
    .nullable(),
  pictures: z.array(z.strictObject({ ...EvidenceRefSchema.shape, name: z.string() })),
  /** How it was signed; the strokes are read by `signatures`. */
  signing: z.strictObject({
    kind: z.enum(SIGNINGS),
    shop: z.strictObject({ name: z.string(), capacity: z.string(), signedAt: z.iso.datetime() }).nullable(),
    refusal: z.strictObject({ reason: z.string(), witness: z.string(), capacity: z.string() }).nullable(),
    officers: z.array(z.strictObject({ name: z.string(), signedAt: z.iso.datetime() })),
  }),
  /** What the phone had reckoned, and whether the server agrees; null where nothing was sent, and for the shop. */
  provisional: z.strictObject({ ...ProvisionalSchema.shape, agrees: z.boolean() }).nullable(),
  submittedAt: z.iso.datetime(),
  version: z.number().int(),
  abilities: z.array(z.enum(["void", "mark_mended"])),
});
export type InspectionView = z.output<typeof InspectionViewSchema>;

export const ChecklistViewSchema = z.strictObject({
  edition: z.string(),
  title: z.string(),
  document: z.string(),
  /** Which weight column applies to the establishment. */
  column: z.string(),
  columnLabel: z.string(),
  items: z.array(
    z.strictObject({
      code: z.string(),
      section: z.string(),
      text: z.string(),
      key: z.boolean(),
      /** Points; null where the item does not apply to this type. */
      weight: z.number().nullable(),
      /** Failed at the last visit, so it must be looked at again (2016 rule). */
      failedLastTime: z.boolean(),
    })
  ),
});
export type ChecklistView = z.output<typeof ChecklistViewSchema>;

export const SubmitInspectionSchema = z.strictObject({
  establishmentId: IdSchema,
  kind: z.enum(INSPECTION_KINDS),
  mode: z.enum(INSPECTION_MODES).default("onsite"),
  /** By the phone's or the clerk's calendar; where `visit` is given the server reckons the day itself. */
  visitedOn: DaySchema,
  /** The second and further inspectors; the officer who submits is the first. */
  companions: z.array(CompanionSchema).min(1, "检查人员不得少于两人").max(6),
  checklistEdition: z.string().max(40),
  findings: z.array(FindingSchema).max(120),
  handling: z.enum(HANDLINGS),
  correctBy: DaySchema.nullable().default(null),
  /** For officers only; neither the shop nor the public reads it. */
  remark: z.string().trim().max(500).default(""),
  /** The draft's own number, made on the phone: a draft that arrives twice, whenever and by whatever way, is one record. Use it as the request's key too. */
  draftId: z.string().regex(/^[\w-]{8,40}$/, "草稿编号格式不正确").nullable().default(null),
  /** The task that the visit comes from, to be finished with it. */
  task: z.strictObject({ id: IdSchema, finish: z.boolean().default(true) }).nullable().default(null),
  /** Null where only the day is known 补录. The header X-Device-Time, set anew at each sending, tells how the phone's clock stands then. */
  visit: VisitTimesSchema.nullable().default(null),
  /** Pictures of the place; a remote inspection needs at least one. */
  pictures: z.array(PictureSchema).max(MAX_PICTURES, `最多 ${MAX_PICTURES} 张场所图片`).default([]),
  signing: SigningSchema.default({ kind: "paper" }),
  provisional: ProvisionalSchema.nullable().default(null),
});
export type SubmitInspectionInput = z.output<typeof SubmitInspectionSchema>;

export const inspectionApi = {
  list: endpoint({
    method: "GET",
    path: "/inspections",
    summary: "检查记录列表，最近的在前",
    input: z.strictObject({
      ...pageInput,
      establishmentId: IdSchema.optional(),
      q: z.string().trim().max(60).optional(),
      townCode: queryList(z.string().regex(/^\d{9}$/)),
      result: queryList(z.enum(VISIT_RESULTS)),
      kind: queryList(z.enum(INSPECTION_KINDS)),
      mode: queryList(z.enum(INSPECTION_MODES)),
      handling: queryList(z.enum(HANDLINGS)),
      /** True: findings are still to be mended; false: none is. */
      open: queryBoolean.optional(),
      /** True: those that the asking officer wrote. */
      mine: queryBoolean.optional(),
      from: DaySchema.optional(),
      to: DaySchema.optional(),
    }),
    output: pageOf(InspectionRowSchema),
  }),
  get: endpoint({ method: "GET", path: "/inspections/:id", summary: "一次检查的完整记录", input: z.strictObject({ id: IdSchema }), output: InspectionViewSchema }),
  pack: endpoint({
    method: "GET",
    path: "/establishments/:establishmentId/visit-pack",
    summary: "检查包：到现场检查所需的全部资料，无信号时也能完成检查；带 ETag",
    input: z.strictObject({ establishmentId: IdSchema, taskId: IdSchema.optional() }),
    output: VisitPackSchema,
  }),
  signatures: endpoint({
    method: "GET",
    path: "/inspections/:id/signatures",
    summary: "一次检查的屏幕签名笔画",
    input: z.strictObject({ id: IdSchema }),
    output: z.strictObject({ rows: z.array(z.strictObject({ side: z.enum(["officer", "shop"]), name: z.string(), signedAt: z.iso.datetime(), strokes: z.array(StrokeSchema) })) }),
  }),
  record: endpoint({
    method: "GET",
    path: "/inspections/:id/record",
    summary: "监督检查结果记录表（PDF）",
    input: z.strictObject({ id: IdSchema }),
    output: z.unknown(),
    produces: ["application/pdf"],
  }),
  checklist: endpoint({
    method: "GET",
    path: "/establishments/:establishmentId/checklist",
    summary: "对该主体适用的检查要点表，上次不符合的项目已标出",
    input: z.strictObject({ establishmentId: IdSchema, on: DaySchema.optional() }),
    output: ChecklistViewSchema,
  }),
  submit: endpoint({
    method: "POST",
    path: "/inspections",
    summary: "提交一次检查；得分、结果与等级由规则计算",
    repeat: "key",
    maxBytes: MAX_SUBMISSION_BYTES,
    input: SubmitInspectionSchema,
    output: InspectionViewSchema,
  }),
  markMended: endpoint({
    method: "POST",
    path: "/inspections/:id/mended",
    summary: "确认某些不符合项已整改",
    input: z.strictObject({ id: IdSchema, version: z.number().int(), codes: z.array(z.string().max(10)).min(1).max(120), on: DaySchema }),
    output: InspectionViewSchema,
  }),
  void: endpoint({
    method: "POST",
    path: "/inspections/:id/voiding",
    summary: "作废错误录入的检查（保留原始记录并重新计算等级）",
    input: z.strictObject({ id: IdSchema, version: z.number().int(), reason: z.string().trim().min(4, "请写明作废原因").max(200) }),
    output: InspectionViewSchema,
  }),
};
