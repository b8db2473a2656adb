import { Op } from "sequelize";
import { notCounted } from "../../platform/outbox/counted-to";
import { subscriber, type Subscriber } from "../../platform/outbox/outbox";
import type { Services } from "../../platform/services";
import { InsightContribution } from "./count.model";
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
    handle: async (payload, { at, id }) => {
      if ("createdIds" in payload) return countShops([...payload.createdIds, ...payload.changedIds]);
      const establishmentId = payload.establishment.id;
      await countShops([establishmentId]);
      if (!("blockedUntil" in payload)) return;
      const [fresh] = await InsightContribution.update({ countedTo: id }, { where: { [Op.and]: [{ establishmentId }, notCounted(id)] } });
      if (fresh > 0) await moveCounts(newGrade(payload, at));
    },
  }),
];
