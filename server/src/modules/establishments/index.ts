import type { AppModule } from "../../platform/module";
import { initCheckoutCode } from "./checkout-code.model";
import { initEstablishment } from "./establishment.model";
import { initImport, initImportRow } from "./import.model";
import { initPerson } from "./person.model";
import { initSearchTerm } from "./search-term.model";
import { initTimelineEntry } from "./timeline.model";

/** The archive 主体档案: establishments, their codes, people and imports. */
export const establishments: AppModule = {
  name: "establishments",
  models: [initEstablishment, initSearchTerm, initCheckoutCode, initPerson, initTimelineEntry, initImport, initImportRow],
  routes: () => ({}),
};

export { establishmentsAfter, establishmentsById, findCheckoutCode, findEstablishment, healthCertificatesOf, refOf } from "./establishment.facts";
export type { CheckoutCodeFacts, EstablishmentFacts, HealthFacts } from "./establishment.facts";
export { mayRead, regulates } from "./establishment.policy";
export { matchNames, type NameMatch } from "./name-match";
export { searchEntryOf, type SearchEntry } from "./name-search";
