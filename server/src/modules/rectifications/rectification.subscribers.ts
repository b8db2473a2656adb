import type { RectificationRef } from "@sunshine/domain/rectifications/rectification.events";
import { regulatorsOf, topic, type AudienceTable, type Telling } from "../../platform/live/audience";
import { subscriber, type Subscriber } from "../../platform/outbox/outbox";
import type { Services } from "../../platform/services";
import { establishmentsById } from "../establishments";
import { visitFacts } from "../inspections";
import { cancelOrder, followMended } from "./operations/follow-inspection";
import { issueOrder } from "./operations/issue-order";
import { RectificationOrder } from "./rectification.model";

const CHUNK = 500;

const follow = async (id: number, name: string, townCode: string): Promise<void> => {
  await RectificationOrder.update({ establishmentName: name, townCode }, { where: { establishmentId: id } });
};

const followMany = async (ids: readonly number[]): Promise<void> => {
  for (let from = 0; from < ids.length; from += CHUNK) {
    const known = await RectificationOrder.findAll({ attributes: ["establishmentId"], where: { establishmentId: ids.slice(from, from + CHUNK) }, group: ["establishment_id"], raw: true });
    const establishments = await establishmentsById(known.map(({ establishmentId }) => establishmentId));
    for (const { id, name, townCode } of establishments.values()) await follow(id, name, townCode);
  }
};

/** An order follows its inspection: it is made, mended and cancelled with it. */
export const rectificationSubscribers = (services: Services): readonly Subscriber[] => [
  subscriber({
    name: "rectifications.issue",
    on: ["inspection.submitted.v1"],
    handle: async ({ inspectionId, by }, { at }) => {
      const visit = await visitFacts(inspectionId);
      if (visit) await issueOrder(services, visit, by, at);
    },
  }),
  subscriber({
    name: "rectifications.follow_mended",
    on: ["inspection.mended.v1"],
    handle: async ({ inspectionId, by }, { at }) => {
      const visit = await visitFacts(inspectionId);
      if (visit) await followMended(visit, by, at);
    },
  }),
  subscriber({ name: "rectifications.follow_voided", on: ["inspection.voided.v1"], handle: ({ inspectionId, by }, { at }) => cancelOrder(inspectionId, "原检查记录已作废", by, at) }),
  subscriber({ name: "rectifications.follow_archive", on: ["establishment.updated.v1"], handle: ({ establishment: { id, name, townCode } }) => follow(id, name, townCode) }),
  subscriber({ name: "rectifications.follow_import", on: ["establishment.batch_imported.v1"], handle: ({ changedIds }) => followMany(changedIds) }),
];

/** How clients name an order. */
const told = ({ establishment: { publicId, name, townCode }, orderId, number, inspectionId, state, dueOn, open, by }: RectificationRef) => ({
  establishmentId: publicId, establishmentName: name, townCode, orderId, number, inspectionId, state, dueOn, open, by,
});

const toBoth = (ref: RectificationRef, more: Record<string, unknown> = {}): Telling[] => [
  { topics: [topic.shop(ref.establishment.id), ...regulatorsOf(ref.establishment.townCode)], data: { ...told(ref), ...more } },
];

/** Who hears of orders to rectify 受众: the shop and the officers of its town; the public reads the page that follows. */
export const rectificationAudience: AudienceTable = {
  "rectification.issued.v1": (event) => toBoth(event),
  "rectification.answered.v1": (event) => toBoth(event, { answered: event.answered }),
  "rectification.reviewed.v1": (event) => toBoth(event, { accepted: event.accepted, returned: event.returned }),
  "rectification.closed.v1": (event) => toBoth(event, { on: event.on }),
  "rectification.extension_requested.v1": (event) => toBoth(event, { until: event.until }),
  "rectification.extension_decided.v1": (event) => toBoth(event, { until: event.until, approved: event.approved }),
  "rectification.reminded.v1": (event) => toBoth(event, { rung: event.rung, label: event.label }),
  "rectification.cancelled.v1": (event) => toBoth(event, { reason: event.reason }),
  // Officers among themselves; the bureau hears what goes beyond the station.
  "rectification.escalated.v1": (event) => [
    { topics: event.to === "bureau" ? [topic.county] : regulatorsOf(event.establishment.townCode), data: { ...told(event), rung: event.rung, to: event.to, label: event.label, workdaysOverdue: event.workdaysOverdue } },
  ],
};
