import { coversTown, hasOfficerRole, isMember, isOfficer, worksAt, type Actor } from "@sunshine/domain/accounts/actor";
import { canMoveCase } from "@sunshine/domain/complaints/complaint.states";
import type { OFFICER_CASE_ABILITIES, OfficerCaseAbility, OWN_CASE_ABILITIES } from "@sunshine/domain/complaints/complaint.views";
import type { Day } from "@sunshine/domain/kernel/day";
import type { ComplaintCase } from "./case.model";
import { reopenUntil } from "./deadlines";

/** Times that a case may be reopened. */
const MOST_REOPENINGS = 2;

/** The person who sent it under the own name. */
export const isItsClaimant = (actor: Actor, { accountId, anonymous }: Pick<ComplaintCase, "accountId" | "anonymous">): boolean =>
  !anonymous && isMember(actor) && accountId != null && actor.accountId === Number(accountId);

/** Officers of the area read the case file 案卷; the command centre too. */
export const mayReadCase = (actor: Actor, { townCode }: Pick<ComplaintCase, "townCode">): boolean => coversTown(actor, townCode);

/** Officers who handle cases of this area; the command centre looks and does not decide. */
export const mayWorkOnCase = (actor: Actor, row: Pick<ComplaintCase, "townCode">): boolean => hasOfficerRole(actor, "administrator", "bureau_officer", "station_officer") && mayReadCase(actor, row);

/** The officer in charge, and nobody else. */
export const isItsHandler = (actor: Actor, row: Pick<ComplaintCase, "townCode" | "handlerId">): boolean =>
  isOfficer(actor) && row.handlerId != null && actor.officerId === Number(row.handlerId) && mayWorkOnCase(actor, row);

/** Longer limits are approved by the bureau 县局审批. */
export const mayApprove = (actor: Actor, row: Pick<ComplaintCase, "townCode">): boolean => hasOfficerRole(actor, "bureau_officer", "administrator") && mayReadCase(actor, row);

/** Lists are for officers, cut to the own towns. */
export const mayBrowseCases = isOfficer;

/** The shop's own people read what officers wrote for them. */
export const mayReadShopCases = (actor: Actor, shop: { readonly id: number; readonly townCode: string }): boolean => worksAt(actor, shop.id) || coversTown(actor, shop.townCode);

/** Anybody whom WeChat knows follows a case, except those of the shop that it is about. */
export const mayFollow = (actor: Actor, { establishmentId }: Pick<ComplaintCase, "establishmentId">): boolean => isMember(actor) && !(establishmentId != null && worksAt(actor, Number(establishmentId)));

type Rule = (actor: Actor, row: ComplaintCase) => boolean;

const moves = (move: Parameters<typeof canMoveCase>[1]): Rule => (actor, row) => mayWorkOnCase(actor, row) && canMoveCase(row.state, move);
const isOpen = ({ deadlineOn }: ComplaintCase): boolean => deadlineOn != null;

const isReportAtHand = ({ kind, state }: ComplaintCase): boolean => kind === "report" && (state === "accepted" || state === "handling");

/** The shop may tell its side while the case that it was told of is open. */
export const mayState = ({ state, shopSummary }: ComplaintCase): boolean => shopSummary != null && (state === "accepted" || state === "handling");

/** Its result stands on the public page 已公示: a closed complaint whose sender agreed. */
export const isPublished = ({ kind, state, publishConsent, publicSummary }: ComplaintCase): boolean => kind === "complaint" && state === "closed" && publishConsent && publicSummary != null;

const OFFICER_RULES: Record<OfficerCaseAbility, Rule> = {
  accept: moves("accept"),
  refuse: (actor, row) => row.kind === "complaint" && moves("refuse")(actor, row),
  transfer: moves("transfer"),
  redirect: (actor, row) => row.state === "received" && row.establishmentId == null && mayWorkOnCase(actor, row),
  merge: moves("merge"),
  begin: moves("begin"),
  take: (actor, row) => isOpen(row) && mayWorkOnCase(actor, row) && !isItsHandler(actor, row),
  mediate: (actor, row) => row.kind === "complaint" && (row.state === "accepted" || row.state === "handling") && mayWorkOnCase(actor, row),
  note: (actor, row) => isOpen(row) && mayWorkOnCase(actor, row),
  close: moves("close"),
  request_extension: (actor, row) => row.kind === "report" && isOpen(row) && row.extendedOn == null && row.extensionState !== "requested" && mayWorkOnCase(actor, row),
  decide_extension: (actor, row) => isOpen(row) && row.extensionState === "requested" && mayApprove(actor, row),
  verify: (actor, row) => isReportAtHand(row) && row.filed == null && mayWorkOnCase(actor, row),
  decide_filing: (actor, row) => isReportAtHand(row) && row.filed == null && row.verifiedOn != null && mayWorkOnCase(actor, row),
  link_inspection: (actor, row) => row.state !== "withdrawn" && row.state !== "merged" && mayWorkOnCase(actor, row),
  reveal_identity: (actor, row) => !row.anonymous && isItsHandler(actor, row),
};

/** What the client should offer this officer right now. */
export const officerAbilities = (actor: Actor, row: ComplaintCase): (typeof OFFICER_CASE_ABILITIES)[number][] => (Object.keys(OFFICER_RULES) as OfficerCaseAbility[]).filter((ability) => OFFICER_RULES[ability](actor, row));

/** May the case be reopened today: closed, within the window, not too often. */
export const mayBeReopened = (row: ComplaintCase, today: Day): boolean => {
  const until = reopenUntil(row);
  return until !== null && today <= until && (row.reopened ?? 0) < MOST_REOPENINGS;
};

/** What the complainant may do right now; by follow-up code everything but taking it back. */
export const ownAbilities = (row: ComplaintCase, today: Day): (typeof OWN_CASE_ABILITIES)[number][] => [
  ...(isOpen(row) ? (["supplement"] as const) : []),
  ...(!row.anonymous && canMoveCase(row.state, "withdraw") ? (["withdraw"] as const) : []),
  ...(row.state === "closed" && row.stars == null ? (["rate"] as const) : []),
  ...(mayBeReopened(row, today) ? (["reopen"] as const) : []),
];
