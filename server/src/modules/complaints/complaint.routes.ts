import type { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { caseWorkRoutes } from "./case-work.routes";
import { claimantRoutes, submissionRoutes } from "./claimant.routes";
import { caseLists, officerRoutes } from "./officer.routes";

/** Endpoints of complaints and reports 投诉举报. */
export const complaintRoutes = (services: Services) =>
  ({ ...submissionRoutes(services), ...caseLists(services), ...claimantRoutes(services), ...officerRoutes(services), ...caseWorkRoutes(services) }) satisfies RoutesFor<typeof complaintApi>;
