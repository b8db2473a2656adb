import { regulatorsOf, topic, type AudienceTable } from "../../platform/live/audience";
import type { EstablishmentRef } from "@sunshine/domain/establishments/establishment.events";

/** How clients name an establishment: by its outside id. */
const named = ({ publicId, name, townCode }: EstablishmentRef) => ({ establishmentId: publicId, name, townCode });

/** The officers of the town and the shop's own people. */
const around = ({ id, townCode }: EstablishmentRef): string[] => [...regulatorsOf(townCode), topic.shop(id)];

/** Who hears of the archive 受众; what changed is read again by those who look at it, so no value travels. */
export const establishmentAudience: AudienceTable = {
  "establishment.created.v1": ({ establishment, by }) => [{ topics: regulatorsOf(establishment.townCode), data: { ...named(establishment), by } }],
  "establishment.updated.v1": ({ establishment, by, changes }) => [{ topics: around(establishment), data: { ...named(establishment), by, fields: changes.map(({ field }) => field) } }],
  "establishment.state_changed.v1": ({ establishment, by, state }) => [{ topics: around(establishment), data: { ...named(establishment), by, state } }],
  // Who imports works for the whole county; lists of others show the rows when they are next opened.
  "establishment.batch_imported.v1": ({ createdIds, changedIds }) => [{ topics: [topic.county], data: { created: createdIds.length, changed: changedIds.length } }],
  "establishment.import_progressed.v1": ({ importId, officerId, state, done, total }) => [{ topics: [topic.officer(officerId)], data: { importId, state, done, total } }],
  "establishment.people_changed.v1": ({ establishment, by }) => [{ topics: around(establishment), data: { ...named(establishment), by } }],
  "checkout_code.created.v1": ({ establishment, code, label }) => [{ topics: around(establishment), data: { ...named(establishment), code, label } }],
  "checkout_code.ended.v1": ({ establishment, code, label, state }) => [{ topics: around(establishment), data: { ...named(establishment), code, label, state } }],
};
