import { CASE_CATEGORY_LABELS, CASE_KIND_LABELS, CASE_OUTCOME_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { CaseRef } from "@sunshine/domain/complaints/complaint.events";
import { dayWord, marksOf, type Occasion, type OccasionTable } from "./occasion";

type More = Partial<Pick<Occasion, "values">> & { readonly marks?: Readonly<Record<string, boolean>>; readonly parties?: Occasion["parties"] };

const ofCase = (event: CaseRef, { values = {}, marks = {}, parties = {} }: More = {}): Occasion => ({
  parties: { claimant: [event.accountId], handler: [event.handlerId], shop: event.establishment, townCode: event.townCode, ...parties },
  links: { case: event.caseId, followed: null },
  values: {
    number: event.number, kind: CASE_KIND_LABELS[event.kind], category: CASE_CATEGORY_LABELS[event.category], place: event.placeName,
    deadline: event.deadlineOn === null ? "法定期限" : dayWord(event.deadlineOn), ...values,
  },
  marks: marksOf({ unassigned: event.handlerId === null, ...marks }),
});

const plain = (event: CaseRef): Occasion => ofCase(event);
const decision = ({ kind }: CaseRef): string => (kind === "complaint" ? "受理" : "立案");

/** Complaints and reports 投诉举报. */
export const caseOccasions: OccasionTable = {
  "complaint.submitted.v1": (event) => ofCase(event, { values: { decision: decision(event) }, marks: { urgent: event.urgent, ordinary: !event.urgent } }),
  "complaint.accepted.v1": (event) =>
    ofCase(event, { values: { accepted: event.kind === "complaint" ? "受理" : "登记", shopSummary: event.shopSummary ?? "" }, marks: { shop_told: event.shopSummary !== null } }),
  "complaint.refused.v1": (event) => ofCase(event, { values: { ground: event.ground } }),
  "complaint.transferred.v1": (event) => ofCase(event, { values: { to: event.to } }),
  "complaint.redirected.v1": plain,
  "complaint.merged.v1": plain,
  "complaint.handler_changed.v1": plain,
  "complaint.progressed.v1": (event) => ofCase(event, { values: { step: event.title } }),
  "complaint.supplemented.v1": plain,
  "complaint.extension_requested.v1": plain,
  "complaint.extension_decided.v1": (event) => ofCase(event, { marks: { approved: event.approved, rejected: !event.approved } }),
  "complaint.closed.v1": (event) =>
    ofCase(event, {
      values: { outcome: CASE_OUTCOME_LABELS[event.outcome], publicSummary: event.publicSummary },
      marks: { shop_told: event.toldShop },
      parties: { followers: event.followerIds },
    }),
  "complaint.withdrawn.v1": plain,
  "complaint.rated.v1": (event) => ofCase(event, { values: { stars: String(event.stars) }, marks: { solved: event.solved, unsolved: !event.solved } }),
  "complaint.reopened.v1": (event) => ofCase(event, { marks: { shop_told: event.toldShop } }),
  "complaint.escalated.v1": (event) => ofCase(event, { values: { label: event.label }, marks: { [`to_${event.to}`]: true } }),
  "cluster.detected.v1": ({ townCode, placeName, caseIds }) => ({
    parties: { townCode },
    links: { case: caseIds[0] ?? null },
    values: { place: placeName, cases: String(caseIds.length) },
    marks: [],
  }),
};
