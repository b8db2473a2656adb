import { regulatorsOf, topic, type AudienceTable } from "../../platform/live/audience";
import { subscriber, type Subscriber } from "../../platform/outbox/outbox";
import type { Services } from "../../platform/services";
import { mayBePublished } from "../complaints";
import { refreshStorefronts } from "./operations/refresh-storefronts";
import { scanTopic } from "./scan.queries";

/** What makes a public page stale. A visit reaches it through the grade that is computed from it, which is told after every line of the ledger. */
export const storefrontSubscribers = (services: Services): readonly Subscriber[] => [
  subscriber({
    name: "storefronts.refresh",
    on: [
      "establishment.created.v1", "establishment.updated.v1", "establishment.state_changed.v1", "establishment.people_changed.v1", "grade.recomputed.v1",
      "honour.listed.v1", "honour.ended.v1", "order.reviewed.v1", "order.review_answered.v1", "content.decided.v1",
    ],
    handle: ({ establishment }) => refreshStorefronts(services, [establishment.id], services.clock.now()),
  }),
  subscriber({
    name: "storefronts.refresh_published",
    on: ["complaint.closed.v1", "complaint.reopened.v1", "complaint.shop_replied.v1"],
    handle: async ({ caseId, establishment }) => {
      if (establishment && (await mayBePublished(caseId))) await refreshStorefronts(services, [establishment.id], services.clock.now());
    },
  }),
  subscriber({
    name: "storefronts.refresh_import",
    on: ["establishment.batch_imported.v1"],
    handle: ({ createdIds, changedIds }) => refreshStorefronts(services, [...createdIds, ...changedIds], services.clock.now()),
  }),
];

/** Who looks at a page, and every server's cache, hears that it is new; shop and regulators hear of scans. */
export const storefrontAudience: AudienceTable = {
  "storefront.refreshed.v1": ({ publicIds }) => [
    // One telling for many shops: an import does not write a line for each.
    { topics: [...publicIds.map(topic.storefront), topic.internal], data: publicIds.length === 1 ? { establishmentId: publicIds[0] } : { pages: publicIds.length } },
  ],
  "scan.recorded.v1": ({ establishment, label, channel }) => [
    {
      topics: [topic.shop(establishment.id), ...regulatorsOf(establishment.townCode)],
      data: { establishmentId: establishment.publicId, name: establishment.name, townCode: establishment.townCode, label, channel },
    },
  ],
  // The printed code has changed its meaning: servers let its page go, people at the page read it again.
  "checkout_code.ended.v1": ({ establishment, code }) => [{ topics: [scanTopic(code)], data: { establishmentId: establishment.publicId } }],
};
