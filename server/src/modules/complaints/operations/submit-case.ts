import { UniqueConstraintError } from "sequelize";
import { CATEGORY_TREE } from "@sunshine/config/complaints";
import { isMember, worksAt, type Actor } from "@sunshine/domain/accounts/actor";
import { answerProblems, questionsOf } from "@sunshine/domain/complaints/categories";
import { CLOCK_SKEW_MINUTES, MAX_CLIPS, MAX_PHOTOS, type Submission } from "@sunshine/domain/complaints/complaint.contract";
import type { CaseKind } from "@sunshine/domain/complaints/complaint.vocabulary";
import { cellOf } from "@sunshine/domain/kernel/coordinates";
import { dayOf } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { changeRow, createRow, findRows } from "../../../platform/db/records";
import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { memberPhone } from "../../accounts";
import { attachEvidence } from "../../evidence";
import { paidOrderOf } from "../../payments";
import { noticeStep, recordSteps, type StepInput } from "../case-file";
import { ComplaintCase } from "../case.model";
import { CaseIdentity } from "../case-parts.model";
import { caseRef, caseStream } from "../case.ref";
import { clockColumns } from "../deadlines";
import { resolvePlace, type ResolvedPlace } from "../place";
import { claimantDigest, contentDigest, followUpCode, followUpDigest, SEALED, submissionDigest } from "../sealed-columns";

const PREFIX: Record<CaseKind, string> = { complaint: "TS", report: "JB" };

/** All that is settled before anything is written. */
interface Checked {
  readonly given: Submission;
  readonly place: ResolvedPlace;
  readonly happenedAt: Date;
  /** Account and phone of a sender with a name; null for an anonymous report. */
  readonly sender: { readonly accountId: number; readonly phone: string } | null;
  readonly paidOrder: ComplaintCase["paidOrder"];
  readonly digests: { readonly submission: string; readonly content: string; readonly followUp: string | null };
}

const eventTime = (text: string, now: Date): Date => {
  const at = new Date(text);
  if (at.getTime() > now.getTime() + CLOCK_SKEW_MINUTES * 60_000) throw invalidField("happenedAt", "发生时间不能晚于现在，请核对手机时间");
  return at > now ? now : at;
};

const senderOf = async (services: Services, actor: Actor, anonymous: boolean): Promise<Checked["sender"]> => {
  if (anonymous) return null;
  if (!isMember(actor)) throw new DomainError("unauthenticated", { message: "投诉和实名举报请先登录；也可以选择匿名举报" });
  const phone = await memberPhone(services, actor.accountId);
  if (phone === null) throw new DomainError("rule_violated", { message: "投诉和实名举报需要先验证手机号", fields: [{ path: "claimant", message: "请先用微信验证手机号" }] });
  return { accountId: actor.accountId, phone };
};

const proofOf = async ({ orderId }: Submission, sender: Checked["sender"], { shop }: ResolvedPlace): Promise<Checked["paidOrder"]> => {
  if (orderId === null || sender === null) return null;
  const order = await paidOrderOf(orderId, sender.accountId);
  if (!order || order.establishmentId !== shop?.id) throw invalidField("orderId", "这笔订单不是您在该店付款的订单");
  return { orderId, amountFen: order.amountFen, paidAt: order.paidAt.toISOString() };
};

const check = async (services: Services, actor: Actor, given: Submission, key: string): Promise<Checked> => {
  const problems = answerProblems(questionsOf(CATEGORY_TREE, given.category), given.answers);
  if (problems.length > 0) throw new DomainError("invalid_input", { fields: problems.map(({ key: name, message }) => ({ path: `answers.${name}`, message })) });
  const happenedAt = eventTime(given.happenedAt, services.clock.now());
  const sender = await senderOf(services, actor, given.anonymous);
  const place = await resolvePlace(services.region, given.place);
  if (place.shop && given.kinds.includes("complaint") && worksAt(actor, place.shop.id)) throw invalidField("place.establishmentId", "不能投诉自己的店铺");
  return {
    given, place, happenedAt, sender, paidOrder: await proofOf(given, sender, place),
    digests: { submission: submissionDigest(services, sender?.accountId ?? null, key), content: contentDigest(services, given), followUp: given.anonymous ? followUpDigest(services, followUpCode(services, key)) : null },
  };
};

/** The answers with their questions as they were asked, for the questions may change. */
const answersOf = ({ category, answers }: Submission) => questionsOf(CATEGORY_TREE, category).flatMap(({ key, text }) => (answers[key] ? [{ key, question: text, answer: answers[key] }] : []));

