import * as z from "zod";
import { EstablishmentRefSchema } from "../establishments/establishment.events";
import { IdSchema } from "../kernel/id";

export const storefrontEvents = {
  /** The public page was built anew; cached bodies of it are stale. */
  "storefront.refreshed.v1": z.strictObject({ establishmentIds: z.array(z.number().int()), publicIds: z.array(IdSchema) }),
  "scan.recorded.v1": z.strictObject({ establishment: EstablishmentRefSchema, code: z.string(), label: z.string(), channel: z.enum(["weapp", "h5"]) }),
};
