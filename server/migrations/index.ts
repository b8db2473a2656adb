import type { Migration } from "../src/platform/db/schema";
import { markCountedEvents } from "./20261127-40-mark-counted-events";
import { createAudits } from "./20261124-02-create-audits";
import { createAccounts } from "./20261124-03-create-accounts";
import { createOfficers } from "./20261124-03-create-officers";
import { createSessions } from "./20261124-03-create-sessions";
import { createEstablishments } from "./20261124-04-create-establishments";
import { createEstablishmentImports } from "./20261124-05-create-establishment-imports";
import { createInspections } from "./20261124-06-create-inspections";
import { createGrades } from "./20261124-07-create-grades";
import { createPayments } from "./20261124-08-create-payments";
import { createStorefronts } from "./20261124-09-create-storefronts";
import { createEvidence } from "./20261124-10-create-evidence";
import { createComplaints } from "./20261124-11-create-complaints";
import { createRectifications } from "./20261124-12-create-rectifications";
import { createDispatches } from "./20261124-13-create-dispatches";
import { createMessages } from "./20261126-20-create-messages";
import { createNotices } from "./20261124-14-create-notices";
import { createInsightViews } from "./20261124-90-create-insight-views";
import { keepTimelineApart } from "./20261126-24-keep-timeline-apart";
import { createPlatform } from "./20261124-create-platform";
import { createOfficerBindings } from "./20261126-01-create-officer-bindings";
import { deepenInspections } from "./20261126-20-deepen-inspections";
import { indexRectificationsByDeadline } from "./20261126-20-index-rectifications-by-deadline";
import { measureDispatches } from "./20261126-20-measure-dispatches";
import { measureRatings } from "./20261126-21-measure-ratings";
import { widenComplaintCases } from "./20261126-21-widen-complaint-cases";
import { createAlarms } from "./20261126-22-create-alarms";
import { indexExtensionRequests } from "./20261126-23-index-extension-requests";
import { answerReviews } from "./20261126-30-answer-reviews";
import { createContentChecks } from "./20261126-30-create-content-checks";
import { createHonours } from "./20261127-31-create-honours";
import { replyInPublic } from "./20261127-32-reply-in-public";
import { nameEventsOfLines } from "./20261127-41-name-events-of-lines";
import { knowWhoAsks } from "./20261127-42-know-who-asks";

/** Every migration, in order; none is edited after it has been released. */
export const migrations: readonly Migration[] = [
  createPlatform,
  createAudits,
  createSessions,
  createOfficers,
  createAccounts,
  createEstablishments,
  createEstablishmentImports,
  createInspections,
  createGrades,
  createPayments,
  createStorefronts,
  createEvidence,
  createComplaints,
  createRectifications,
  createDispatches,
  createInsightViews,
  createOfficerBindings,
  measureDispatches,
  indexRectificationsByDeadline,
  createNotices,
  deepenInspections,
  measureRatings,
  createAlarms,
  widenComplaintCases,
  createMessages,
  createHonours,
  markCountedEvents,
  answerReviews,
  createContentChecks,
  keepTimelineApart,
  replyInPublic,
  indexExtensionRequests,
  nameEventsOfLines,
  knowWhoAsks,
];
