import { subscriber, type Subscriber } from "../../platform/outbox/outbox";
import type { Services } from "../../platform/services";
import { newGrade } from "./new-grade";
import { countShops, moveCounts } from "./operations/count-shops";
import { fromCluster, fromLadder, fromTask, raiseAlarm } from "./operations/raise-alarm";
import { COUNTER } from "./operations/rebuild-counts";

/** Keeps the counters of the command centre, one process at a time, and rings where an emergency is told. */
export const insightSubscribers = (services: Services): readonly Subscriber[] => [
  subscriber({
    name: "insights.ring",
    on: ["cluster.detected.v1", "dispatch.raised.v1", "dispatch.escalated.v1"],
    handle: async (payload, { at }) => {
      if ("clusterId" in payload) return raiseAlarm(services, fromCluster(payload), at);
      if ("rung" in payload) return raiseAlarm(services, fromLadder(payload), at);
      if (payload.urgency === "emergency") await raiseAlarm(services, fromTask(payload), at);
    },
  }),
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
