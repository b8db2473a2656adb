import * as z from "zod";
import { EstablishmentRefSchema } from "../establishments/establishment.events";
import { DaySchema } from "../kernel/day";
import { ANNUAL_GRADES, SHOWN_GRADES } from "./grade.vocabulary";

const establishment = EstablishmentRefSchema;

export const gradeEvents = {
  /** The grade was recomputed from the ledger; sent also when only the date of the last visit moved. */
  "grade.recomputed.v1": z.strictObject({
    establishment,
    from: z.enum(SHOWN_GRADES),
    to: z.enum(SHOWN_GRADES),
    annual: z.enum(ANNUAL_GRADES).nullable(),
    lastVisitOn: DaySchema.nullable(),
    blockedUntil: DaySchema.nullable(),
    changed: z.boolean(),
  }),
  "accident.recorded.v1": z.strictObject({ establishment, on: DaySchema, note: z.string(), by: z.string() }),
};