const placeColumns = ({ shop, placeName, address, at, townCode }: ResolvedPlace) => ({
  establishmentId: shop?.id ?? null, establishmentPublicId: shop?.publicId ?? null, placeName, address, lng: at?.lng ?? null, lat: at?.lat ?? null, cell: at && cellOf(at), townCode,
});

const rowOf = (services: Services, { given, place, happenedAt, sender, paidOrder, digests }: Checked, kind: CaseKind, now: Date) => {
  const today = dayOf(now);
  const publicId = services.ids.newId();
  const clock = { kind, state: "received" as const, clockFrom: today, receivedOn: today, extendedOn: null };
  return {
    ...clock, ...clockColumns(clock), publicId, number: `${PREFIX[kind]}${today.replaceAll("-", "")}${publicId.slice(0, 8).toUpperCase()}`, category: given.category, version: 1,
    anonymous: given.anonymous, accountId: sender?.accountId ?? null, submissionDigest: digests.submission, contentDigest: digests.content, followUpDigest: digests.followUp,
    claimantDigest: sender && claimantDigest(services, sender.phone), ...placeColumns(place),
    happenedAt, story: given.story, answers: answersOf(given),
    demands: kind === "complaint" ? given.demands : [], publishConsent: given.publishConsent, paidOrder: paidOrder ?? null, receivedAt: now,
  };
};

const sealIdentity = async ({ sealing }: Services, row: ComplaintCase, { given: { claimant }, sender }: Checked): Promise<void> => {
  if (!claimant || !sender) return;
  const { name, address } = claimant;
  await createRow(CaseIdentity, { caseId: row.id, name: sealing.seal(name, SEALED.name), phone: sealing.seal(sender.phone, SEALED.phone), address: address === null ? null : sealing.seal(address, SEALED.address) });
};

const write = async (services: Services, actor: Actor, checked: Checked): Promise<ComplaintCase[]> => {
  const now = services.clock.now();
  const { kinds, evidenceIds, anonymous, category } = checked.given;
  const rows: ComplaintCase[] = [];
  for (const kind of kinds) rows.push(await createRow(ComplaintCase, rowOf(services, checked, kind, now)));
  if (rows.length > 1) for (const row of rows) await changeRow(row, { linkedId: rows.find((other) => other !== row)!.publicId });
  await attachEvidence(actor, { ids: evidenceIds, purpose: "complaint", holder: "case", holderIds: rows.map(({ publicId }) => publicId), anonymous, most: { photos: MAX_PHOTOS, clips: MAX_CLIPS } }, now);
  for (const row of rows) {
    await sealIdentity(services, row, checked);
    const sent: StepInput = { title: "已提交", text: row.kind === "complaint" ? "投诉已提交" : "举报已提交", by: row.kind === "complaint" ? "投诉人" : "举报人", audience: "claimant" };
    await recordSteps(row, [sent, noticeStep(row, "submitted", "收到告知", "系统", {})], now);
    await emit("complaint.submitted.v1", { ...caseRef(row), urgent: category === "poisoning" }, caseStream(row));
  }
  return rows;
};

export interface Submitted {
  readonly cases: ComplaintCase[];
  readonly followUpCode: string | null;
}

/**
 * Takes in a complaint, a report, or both as two linked cases 提交投诉举报. The request number makes the case: the same
 * one again, from whatever network, finds it; the same one with other content is refused.
 */
export const submitCase = async (services: Services, actor: Actor, given: Submission, key: string): Promise<Submitted> => {
  const sender = given.anonymous || !isMember(actor) ? null : actor.accountId;
  const known = async (): Promise<ComplaintCase[]> => {
    const rows = await findRows(ComplaintCase, { submissionDigest: submissionDigest(services, sender, key) });
    if (rows.some((row) => row.contentDigest !== contentDigest(services, given))) throw new DomainError("idempotency_mismatch");
    return rows;
  };
  const answer = (cases: ComplaintCase[]): Submitted => ({ cases, followUpCode: given.anonymous ? followUpCode(services, key) : null });
  const earlier = await known();
  if (earlier.length > 0) return answer(earlier);
  const checked = await check(services, actor, given, key);
  try {
    return answer(await inTransaction(services.db.sequelize, () => write(services, actor, checked)));
  } catch (error) {
    const first = error instanceof UniqueConstraintError ? await known() : [];
    if (first.length > 0) return answer(first);
    throw error;
  }
};
