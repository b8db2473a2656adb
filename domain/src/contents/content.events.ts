import * as z from "zod";
import { EstablishmentRefSchema } from "../establishments/establishment.events";
import { IdSchema } from "../kernel/id";
import { CONTENT_SUBJECTS } from "./content.vocabulary";

const about = { checkId: IdSchema, subject: z.enum(CONTENT_SUBJECTS), establishment: EstablishmentRefSchema };

export const contentEvents = {
  /** Something waits for a person to look at it 待人工审核. */
  "content.held.v1": z.strictObject({ ...about, why: z.string() }),
  /** A check came to its end; whose words they are is told, nobody else learns who wrote them. */
  "content.decided.v1": z.strictObject({ ...about, published: z.boolean(), reason: z.string(), accountId: z.number().int().nullable() }),
};
