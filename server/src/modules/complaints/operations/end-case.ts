import type { Actor } from "@sunshine/domain/accounts/actor";
import { OPEN_CASE_STATES } from "@sunshine/domain/complaints/complaint.states";
import { CASE_OUTCOMES_OF, type CaseOutcome } from "@sunshine/domain/complaints/complaint.vocabulary";
import { dayOf } from "@sunshine/domain/kernel/day";
import { invalidField } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { notify, recordStep } from "../case-file";
import { ComplaintCase } from "../case.model";
import { CaseFollow } from "../case-parts.model";
import { caseRef, caseStream } from "../case.ref";
import { mayWorkOnCase } from "../complaint.policy";
import { reopenUntil } from "../deadlines";
import { checkSummary } from "../summary-check";
import { inCharge, moveCase, officerOf } from "./change-case";

/** Followers that an event names. */
const MOST_FOLLOWERS = 200;

const followersOf = async ({ id }: ComplaintCase): Promise<number[]> =>
  (await CaseFollow.findAll({ where: { caseId: id }, attributes: ["accountId"], order: [["id", "ASC"]], limit: MOST_FOLLOWERS })).map(({ accountId }) => Number(accountId));

const tellMerged = async (row: ComplaintCase, by: string, outcome: CaseOutcome, summary: string, now: Date): Promise<void> => {
  const merged = await ComplaintCase.findAll({ where: { mergedIntoId: row.publicId }, order: [["id", "ASC"]] });
  for (const one of merged) {
    await notify(one, "merged_closed", "办结告知", by, { outcome, summary }, now);
    await emit("complaint.progressed.v1", { ...caseRef(one), title: "合并办理的案件已办结" }, caseStream(one));
  }
};

interface Close {
  readonly outcome: CaseOutcome;
  readonly publicSummary: string;
  readonly notice?: string | undefined;
}

/** Closes a case 办结 with its outcome, "closed, not fixed" 尚未解决 among them, and words that anybody may read. */
export const closeCase = async (services: Services, actor: Actor, row: ComplaintCase, { outcome, publicSummary, notice }: Close): Promise<void> => {
  if (!CASE_OUTCOMES_OF[row.kind].includes(outcome)) throw invalidField("outcome", row.kind === "complaint" ? "投诉不能以此结果办结" : "举报不能以此结果办结");
  await checkSummary(services, row, "publicSummary", publicSummary);
  const now = services.clock.now();
  const officer = officerOf(actor);
  await moveCase(row, "close", { outcome, publicSummary, closedOn: dayOf(now), extensionState: null, stars: null, solved: null, ratingText: null, ratedOn: null, ...inCharge(row, officer) });
  await notify(row, "close", "办结告知", officer.name, { outcome, summary: publicSummary, reopenUntil: reopenUntil(row) }, now, notice);
  await emit("complaint.closed.v1", { ...caseRef(row), outcome, publicSummary, toldShop: row.shopSummary != null, followerIds: await followersOf(row) }, caseStream(row));
  await tellMerged(row, officer.name, outcome, publicSummary, now);
};

/** Puts a case into another about the same matter 并案; its complainant is told how that one ends. */
export const mergeCase = async (services: Services, actor: Actor, row: ComplaintCase, { intoId, reason }: { readonly intoId: string; readonly reason: string }): Promise<void> => {
  const now = services.clock.now();
  const officer = officerOf(actor);
  const into = await ComplaintCase.findOne({ where: { publicId: intoId }, lock: true });
  if (!into || into.id === row.id || !mayWorkOnCase(actor, into)) throw invalidField("intoId", "没有找到要并入的案件");
  if (into.kind !== row.kind) throw invalidField("intoId", "投诉与举报应当分别处理，不能并案");
  if (!OPEN_CASE_STATES.includes(into.state)) throw invalidField("intoId", "要并入的案件已经结束");
  await moveCase(row, "merge", { mergedIntoId: into.publicId, closedOn: dayOf(now), ...inCharge(row, officer) });
  await notify(row, "merge", "并案告知", officer.name, { into: "另一件案件" }, now);
  await recordStep(row, { title: "并入案件", text: `并入 ${into.number}：${reason}`, by: officer.name, audience: "office" }, now);
  await recordStep(into, { title: "并入其他案件", text: `${row.number} 并入本案：${reason}`, by: officer.name, audience: "office" }, now);
  await emit("complaint.merged.v1", { ...caseRef(row), intoId: into.publicId }, caseStream(row));
};
