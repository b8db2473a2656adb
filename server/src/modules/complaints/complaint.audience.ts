import { CASE_CATEGORY_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { CaseRef } from "@sunshine/domain/complaints/complaint.events";
import { regulatorsOf, topic, type AudienceTable, type Telling } from "../../platform/live/audience";

type More = Record<string, unknown>;

/** Officers of the town: which case, what about and where; never who complained or what they wrote. */
const toOfficers = (event: CaseRef, more: More = {}, topics = regulatorsOf(event.townCode)): Telling => {
  const { caseId, number, kind, category, state, townCode, placeName, lng, lat, establishment, deadlineOn } = event;
  return { topics, data: { caseId, number, kind, category, state, townCode, placeName, lng, lat, establishmentId: establishment?.publicId ?? null, deadlineOn, ...more } };
};

const toClaimant = ({ caseId, number, kind, state, accountId, deadlineOn }: CaseRef, more: More = {}): Telling[] =>
  accountId === null ? [] : [{ topics: [topic.member(accountId)], data: { caseId, number, kind, state, deadlineOn, ...more } }];

/** The shop, once an officer has written something for it. */
const toShop = ({ caseId, category, state, establishment }: CaseRef, told: boolean, more: More = {}): Telling[] =>
  told && establishment ? [{ topics: [topic.shop(establishment.id)], data: { caseId, establishmentId: establishment.publicId, category, categoryLabel: CASE_CATEGORY_LABELS[category], state, ...more } }] : [];

const toFollowers = ({ caseId, state }: CaseRef, followerIds: readonly number[], more: More): Telling[] =>
  followerIds.length === 0 ? [] : [{ topics: followerIds.map(topic.member), data: { caseId, state, followed: true, ...more } }];

const both = (event: CaseRef): Telling[] => [toOfficers(event), ...toClaimant(event)];

/** Whom a step of the ladder reaches. */
const ladder = (event: CaseRef, to: "handler" | "station" | "bureau"): readonly string[] => {
  if (to === "handler" && event.handlerId !== null) return [topic.officer(event.handlerId)];
  return to === "bureau" ? [topic.county] : [topic.town(event.townCode)];
};

/** Who hears of complaints and reports live, and what they are told 受众. */
export const complaintAudience: AudienceTable = {
  "complaint.submitted.v1": (event) => [toOfficers(event, { urgent: event.urgent }), ...toClaimant(event)],
  "complaint.accepted.v1": (event) => [...both(event), ...toShop(event, event.shopSummary !== null, { summary: event.shopSummary })],
  "complaint.refused.v1": (event) => [toOfficers(event), ...toClaimant(event, { ground: event.ground })],
  "complaint.transferred.v1": (event) => [toOfficers(event), ...toClaimant(event, { to: event.to })],
  "complaint.redirected.v1": (event) => [toOfficers(event), toOfficers(event, {}, [topic.town(event.fromTownCode)])],
  "complaint.merged.v1": both,
  "complaint.handler_changed.v1": (event) => [toOfficers(event)],
  "complaint.progressed.v1": (event) => [toOfficers(event, { title: event.title }), ...toClaimant(event, { title: event.title })],
  "complaint.supplemented.v1": both,
  "complaint.shop_stated.v1": (event) => [toOfficers(event), ...toShop(event, true)],
  "complaint.shop_replied.v1": (event) => [toOfficers(event), ...toShop(event, true)],
  "complaint.extension_requested.v1": (event) => [toOfficers(event)],
  "complaint.extension_decided.v1": (event) => [toOfficers(event, { approved: event.approved }), ...(event.approved ? toClaimant(event) : [])],
  "complaint.closed.v1": (event) => {
    const { outcome, publicSummary } = event;
    return [toOfficers(event, { outcome }), ...toClaimant(event, { outcome }), ...toShop(event, event.toldShop, { outcome, result: publicSummary }), ...toFollowers(event, event.followerIds, { outcome })];
  },
  "complaint.withdrawn.v1": both,
  "complaint.rated.v1": (event) => [toOfficers(event, { stars: event.stars, solved: event.solved }), ...toClaimant(event)],
  "complaint.reopened.v1": (event) => [...both(event), ...toShop(event, event.toldShop)],
  "complaint.escalated.v1": (event) => [toOfficers(event, { level: event.level, label: event.label }, [...ladder(event, event.to)])],
  "cluster.detected.v1": ({ establishment, townCode, ...alarm }) => [{ topics: regulatorsOf(townCode), data: { ...alarm, townCode, establishmentId: establishment?.publicId ?? null } }],
};
