import { isMember, type Actor } from "@sunshine/domain/accounts/actor";
import { MAX_CLIPS, MAX_PHOTOS } from "@sunshine/domain/complaints/complaint.contract";
import { OPEN_CASE_STATES } from "@sunshine/domain/complaints/complaint.states";
import { dayOf, formatDay } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { checkByWordList } from "../../../platform/content/text-check";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { attachEvidence } from "../../evidence";
import { notify, recordStep } from "../case-file";
import type { ComplaintCase } from "../case.model";
import { CaseFollow } from "../case-parts.model";
import { actedBy, caseRef, caseStream } from "../case.ref";
import { mayBeReopened } from "../complaint.policy";
import { reopenUntil } from "../deadlines";
import { moveCase, touchCase } from "./change-case";

/** Adds what the complainant learned since 补充材料. */
export const supplementCase = async ({ clock }: Services, actor: Actor, row: ComplaintCase, { text, evidenceIds }: { readonly text: string; readonly evidenceIds: readonly string[] }): Promise<void> => {
  if (!OPEN_CASE_STATES.includes(row.state)) throw new DomainError("illegal_transition", { message: "案件已结束，不能再补充" });
  const now = clock.now();
  const evidence = await attachEvidence(actor, { ids: evidenceIds, purpose: "complaint", holder: "case", holderIds: [row.publicId], anonymous: row.anonymous, most: { photos: MAX_PHOTOS, clips: MAX_CLIPS } }, now);
  await touchCase(row, {});
  await recordStep(row, { title: "补充材料", text, by: actedBy({ kind: "anonymous" }, row), audience: "claimant", evidence }, now);
  await emit("complaint.supplemented.v1", caseRef(row), caseStream(row));
};

/** Takes a case back 撤回; what a report told may still be checked by the office of its own motion. */
export const withdrawCase = async ({ clock }: Services, row: ComplaintCase, reason: string): Promise<void> => {
  const now = clock.now();
  await moveCase(row, "withdraw", { outcome: "withdrawn", closedOn: dayOf(now) });
  await recordStep(row, { title: "已撤回", text: reason, by: actedBy({ kind: "anonymous" }, row), audience: "claimant" }, now);
  await emit("complaint.withdrawn.v1", caseRef(row), caseStream(row));
};

/** What the complainant thinks of the handling 办理评价, once for each closing. */
export const rateCase = async ({ clock }: Services, row: ComplaintCase, { stars, solved, text }: { readonly stars: number; readonly solved: boolean; readonly text: string }): Promise<void> => {
  if (row.state !== "closed") throw new DomainError("illegal_transition", { message: "办结后才能评价" });
  if (row.stars != null) throw new DomainError("duplicate", { message: "您已评价过这次办理" });
  const verdict = checkByWordList(text);
  if (!verdict.ok) throw invalidField("text", verdict.because);
  await touchCase(row, { stars, solved, ratingText: text, ratedOn: dayOf(clock.now()) });
  await recordStep(row, { title: "办理评价", text: `${stars} 星，${solved ? "问题已解决" : "问题没有解决"}${text ? `：${text}` : ""}`, by: actedBy({ kind: "anonymous" }, row), audience: "claimant" }, clock.now());
  await emit("complaint.rated.v1", { ...caseRef(row), stars, solved }, caseStream(row));
};

/** Opens a closed case again 重新办理 within the window; the limit begins anew. */
export const reopenCase = async ({ clock }: Services, row: ComplaintCase, reason: string): Promise<void> => {
  const now = clock.now();
  const today = dayOf(now);
  const until = reopenUntil(row);
  if (until !== null && !mayBeReopened(row, today)) throw new DomainError("rule_violated", { message: today > until ? `重新办理的期限（${formatDay(until)}）已过，可以另行提交` : "已重新办理过两次，请另行提交" });
  await moveCase(row, "reopen", { clockFrom: today, extendedOn: null, extensionState: null, extensionReason: null, closedOn: null, reopened: (row.reopened ?? 0) + 1, outcome: null, publicSummary: null, publicReply: null, publicRepliedOn: null, verifiedOn: null, filed: null, filedOn: null, filingReason: null });
  await recordStep(row, { title: "申请重新办理", text: reason, by: actedBy({ kind: "anonymous" }, row), audience: "claimant" }, now);
  await notify(row, "reopen", "重新办理告知", "系统", {}, now);
  await emit("complaint.reopened.v1", { ...caseRef(row), toldShop: row.shopSummary != null }, caseStream(row));
};

/** Follows an open case instead of sending another 关注; twice is once. */
export const followCase = async ({ clock }: Services, actor: Actor, row: ComplaintCase): Promise<void> => {
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  if (await CaseFollow.findOne({ where: { caseId: row.id, accountId: actor.accountId } })) return;
  await CaseFollow.create({ caseId: row.id, accountId: actor.accountId, createdAt: clock.now() });
  await row.update({ followers: (row.followers ?? 0) + 1 });
};

export const unfollowCase = async (actor: Actor, row: ComplaintCase): Promise<void> => {
  const gone = isMember(actor) ? await CaseFollow.destroy({ where: { caseId: row.id, accountId: actor.accountId } }) : 0;
  if (gone > 0) await row.update({ followers: Math.max(0, (row.followers ?? 0) - gone) });
};
