import type { PublishedCase } from "@sunshine/domain/complaints/complaint.views";
import type { AppModule } from "../../platform/module";
import { subscriber } from "../../platform/outbox/outbox";
import { letHolderDecide } from "../evidence";
import { letNeighbourTell } from "../inspections";
import { caseCountsOf } from "./case-counts";
import { caseEvidence, statementEvidence } from "./case.access";
import { presentPublished } from "./case.presenter";
import { latestPublished } from "./case.queries";
import { initComplaintCase } from "./case.model";
import { initCaseParts } from "./case-parts.model";
import { complaintAudience } from "./complaint.audience";
import { complaintRoutes } from "./complaint.routes";
import { detectCluster } from "./operations/detect-cluster";
import { STATEMENT_HOLDER } from "./operations/state-shop-side";
import { escalateCases } from "./operations/escalate-cases";

export { findCaseRef, mayDispatchFrom, recordOnCase } from "./case.access";
export { caseFigures, openCases } from "./case.figures";
export { mayBePublished } from "./case.queries";
export { upheldComplaints } from "./upheld.queries";
export { findCluster } from "./follow.queries";

const TEN_MINUTES = 600_000;

/** Published complaints of each of many establishments 投诉公示 as the public reads them; every id asked for is in the answer. */
export const publishedCases = async (ids: readonly number[], limit: number): Promise<Map<number, { total: number; latest: PublishedCase[] }>> =>
  new Map([...(await latestPublished(ids, limit))].map(([id, { total, latest }]) => [id, { total, latest: latest.map(presentPublished) }]));

/** Complaints and reports 投诉举报: from the first word to the closed file. */
export const complaints: AppModule = {
  name: "complaints",
  models: [initComplaintCase, initCaseParts],
  prepare: async () => {
    letHolderDecide("case", caseEvidence);
    letNeighbourTell({ caseCounts: caseCountsOf });
    letHolderDecide(STATEMENT_HOLDER, statementEvidence);
  },
  routes: complaintRoutes,
  subscribers: (services) => [
    subscriber({
      name: "complaints.detect_clusters",
      on: ["complaint.submitted.v1"],
      handle: ({ caseId }) => detectCluster(services, caseId),
    }),
  ],
  audience: complaintAudience,
  schedules: (services) => [{ name: "complaints.escalate", everyMs: TEN_MINUTES, run: () => escalateCases(services) }],
};
