import * as z from "zod";
import type { EstablishmentType } from "../establishments/establishment.vocabulary";
import { regulationHead, VerifiedSchema } from "../kernel/regulation";

/** Weight columns of the 2016 table 适用列: large restaurants, other restaurants, central production, canteens. */
export const CHECKLIST_COLUMNS = ["L", "S", "C", "T"] as const;
export type ChecklistColumn = (typeof CHECKLIST_COLUMNS)[number];

const Weight = z.number().int().min(0).max(20).nullable();

/** One point of inspection 检查要点; a weight of null says that the point does not apply to that column. */
export const ChecklistItemSchema = z.strictObject({
  code: z.string(),
  key: z.boolean(),
  section: z.string(),
  text: z.string(),
  weights: z.strictObject({ L: Weight, S: Weight, C: Weight, T: Weight }),
});
export type ChecklistItem = z.output<typeof ChecklistItemSchema>;

/** One published edition of the table 要点表; a new edition is a new file, old inspections keep theirs. */
export const ChecklistSchema = z.strictObject({
  ...regulationHead,
  note: z.string(),
  verified: z.strictObject({ items: VerifiedSchema, weights: VerifiedSchema, wording: VerifiedSchema }),
  columns: z.array(z.strictObject({ key: z.enum(CHECKLIST_COLUMNS), label: z.string() })),
  items: z.array(ChecklistItemSchema).min(1),
});
export type Checklist = z.output<typeof ChecklistSchema>;

const COLUMN_OF_TYPE: Record<EstablishmentType, ChecklistColumn> = {
  restaurant_extra_large: "L",
  restaurant_large: "L",
  restaurant_medium: "S",
  restaurant_small: "S",
  fast_food: "S",
  snack: "S",
  drinks: "S",
  school_canteen: "T",
  kindergarten_canteen: "T",
  elder_care_canteen: "T",
  other_canteen: "T",
  central_kitchen: "C",
  collective_delivery: "C",
};

/** Which column applies to a type of business (columns of the local weight table). */
export const columnOf = (type: EstablishmentType): ChecklistColumn => COLUMN_OF_TYPE[type];

/** The points that apply to a column, in the table's order. */
export const itemsOf = (checklist: Checklist, column: ChecklistColumn): ChecklistItem[] =>
  checklist.items.filter(({ weights }) => weights[column] !== null);
