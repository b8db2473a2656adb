import { dayOf } from "@sunshine/domain/kernel/day";
import { regulatorsOf, topic, type AudienceTable } from "../../platform/live/audience";
import { subscriber, type Subscriber } from "../../platform/outbox/outbox";
import type { Services } from "../../platform/services";
import { appendMended, appendVisit, appendVoided } from "./operations/append-entries";
import { recomputeGrades } from "./operations/recompute-grades";

/** Establishments graded in one go when an import brings many. */
const CHUNK = 500;

/** What writes the ledger, and what moves a grade without it: a licence's day. */
export const gradeSubscribers = ({ clock }: Services): readonly Subscriber[] => {
  const recompute = (ids: readonly number[], always = false): Promise<void> => recomputeGrades(ids, dayOf(clock.now()), { always });
  return [
    subscriber({
      name: "grades.enter_visit",
      on: ["inspection.submitted.v1", "inspection.mended.v1", "inspection.voided.v1"],
      handle: async (payload, event) => {
        const grown = await ("dynamicScore" in payload ? appendVisit(payload, event) : "mended" in payload ? appendMended(payload, event) : appendVoided(payload, event));
        await recompute([payload.establishment.id], grown);
      },
    }),
    subscriber({
      name: "grades.follow_licence",
      on: ["establishment.created.v1", "establishment.updated.v1"],
      handle: ({ establishment }) => recompute([establishment.id]),
    }),
    subscriber({
      name: "grades.follow_import",
      on: ["establishment.batch_imported.v1"],
      handle: async ({ createdIds, changedIds }) => {
        const ids = [...createdIds, ...changedIds];
        for (let from = 0; from < ids.length; from += CHUNK) await recompute(ids.slice(from, from + CHUNK));
      },
    }),
  ];
};

/** The public and the shop hear their own grade; regulators hear every one of their area. */
export const gradeAudience: AudienceTable = {
  "grade.recomputed.v1": ({ establishment, from, to, annual, lastVisitOn, changed }) => [
    {
      topics: [topic.storefront(establishment.publicId), topic.shop(establishment.id), ...regulatorsOf(establishment.townCode)],
      data: { establishmentId: establishment.publicId, name: establishment.name, townCode: establishment.townCode, from, to, annual, lastVisitOn, changed },
    },
  ],
  "accident.recorded.v1": ({ establishment, on, by }) => [
    { topics: [topic.shop(establishment.id), ...regulatorsOf(establishment.townCode)], data: { establishmentId: establishment.publicId, name: establishment.name, on, by } },
  ],
};
