import type { AppModule } from "../../platform/module";
import { initInspection } from "./inspection.model";
import { presentPublicVisit, type PublicVisit } from "./inspection.presenter";
import { latestVisits } from "./inspection.queries";
import { inspectionRoutes } from "./inspection.routes";
import { inspectionAudience, inspectionSubscribers } from "./inspection.subscribers";

export { mendFindings, visitFacts, type FindingFacts, type VisitFacts } from "./inspection.facts";
export { mayInspect } from "./inspection.policy";
export { submitInspection, type LeadInspector } from "./operations/submit-inspection";
export { visitFigures, visitsByDay, type VisitFigures } from "./inspection.queries";
export type { PublicVisit };

/** The latest `limit` visits of each of many establishments as the public reads them, newest first; every id asked for is in the answer. */
export const publicVisitsOf = async (ids: readonly number[], limit: number): Promise<Map<number, PublicVisit[]>> =>
  new Map([...(await latestVisits(ids, limit))].map(([id, visits]) => [id, visits.map(presentPublicVisit)]));

/** Inspections 监督检查: visits, what was found, and whether it is mended. */
export const inspections: AppModule = {
  name: "inspections",
  models: [initInspection],
  routes: inspectionRoutes,
  subscribers: inspectionSubscribers,
  audience: inspectionAudience,
};
