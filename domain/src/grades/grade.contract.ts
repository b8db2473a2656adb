import * as z from "zod";
import { DaySchema } from "../kernel/day";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { ANNUAL_GRADES, SHOWN_GRADES } from "./grade.vocabulary";

export const LEDGER_KINDS = ["visit", "accident", "mended", "voided"] as const;
export const LEDGER_KIND_LABELS: Record<(typeof LEDGER_KINDS)[number], string> = { visit: "检查得分", accident: "食品安全事故", mended: "整改完成", voided: "检查作废" };

/** The grade that everyone sees, recomputed from the ledger 等级（由积分台账重算）. */
export const GradeViewSchema = z.strictObject({
  establishmentId: IdSchema,
  shown: z.enum(SHOWN_GRADES),
  annual: z.enum(ANNUAL_GRADES).nullable(),
  /** Mean of the last twelve months, 0–10 with one decimal. */
  annualScore: z.number().nullable(),
  lastVisitOn: DaySchema.nullable(),
  /** Day until which no grade is given after an accident. */
  blockedUntil: DaySchema.nullable(),
  /** Chinese sentences: each step with the rule it follows. */
  explanation: z.array(z.string()),
  alerts: z.array(z.string()),
  ledger: z.array(
    z.strictObject({
      on: DaySchema,
      kind: z.enum(LEDGER_KINDS),
      /** 0–10 with one decimal, for visits. */
      score: z.number().nullable(),
      keyFails: z.number().int().nullable(),
      counted: z.boolean(),
      note: z.string(),
      inspectionId: IdSchema.nullable(),
    })
  ),
  abilities: z.array(z.enum(["record_accident"])),
});
export type GradeView = z.output<typeof GradeViewSchema>;

export const gradeApi = {
  get: endpoint({
    method: "GET",
    path: "/establishments/:establishmentId/grade",
    summary: "等级、计算过程与积分台账",
    input: z.strictObject({ establishmentId: IdSchema }),
    output: GradeViewSchema,
  }),
  recordAccident: endpoint({
    method: "POST",
    path: "/establishments/:establishmentId/accidents",
    summary: "登记食品安全事故；六个月内不评定动态等级",
    repeat: "key",
    input: z.strictObject({ establishmentId: IdSchema, on: DaySchema, note: z.string().trim().min(4, "请写明依据").max(300) }),
    output: GradeViewSchema,
  }),
};
