import { isOfficer, type Actor, type OfficerActor } from "@sunshine/domain/accounts/actor";
import { nextCaseState, type CaseMove } from "@sunshine/domain/complaints/complaint.states";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { changeRow } from "../../../platform/db/records";
import type { ComplaintCase } from "../case.model";
import { clockColumns } from "../deadlines";

/** Columns that a move may set beside the state. */
type Changes = Partial<Pick<
  ComplaintCase,
  | "acceptedOn" | "clockFrom" | "extendedOn" | "handlerId" | "handlerName" | "shopSummary" | "refusalGround" | "refusalText" | "mergedIntoId" | "outcome" | "publicSummary" | "publicReply" | "publicRepliedOn" | "closedOn"
  | "reopened" | "extensionState" | "extensionReason" | "extensionBy" | "verifiedOn" | "filed" | "filedOn" | "filingReason" | "inspectionIds" | "stars" | "solved" | "ratingText" | "ratedOn" | "townCode" | "placeName"
>>;

/** The case was read by somebody before somebody else changed it. */
export const requireVersion = (row: ComplaintCase, version: number): void => {
  if (row.version !== version) throw new DomainError("stale_version", { message: "这件案件刚刚被他人办理，请刷新后再操作" });
};

export const officerOf = (actor: Actor): OfficerActor => {
  if (!isOfficer(actor)) throw new DomainError("forbidden");
  return actor;
};

const filingOf = (row: ComplaintCase, changes: Changes): Pick<ComplaintCase, "filed" | "filedOn"> => ("filed" in changes ? { filed: changes.filed ?? null, filedOn: changes.filedOn ?? null } : { filed: row.filed ?? null, filedOn: row.filedOn ?? null });

/** Moves a locked case along its states; the clock follows. */
export const moveCase = async (row: ComplaintCase, move: CaseMove, changes: Changes = {}): Promise<void> => {
  const state = nextCaseState(row.state, move);
  const next = { kind: row.kind, receivedOn: row.receivedOn, state, clockFrom: changes.clockFrom ?? row.clockFrom, extendedOn: changes.extendedOn === undefined ? (row.extendedOn ?? null) : changes.extendedOn, ...filingOf(row, changes) };
  const clock = clockColumns(next);
  // A move that leaves the deadline where it was leaves the ladder there too.
  const { escalation, ...days } = clock;
  await changeRow(row, { ...changes, ...(clock.deadlineOn === row.deadlineOn ? days : { ...days, escalation }), state, version: row.version + 1 });
};

/** Changes a locked case without moving it. */
export const touchCase = (row: ComplaintCase, changes: Changes): Promise<ComplaintCase> => changeRow(row, { ...changes, version: row.version + 1 });

/** The officer who acts becomes the one in charge, unless there is one. */
export const inCharge = (row: ComplaintCase, officer: OfficerActor): Pick<Changes, "handlerId" | "handlerName"> =>
  row.handlerId == null ? { handlerId: officer.officerId, handlerName: officer.name } : {};
