import type { Route } from "../../platform/http/route";
import type { AppModule } from "../../platform/module";
import { letSubjectPublish } from "../contents";
import { initCheckoutCode } from "./checkout-code.model";
import { checkoutCodeRoutes } from "./code.routes";
import { establishmentAudience } from "./establishment.audience";
import { initEstablishment } from "./establishment.model";
import { establishmentRoutes } from "./establishment.routes";
import { establishmentSubscribers } from "./establishment.subscribers";
import { initImport, initImportRow } from "./import.model";
import { importRoutes } from "./import.routes";
import { importJob } from "./operations/import-establishments";
import { photoPublisher } from "./operations/set-photo";
import { IMPORT_JOB } from "./operations/start-import";
import { initPerson } from "./person.model";
import { initSearchTerm } from "./search-term.model";
import { initTimelineEntry } from "./timeline.model";

/** Three contracts of one module: their routes keep apart by a prefix. */
const prefixed = (prefix: string, routes: Readonly<Record<string, Route>>): Record<string, Route> =>
  Object.fromEntries(Object.entries(routes).map(([name, route]) => [`${prefix}.${name}`, route]));

/** The archive 主体档案: establishments, their codes, people and imports. */
export const establishments: AppModule = {
  name: "establishments",
  models: [initEstablishment, initSearchTerm, initCheckoutCode, initPerson, initTimelineEntry, initImport, initImportRow],
  prepare: async () => letSubjectPublish("shop_photo", photoPublisher),
  routes: (services) => ({
    ...prefixed("establishments", establishmentRoutes(services)),
    ...prefixed("codes", checkoutCodeRoutes(services)),
    ...prefixed("imports", importRoutes(services)),
  }),
  subscribers: establishmentSubscribers,
  audience: establishmentAudience,
  jobs: (services) => ({ [IMPORT_JOB]: importJob(services) }),
};

export { establishmentsAfter, establishmentsById, findCheckoutCode, findEstablishment, healthCertificatesOf, refOf } from "./establishment.facts";
export type { CheckoutCodeFacts, EstablishmentFacts, HealthFacts } from "./establishment.facts";
export { searchEntryOf, type SearchEntry } from "./name-search";
export { matchNames, type NameMatches } from "./search-term.queries";
export { mayRead, regulates } from "./establishment.policy";
export { createCode, revokeCode, rotateCode } from "./operations/codes";
export { importEstablishments } from "./operations/import-establishments";
export { addPerson, type PersonInput } from "./operations/people";
