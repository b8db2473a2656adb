import * as z from "zod";
import { EstablishmentRefSchema } from "../establishments/establishment.events";
import { DYNAMIC_GRADES } from "../grades/grade.vocabulary";
import { DaySchema } from "../kernel/day";
import { IdSchema } from "../kernel/id";
import { HANDLINGS, INSPECTION_MODES, VISIT_RESULTS } from "./inspection.vocabulary";

const establishment = EstablishmentRefSchema;

export const inspectionEvents = {
  "inspection.submitted.v1": z.strictObject({
    establishment,
    inspectionId: IdSchema,
    visitedOn: DaySchema,
    /** 0–10 with one decimal: what enters the ledger. */
    dynamicScore: z.number(),
    keyFails: z.number().int(),
    fails: z.number().int(),
    result: z.enum(VISIT_RESULTS),
    grade: z.enum(DYNAMIC_GRADES).nullable(),
    mode: z.enum(INSPECTION_MODES).default("onsite"),
    handling: z.enum(HANDLINGS).default("pass"),
    /** Findings that are still to be mended. */
    open: z.number().int().default(0),
    /** The task 任务 that the visit came from. */
    taskId: IdSchema.nullable().default(null),
    by: z.string(),
  }),
  "inspection.mended.v1": z.strictObject({ establishment, inspectionId: IdSchema, on: DaySchema, mended: z.number().int(), open: z.number().int(), by: z.string() }),
  "inspection.voided.v1": z.strictObject({ establishment, inspectionId: IdSchema, on: DaySchema, reason: z.string(), by: z.string() }),
};
