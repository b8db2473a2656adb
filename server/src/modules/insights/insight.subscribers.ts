import { subscriber, type Subscriber } from "../../platform/outbox/outbox";
import { newGrade } from "./new-grade";
import { countShops, moveCounts } from "./operations/count-shops";
import { COUNTER } from "./operations/rebuild-counts";

/** Keeps the counters of the command centre: one subscriber, so that one process at a time moves them. */
export const insightSubscribers = (): readonly Subscriber[] => [
  subscriber({
    name: COUNTER,
    on: [
      "establishment.created.v1", "establishment.updated.v1", "establishment.state_changed.v1", "establishment.batch_imported.v1",
      "grade.recomputed.v1", "inspection.submitted.v1", "inspection.mended.v1", "inspection.voided.v1",
    ],
    handle: async (payload, { at }) => {
      if ("createdIds" in payload) return countShops([...payload.createdIds, ...payload.changedIds]);
      if ("blockedUntil" in payload) await moveCounts(newGrade(payload, at));
      await countShops([payload.establishment.id]);
    },
  }),
];
