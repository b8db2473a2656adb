import type { Actor } from "@sunshine/domain/accounts/actor";
import { isOfficer } from "@sunshine/domain/accounts/actor";
import type { OfficerCaseRow, OwnCaseView, PublishedCase } from "@sunshine/domain/complaints/complaint.views";
import { dayOf } from "@sunshine/domain/kernel/day";
import type { EvidenceRef } from "@sunshine/domain/evidence/evidence.contract";
import type { StepLine } from "./case-file";
import type { ComplaintCase } from "./case.model";
import { ownAbilities } from "./complaint.policy";
import { presentDeadline, presentDeadlines, reopenUntil } from "./deadlines";

const headOf = (row: ComplaintCase) => ({
  id: row.publicId, number: row.number, kind: row.kind, category: row.category, state: row.state, placeName: row.placeName, townCode: row.townCode,
  receivedAt: row.receivedAt.toISOString(), outcome: row.outcome ?? null, publicSummary: row.publicSummary ?? null,
});

export const presentStep = ({ at, title, text, by, notice, evidence }: StepLine) => ({ at: at.toISOString(), title, text, by, notice, evidence });

/** What both sides read of what was told. */
export const toldOf = (row: ComplaintCase, evidence: EvidenceRef[]) => ({
  address: row.address ?? null, happenedAt: row.happenedAt.toISOString(), story: row.story, answers: row.answers, demands: row.demands, evidence, paidOrder: row.paidOrder ?? null,
  refusalGround: row.refusalGround ?? null, linkedId: row.linkedId ?? null,
  rating: row.stars == null ? null : { stars: row.stars, solved: row.solved === true, text: row.ratingText ?? "" },
});

export const presentOwnRow = (row: ComplaintCase, now: Date) => ({ ...headOf(row), deadline: presentDeadline(row, dayOf(now)) });

/** A case as its complainant reads it: officers' own notes are not in it. */
export const presentOwn = (row: ComplaintCase, { steps, evidence }: { readonly steps: readonly StepLine[]; readonly evidence: EvidenceRef[] }, now: Date): OwnCaseView => ({
  ...presentOwnRow(row, now),
  ...toldOf(row, evidence),
  anonymous: row.anonymous,
  establishmentId: row.establishmentPublicId ?? null,
  deadlines: presentDeadlines(row, dayOf(now)),
  reopenUntil: reopenUntil(row),
  followers: row.followers ?? 0,
  timeline: steps.filter(({ audience }) => audience === "claimant").map(presentStep),
  abilities: ownAbilities(row, dayOf(now)),
});

const placeOf = ({ lng = null, lat = null, establishmentPublicId = null }: ComplaintCase) => ({ lng, lat, establishmentId: establishmentPublicId });

const isHandledBy = ({ handlerId }: ComplaintCase, viewer: Actor): boolean => isOfficer(viewer) && handlerId != null && Number(handlerId) === viewer.officerId;

/** A row of the officers' inbox; nothing in it says who complained. */
export const presentOfficerRow = (row: ComplaintCase, viewer: Actor, now: Date): OfficerCaseRow => ({
  ...headOf(row),
  ...placeOf(row),
  anonymous: row.anonymous,
  handlerName: row.handlerName ?? null,
  mine: isHandledBy(row, viewer),
  deadline: presentDeadline(row, dayOf(now)),
  followers: row.followers ?? 0,
  escalation: row.escalation ?? 0,
  reopened: (row.reopened ?? 0) > 0,
  clusterId: row.clusterId ?? null,
});

/** A closed case as anybody reads it 投诉公示: the officer's words only. */
export const presentPublished = (row: ComplaintCase): PublishedCase => ({
  category: row.category, outcome: row.outcome ?? "mended", summary: row.publicSummary ?? "", closedOn: row.closedOn ?? row.receivedOn, reply: presentReply(row),
});

/** What the shop answered in public 单位公开回复. */
export const presentReply = ({ publicReply, publicRepliedOn }: ComplaintCase): PublishedCase["reply"] => (publicReply == null || publicRepliedOn == null ? null : { text: publicReply, on: publicRepliedOn });

/** What somebody who follows reads: where it stands. */
export const presentFollowed = (row: ComplaintCase) => ({
  id: row.publicId, category: row.category, placeName: row.placeName, state: row.state, receivedOn: row.receivedOn, outcome: row.outcome ?? null, publicSummary: row.publicSummary ?? null,
});
