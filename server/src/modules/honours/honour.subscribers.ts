import type { HonourRef } from "@sunshine/domain/honours/honour.events";
import { regulatorsOf, topic, type AudienceTable, type Telling } from "../../platform/live/audience";
import { subscriber, type Subscriber } from "../../platform/outbox/outbox";
import { followArchive, followFact, followShop } from "./operations/follow-facts";

/** Entries follow the facts on which they stand. */
export const honourSubscribers = (): readonly Subscriber[] => [
  subscriber({ name: "honours.follow_order", on: ["rectification.closed.v1"], handle: ({ orderId }, { at }) => followFact(orderId, "mended", at) }),
  subscriber({ name: "honours.follow_cancelled", on: ["rectification.cancelled.v1"], handle: ({ orderId }, { at }) => followFact(orderId, "withdrawn", at) }),
  subscriber({
    name: "honours.follow_mended",
    on: ["inspection.mended.v1"],
    handle: async ({ inspectionId, open }, { at }) => {
      if (open === 0) await followFact(inspectionId, "mended", at);
    },
  }),
  subscriber({ name: "honours.follow_voided", on: ["inspection.voided.v1"], handle: ({ inspectionId }, { at }) => followFact(inspectionId, "withdrawn", at) }),
  subscriber({
    name: "honours.follow_grade",
    on: ["grade.recomputed.v1"],
    handle: async ({ establishment, annual }, { at }) => {
      if (annual !== "A") await followShop(establishment.id, "red", at);
    },
  }),
  subscriber({
    name: "honours.follow_listed",
    on: ["honour.listed.v1"],
    // Nobody stands on both lists.
    handle: async ({ establishment, list }, { at }) => {
      if (list === "black") await followShop(establishment.id, "red", at);
    },
  }),
  subscriber({ name: "honours.follow_archive", on: ["establishment.updated.v1"], handle: ({ establishment }) => followArchive([establishment.id]) }),
  subscriber({ name: "honours.follow_import", on: ["establishment.batch_imported.v1"], handle: ({ changedIds }) => followArchive(changedIds) }),
];

const told = ({ establishment: { publicId, name, townCode }, honourId, list, state, ground, reason, by }: HonourRef) => ({ establishmentId: publicId, establishmentName: name, townCode, honourId, list, state, ground, reason, by });

const toOfficers = (ref: HonourRef, more: Record<string, unknown> = {}): Telling => ({ topics: regulatorsOf(ref.establishment.townCode), data: { ...told(ref), ...more } });

const toAll = (ref: HonourRef, more: Record<string, unknown> = {}): Telling[] => [{ topics: [...regulatorsOf(ref.establishment.townCode), topic.shop(ref.establishment.id)], data: { ...told(ref), ...more } }];

/** Who hears of the red and black lists 受众: the shop from the notice on; the public reads the page that follows. */
export const honourAudience: AudienceTable = {
  "honour.proposed.v1": (event) => [toOfficers(event)],
  "honour.noticed.v1": (event) => toAll(event, { until: event.until }),
  "honour.stated.v1": (event) => toAll(event),
  "honour.listed.v1": (event) => toAll(event, { from: event.from, to: event.to }),
  "honour.dropped.v1": (event) => (event.toldShop ? toAll(event, { why: event.why }) : [toOfficers(event, { why: event.why })]),
  "honour.ended.v1": (event) => toAll(event, { ending: event.ending, on: event.on }),
};
