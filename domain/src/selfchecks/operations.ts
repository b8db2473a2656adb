import * as z from "zod";
import { marked, regulationHead } from "../kernel/regulation";

const Count = marked(z.number().int().min(1));

/** What a shop owes in its daily work 日常经营要求, as data. */
export const OperationsSchema = z.strictObject({
  ...regulationHead,
  note: z.string(),
  /** Validity of a health certificate 健康证明 in months. */
  healthCertificateMonths: Count,
  /** Kept samples 留样: at least so many grams for so many hours. */
  sample: z.strictObject({ grams: Count, hours: Count }),
  /** How long purchase records 进货查验记录 are kept. */
  purchaseRecords: z.strictObject({ monthsAfterShelfLife: Count, yearsWithoutShelfLife: Count }),
  licence: z.strictObject({
    years: Count,
    /** Renewal 延续 is applied for between so many working days before the licence ends. */
    renewalWorkdaysBefore: marked(z.strictObject({ from: z.number().int(), to: z.number().int() })),
    changeWithinWorkdays: Count,
  }),
  trainingHoursPerYear: Count,
  /** Average meals from which a food-safety director 食品安全总监 is owed. */
  directorFromMeals: marked(
    z.strictObject({ kindergarten_canteen: z.number().int(), school_canteen: z.number().int(), elder_care_canteen: z.number().int(), other_canteen: z.number().int(), collective_delivery: z.number().int() })
  ),
});
export type Operations = z.output<typeof OperationsSchema>;
