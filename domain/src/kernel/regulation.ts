import * as z from "zod";
import { DaySchema, type Day } from "./day";

/** How well a value of the law was checked 核实程度: seen published, from memory, or not found. */
export const VERIFIED = ["published", "memory", "unverified"] as const;
export const VerifiedSchema = z.enum(VERIFIED);

/** A value of the law with the mark of how well it was checked. */
export const marked = <T extends z.ZodType>(value: T) => z.strictObject({ value, verified: VerifiedSchema });

/** What every regulation file tells about itself. */
export const regulationHead = {
  edition: z.string(),
  title: z.string(),
  document: z.string(),
  number: z.string(),
  issuer: z.string(),
  effectiveFrom: DaySchema,
  effectiveTo: DaySchema.nullable(),
};

interface Dated {
  readonly edition: string;
  readonly effectiveFrom: Day;
  readonly effectiveTo: Day | null;
}

/** The edition in force on a day: the latest that had begun and not ended. */
export const editionInForce = <T extends Dated>(editions: readonly T[], day: Day): T => {
  const inForce = editions
    .filter(({ effectiveFrom, effectiveTo }) => effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo))
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
  if (!inForce) throw new RangeError(`no edition in force on ${day}`);
  return inForce;
};
