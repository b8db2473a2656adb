import * as z from "zod";
import { EstablishmentRefSchema } from "../establishments/establishment.events";
import { DaySchema } from "../kernel/day";
import { IdSchema } from "../kernel/id";
import { HONOUR_STATES } from "./honour.states";
import { HONOUR_ENDINGS, HONOUR_GROUNDS, HONOUR_LISTS } from "./honour.vocabulary";

/** How events name an entry of the red or black list. */
export const HonourRefSchema = z.strictObject({
  establishment: EstablishmentRefSchema,
  honourId: IdSchema,
  list: z.enum(HONOUR_LISTS),
  state: z.enum(HONOUR_STATES),
  ground: z.enum(HONOUR_GROUNDS),
  reason: z.string(),
  by: z.string(),
});
export type HonourRef = z.output<typeof HonourRefSchema>;

const of = HonourRefSchema.shape;

export const honourEvents = {
  "honour.proposed.v1": z.strictObject(of),
  /** The shop is told what is intended and until when it may state its side 告知. */
  "honour.noticed.v1": z.strictObject({ ...of, until: DaySchema }),
  "honour.stated.v1": z.strictObject(of),
  "honour.listed.v1": z.strictObject({ ...of, from: DaySchema, to: DaySchema }),
  /** `toldShop`: the shop had been told that it might be listed. */
  "honour.dropped.v1": z.strictObject({ ...of, why: z.string(), toldShop: z.boolean() }),
  "honour.ended.v1": z.strictObject({ ...of, ending: z.enum(HONOUR_ENDINGS), on: DaySchema }),
};
