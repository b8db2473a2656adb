import * as z from "zod";
import { EstablishmentRefSchema } from "../establishments/establishment.events";
import { DYNAMIC_GRADES } from "../grades/grade.vocabulary";
import { DaySchema } from "../kernel/day";
import { IdSchema } from "../kernel/id";
import { VISIT_RESULTS } from "./inspection.vocabulary";

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
    by: z.string(),
  }),
  "inspection.mended.v1": z.strictObject({ establishment, inspectionId: IdSchema, on: DaySchema, mended: z.number().int(), open: z.number().int(), by: z.string() }),
  "inspection.voided.v1": z.strictObject({ establishment, inspectionId: IdSchema, on: DaySchema, reason: z.string(), by: z.string() }),
};
