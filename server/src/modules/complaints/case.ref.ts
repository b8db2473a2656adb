import { isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import type { CaseRef } from "@sunshine/domain/complaints/complaint.events";
import type { ComplaintCase } from "./case.model";

/** What every event about a case says of it. */
export const caseRef = (row: ComplaintCase): CaseRef => ({
  caseId: row.publicId,
  number: row.number,
  kind: row.kind,
  category: row.category,
  state: row.state,
  townCode: row.townCode,
  placeName: row.placeName,
  lng: row.lng ?? null,
  lat: row.lat ?? null,
  establishment:
    row.establishmentId == null || row.establishmentPublicId == null ? null : { id: Number(row.establishmentId), publicId: row.establishmentPublicId, name: row.placeName, townCode: row.townCode },
  accountId: row.accountId == null ? null : Number(row.accountId),
  handlerId: row.handlerId == null ? null : Number(row.handlerId),
  deadlineOn: row.deadlineOn ?? null,
});

/** Events of one case keep their order. */
export const caseStream = ({ publicId, establishmentId }: Pick<ComplaintCase, "publicId" | "establishmentId">): string =>
  establishmentId == null ? `case:${publicId}` : `establishment:${establishmentId}`;

/** How a case file names who acted. */
export const actedBy = (actor: Actor, { kind }: Pick<ComplaintCase, "kind">): string => {
  if (isOfficer(actor)) return actor.name;
  return actor.kind === "system" ? "系统" : kind === "complaint" ? "投诉人" : "举报人";
};
