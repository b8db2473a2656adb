import * as z from "zod";
import type { EstablishmentType } from "../establishments/establishment.vocabulary";
import { DomainError } from "../kernel/errors";
import { marked, regulationHead } from "../kernel/regulation";

/** Statutory risk classes 风险等级, D the riskiest. */
export const RISK_CLASSES = ["A", "B", "C", "D"] as const;
export type RiskClass = (typeof RISK_CLASSES)[number];

/** Bands in rising order; the last has no end. */
const Bands = z
  .array(z.strictObject({ upTo: z.number().int().nullable(), points: z.number().int().min(0) }))
  .min(1)
  .refine((bands) => bands.every(({ upTo }, at) => (upTo === null) === (at === bands.length - 1)), "only the last band is open");
const Visits = z.strictObject({ min: z.number().int().min(1), max: z.number().int().nullable() });

/** The rule of risk classes 风险分级 (食药监食监一〔2016〕115号), as data. */
export const RiskRuleSchema = z.strictObject({
  ...regulationHead,
  note: z.string(),
  staticMax: marked(z.number().int()),
  dynamicMax: marked(z.number().int()),
  /** The highest sum of each class; above C it is D. */
  classUpTo: marked(z.strictObject({ A: z.number(), B: z.number(), C: z.number() })),
  visitsPerYear: marked(z.strictObject({ A: Visits, B: Visits, C: Visits, D: Visits })),
  raiseAtMost: marked(z.number().int()),
  lowerAtMost: marked(z.number().int()),
  cleanYearsToLower: marked(z.number().int()),
  /** Points for type and size 业态和规模: premises by area (square metres), canteens by meals served. */
  scale: z.strictObject({ premises: marked(Bands), canteen: marked(Bands) }),
});
export type RiskRule = z.output<typeof RiskRuleSchema>;

/** Which measure counts for a type; null where the national table was not found, so that nothing is invented. */
const MEASURE: Record<EstablishmentType, "premises" | "canteen" | null> = {
  restaurant_extra_large: "premises",
  restaurant_large: "premises",
  restaurant_medium: "premises",
  restaurant_small: "premises",
  fast_food: "premises",
  snack: "premises",
  drinks: "premises",
  school_canteen: "canteen",
  kindergarten_canteen: "canteen",
  elder_care_canteen: "canteen",
  other_canteen: "canteen",
  central_kitchen: null,
  collective_delivery: null,
};

export interface Scale {
  readonly type: EstablishmentType;
  /** Square metres; null where the archive does not know. */
  readonly areaM2: number | null;
  /** Meals served a day at most 供餐人数. */
  readonly mealsServed: number | null;
}

/** Points for type and size 业态和规模 (2–10), or null where the measure or the published row is missing. */
export const scalePoints = ({ type, areaM2, mealsServed }: Scale, { scale }: RiskRule): number | null => {
  const measure = MEASURE[type];
  const value = measure === "premises" ? areaM2 : mealsServed;
  if (measure === null || value === null) return null;
  return scale[measure].value.find(({ upTo }) => upTo === null || value <= upTo)?.points ?? null;
};

const withinBounds = (points: number, max: number, path: string, label: string): void => {
  if (!(points >= 0 && points <= max)) {
    throw new DomainError("invalid_input", { message: `${label}应在 0 至 ${max} 分之间`, fields: [{ path, message: `应在 0 至 ${max} 分之间` }] });
  }
};

/** The class of static (0–40) and dynamic (0–60) points 静态、动态风险分值: A up to 30, B up to 45, C up to 60, D above. */
export const riskClass = (staticPoints: number, dynamicPoints: number, rule: RiskRule): RiskClass => {
  withinBounds(staticPoints, rule.staticMax.value, "staticPoints", "静态风险分值");
  withinBounds(dynamicPoints, rule.dynamicMax.value, "dynamicPoints", "动态风险分值");
  const sum = staticPoints + dynamicPoints;
  const limits = rule.classUpTo.value;
  if (sum <= limits.A) return "A";
  if (sum <= limits.B) return "B";
  return sum <= limits.C ? "C" : "D";
};

/** The class after a raise (positive, at most two steps) or a lowering (negative, at most one) 调高、调低. */
export const shiftRiskClass = (from: RiskClass, steps: number, { raiseAtMost, lowerAtMost }: RiskRule): RiskClass => {
  if (!Number.isInteger(steps) || steps > raiseAtMost.value || -steps > lowerAtMost.value) {
    throw new DomainError("rule_violated", { message: `风险等级一次最多调高 ${raiseAtMost.value} 级、调低 ${lowerAtMost.value} 级` });
  }
  const place = Math.min(RISK_CLASSES.length - 1, Math.max(0, RISK_CLASSES.indexOf(from) + steps));
  return RISK_CLASSES[place] ?? from;
};
