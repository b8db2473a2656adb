import * as z from "zod";
import { DYNAMIC_GRADES } from "../grades/grade.vocabulary";
import { DaySchema } from "../kernel/day";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { pageInput, pageOf, queryList } from "../kernel/paging";
import { HANDLINGS, INSPECTION_KINDS, INSPECTION_MODES, VERDICTS, VISIT_RESULTS } from "./inspection.vocabulary";

/** One answered item of the checklist. */
export const FindingSchema = z.strictObject({
  code: z.string().max(10),
  verdict: z.enum(VERDICTS),
  /** What was seen; required where the verdict is "fail". */
  note: z.string().trim().max(300).default(""),
  correctedOnSite: z.boolean().default(false),
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
  voided: z.boolean(),
});
export type InspectionRow = z.output<typeof InspectionRowSchema>;

export const InspectionViewSchema = z.strictObject({
  ...InspectionRowSchema.shape,
  checklistEdition: z.string(),
  column: z.string(),
  handling: z.enum(HANDLINGS),
  correctBy: DaySchema.nullable(),
  remark: z.string(),
  findings: z.array(
    z.strictObject({
      ...FindingSchema.shape,
      text: z.string(),
      section: z.string(),
      key: z.boolean(),
      weight: z.number().nullable(),
      mendedOn: DaySchema.nullable(),
    })
  ),
  /** How the score and the grade follow, step by step, in Chinese. */
  explanation: z.array(z.string()),
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
  visitedOn: DaySchema,
  /** Names of the second and further inspectors; the officer who submits is the first. */
  companions: z.array(z.string().trim().min(2).max(20)).min(1, "检查人员不得少于两人").max(6),
  checklistEdition: z.string().max(40),
  findings: z.array(FindingSchema).max(120),
  handling: z.enum(HANDLINGS),
  correctBy: DaySchema.nullable().default(null),
  remark: z.string().trim().max(500).default(""),
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
      from: DaySchema.optional(),
      to: DaySchema.optional(),
    }),
    output: pageOf(InspectionRowSchema),
  }),
  get: endpoint({ method: "GET", path: "/inspections/:id", summary: "一次检查的完整记录", input: z.strictObject({ id: IdSchema }), output: InspectionViewSchema }),
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
