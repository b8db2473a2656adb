import * as z from "zod";
import { addMonths, type Day } from "../kernel/day";
import { regulationHead, VerifiedSchema } from "../kernel/regulation";
import type { AnnualGrade, DynamicGrade } from "./grade.vocabulary";

/** The grading rule 量化分级规则 (国食药监食〔2012〕5号), as data. */
export const GradingSchema = z.strictObject({
  ...regulationHead,
  dynamic: z.strictObject({ excellentFrom: z.number(), goodFrom: z.number(), fairFrom: z.number(), keyFailsForNone: z.number().int(), verified: VerifiedSchema }),
  annual: z.strictObject({ aFrom: z.number(), bFrom: z.number(), cFrom: z.number(), windowMonths: z.number().int(), verified: VerifiedSchema }),
  newLicence: z.strictObject({ noGradeMonths: z.number().int(), firstGradeByMonths: z.number().int(), verified: VerifiedSchema, firstGradeVerified: VerifiedSchema }),
  accident: z.strictObject({ blockMonths: z.number().int(), verified: VerifiedSchema }),
  ungradedVisitsInMean: z.strictObject({ counted: z.boolean(), verified: VerifiedSchema }),
});
export type Grading = z.output<typeof GradingSchema>;

/** Dynamic grade of one visit; null: no grade (below 6.0, or two failed key items). `score` is 0–10 with one decimal. */
export const dynamicGrade = (score: number, keyFails: number, { dynamic }: Grading): DynamicGrade | null => {
  if (keyFails >= dynamic.keyFailsForNone || score < dynamic.fairFrom) return null;
  if (score >= dynamic.excellentFrom) return "excellent";
  return score >= dynamic.goodFrom ? "good" : "fair";
};

/** Mean of scores to one decimal, half up, computed in tenths; null without scores. */
export const meanScore = (scores: readonly number[]): number | null => {
  if (scores.length === 0) return null;
  const tenths = scores.reduce((sum, score) => sum + Math.round(score * 10), 0);
  return Math.floor((tenths * 2 + scores.length) / (scores.length * 2)) / 10;
};

/** Annual grade of a mean; null below 6.0 or without visits. */
export const annualGrade = (mean: number | null, { annual }: Grading): AnnualGrade | null => {
  if (mean === null || mean < annual.cFrom) return null;
  if (mean >= annual.aFrom) return "A";
  return mean >= annual.bFrom ? "B" : "C";
};

/** From when grades are given, and by when the first must be 起评日与首评期限. */
export interface FirstGrade {
  readonly from: Day;
  readonly by: Day;
}

/**
 * The first months of a new licence are free of grades. A visit before the licence's day shows that it was renewed and not
 * new: then grades run from that visit. `firstVisitOn` is the first visit of all that stands, null without one.
 */
export const firstGrade = (licenceIssuedOn: Day, firstVisitOn: Day | null, { newLicence }: Grading): FirstGrade =>
  firstVisitOn !== null && firstVisitOn < licenceIssuedOn
    ? { from: firstVisitOn, by: firstVisitOn }
    : { from: addMonths(licenceIssuedOn, newLicence.noGradeMonths), by: addMonths(licenceIssuedOn, newLicence.firstGradeByMonths) };
