import type { EstablishmentRef } from "@sunshine/domain/establishments/establishment.events";
import { regulatorsOf, topic, type AudienceTable } from "../../platform/live/audience";
import { subscriber, type Subscriber } from "../../platform/outbox/outbox";
import { establishmentsById } from "../establishments";
import { Inspection } from "./inspection.model";

const CHUNK = 500;

const follow = async (id: number, name: string, townCode: string): Promise<void> => {
  await Inspection.update({ establishmentName: name, townCode }, { where: { establishmentId: id } });
};

/** Only shops that have been visited, of the many that an import changes. */
const followMany = async (ids: readonly number[]): Promise<void> => {
  for (let from = 0; from < ids.length; from += CHUNK) {
    const visited = await Inspection.findAll({ attributes: ["establishmentId"], where: { establishmentId: ids.slice(from, from + CHUNK) }, group: ["establishment_id"], raw: true });
    const establishments = await establishmentsById(visited.map(({ establishmentId }) => establishmentId));
    for (const { id, name, townCode } of establishments.values()) await follow(id, name, townCode);
  }
};

/** Visits carry the name and town of their establishment, for the list; the archive's events keep them right. */
export const inspectionSubscribers = (): readonly Subscriber[] => [
  subscriber({
    name: "inspections.follow_archive",
    on: ["establishment.updated.v1"],
    handle: ({ establishment: { id, name, townCode } }) => follow(id, name, townCode),
  }),
  subscriber({ name: "inspections.follow_import", on: ["establishment.batch_imported.v1"], handle: ({ changedIds }) => followMany(changedIds) }),
];

/** The officers of the area and the shop's own people. */
const around = ({ id, townCode }: EstablishmentRef): string[] => [topic.shop(id), ...regulatorsOf(townCode)];
const named = ({ publicId, name, townCode }: EstablishmentRef) => ({ establishmentId: publicId, name, townCode });

/** Who hears of visits 受众; the public hears of the page that follows from them. */
export const inspectionAudience: AudienceTable = {
  "inspection.submitted.v1": ({ establishment, inspectionId, visitedOn, result, grade, fails, keyFails, handling, open, by }) => [
    { topics: around(establishment), data: { ...named(establishment), inspectionId, visitedOn, result, grade, fails, keyFails, handling, open, by } },
  ],
  "inspection.mended.v1": ({ establishment, inspectionId, on, mended, open, by }) => [{ topics: around(establishment), data: { ...named(establishment), inspectionId, on, mended, open, by } }],
  "inspection.voided.v1": ({ establishment, inspectionId, on, by }) => [{ topics: around(establishment), data: { ...named(establishment), inspectionId, on, by } }],
};
