import * as z from "zod";
import { IdSchema } from "../kernel/id";
import { ESTABLISHMENT_STATES } from "./establishment.vocabulary";

/** How other nouns' events name an establishment: enough to route and to tell, no look-up needed. */
export const EstablishmentRefSchema = z.strictObject({ id: z.number().int(), publicId: IdSchema, name: z.string(), townCode: z.string() });
export type EstablishmentRef = z.output<typeof EstablishmentRefSchema>;

const establishment = EstablishmentRefSchema;

/** One changed field, as people read it. */
export const ChangeSchema = z.strictObject({ field: z.string(), label: z.string(), before: z.string(), after: z.string() });
export type Change = z.output<typeof ChangeSchema>;

export const establishmentEvents = {
  "establishment.created.v1": z.strictObject({ establishment, by: z.string() }),
  "establishment.updated.v1": z.strictObject({ establishment, by: z.string(), changes: z.array(ChangeSchema) }),
  "establishment.state_changed.v1": z.strictObject({ establishment, by: z.string(), state: z.enum(ESTABLISHMENT_STATES), reason: z.string() }),
  /** One chunk of an import: many establishments, one event. */
  "establishment.batch_imported.v1": z.strictObject({ importId: IdSchema, by: z.string(), createdIds: z.array(z.number().int()), changedIds: z.array(z.number().int()) }),
  "establishment.import_progressed.v1": z.strictObject({ importId: IdSchema, officerId: z.number().int(), state: z.string(), done: z.number().int(), total: z.number().int().nullable() }),
  "establishment.people_changed.v1": z.strictObject({ establishment, by: z.string() }),
  "checkout_code.created.v1": z.strictObject({ establishment, code: z.string(), label: z.string(), by: z.string() }),
  "checkout_code.ended.v1": z.strictObject({ establishment, code: z.string(), label: z.string(), by: z.string(), state: z.enum(["rotated", "revoked"]) }),
};
