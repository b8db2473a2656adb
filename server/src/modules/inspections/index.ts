import type { AppModule } from "../../platform/module";
import { letHolderDecide } from "../evidence";
import { Inspection, initInspection } from "./inspection.model";
import { presentPublicVisit, type PublicVisit } from "./inspection.presenter";
import { latestVisits } from "./inspection.queries";
import { mayInspect, mayReadVisit } from "./inspection.policy";
import { inspectionRoutes } from "./inspection.routes";
import { inspectionAudience, inspectionSubscribers } from "./inspection.subscribers";

export { mendFindings, visitFacts, type FindingFacts, type VisitFacts } from "./inspection.facts";
export { mayInspect } from "./inspection.policy";
export { letNeighbourTell, type Neighbours, type VisitTask } from "./neighbours";
export { visitFigures, visitsByDay, type VisitFigures } from "./inspection.queries";
export { openFindingsOf, unmendedFailures } from "./standing.queries";
export type { PublicVisit };

/** The latest `limit` visits of each of many establishments as the public reads them, newest first; every id asked for is in the answer. */
export const publicVisitsOf = async (ids: readonly number[], limit: number): Promise<Map<number, PublicVisit[]>> =>
  new Map([...(await latestVisits(ids, limit))].map(([id, visits]) => [id, visits.map(presentPublicVisit)]));

const ofVisit = async (id: string, may: (visit: Inspection) => boolean): Promise<boolean> => {
  const visit = await Inspection.findOne({ where: { publicId: id } });
  return visit !== null && may(visit);
};

/** Photos of a record are seen by whoever reads it, the shop too; when and where they were taken, by officers who inspect here. */
const decideOverEvidence = async (): Promise<void> =>
  letHolderDecide("inspection", {
    mayRead: (actor, id) => ofVisit(id, (visit) => mayReadVisit(actor, visit)),
    mayReadCapture: (actor, id) => ofVisit(id, (visit) => mayInspect(actor, visit)),
    logged: false,
  });

/** Inspections 监督检查: visits, what was found, and whether it is mended. */
export const inspections: AppModule = {
  name: "inspections",
  models: [initInspection],
  prepare: decideOverEvidence,
  routes: inspectionRoutes,
  subscribers: inspectionSubscribers,
  audience: inspectionAudience,
};
