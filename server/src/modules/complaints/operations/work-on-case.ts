import type * as z from "zod";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { OPEN_CASE_STATES } from "@sunshine/domain/complaints/complaint.states";
import { MAX_CLIPS, MAX_PHOTOS, type complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import { attachEvidence } from "../../evidence";
import { recordStep } from "../case-file";
import type { ComplaintCase } from "../case.model";
import { CaseIdentity, CaseMediation } from "../case-parts.model";
import { caseRef, caseStream } from "../case.ref";
import { SEALED } from "../sealed-columns";
import { checkIdentity } from "../summary-check";
import { inCharge, moveCase, officerOf, touchCase } from "./change-case";

const requireOpen = ({ state }: ComplaintCase): void => {
  if (!OPEN_CASE_STATES.includes(state)) throw new DomainError("illegal_transition", { message: "案件已结束，不能再办理" });
};

/** Makes the officer the one in charge 承办; who was before is in the file. */
export const takeCase = async ({ clock }: Services, actor: Actor, row: ComplaintCase, reason: string): Promise<void> => {
  requireOpen(row);
  const officer = officerOf(actor);
  const before = row.handlerName == null ? "" : `，原承办人${row.handlerName}`;
  await touchCase(row, { handlerId: officer.officerId, handlerName: officer.name });
  await recordStep(row, { title: "确定承办人", text: `由${officer.name}承办${before}${reason ? `：${reason}` : ""}`, by: officer.name, audience: "office" }, clock.now());
  await emit("complaint.handler_changed.v1", caseRef(row), caseStream(row));
};

/** Begins to look into it 开始调查处理. */
export const beginCase = async ({ clock }: Services, actor: Actor, row: ComplaintCase, text: string): Promise<void> => {
  const officer = officerOf(actor);
  await moveCase(row, "begin", inCharge(row, officer));
  await recordStep(row, { title: "开始调查处理", text: text || "已安排人员调查处理", by: officer.name, audience: "claimant" }, clock.now());
  await emit("complaint.progressed.v1", { ...caseRef(row), title: "开始调查处理" }, caseStream(row));
};

type Mediation = Omit<z.output<typeof complaintApi.mediate.input>, "id" | "version">;

/** Texts that more eyes read than those of the officer in charge name no complainant. */
const checkWords = async (services: Services, row: ComplaintCase, given: Mediation): Promise<void> => {
  for (const field of ["present", "claims", "statement", "record", "agreement"] as const) await checkIdentity(services, row, field, given[field]);
};

/** Files a mediation 调解 with both sides; the complainant reads whether they agreed, the record stays in the file. */
export const recordMediation = async (services: Services, actor: Actor, row: ComplaintCase, given: Mediation): Promise<void> => {
  if (row.kind === "report") throw new DomainError("rule_violated", { message: "举报不适用调解" });
  if (row.state !== "accepted" && row.state !== "handling") throw new DomainError("illegal_transition", { message: "受理后才能调解" });
  const now = services.clock.now();
  const { heldAt, place, claimantSide, present, claims, statement, record, agreed, agreement } = given;
  const at = new Date(heldAt);
  if (at > now) throw invalidField("heldAt", "调解时间不能晚于现在");
  if (agreed && agreement === "") throw invalidField("agreement", "请填写达成的协议");
  await checkWords(services, row, given);
  const officer = officerOf(actor);
  await touchCase(row, inCharge(row, officer));
  await CaseMediation.create({ publicId: services.ids.newId(), caseId: row.id, heldAt: at, place, mediator: officer.name, claimantSide, present, claims, statement, record, agreed, agreement });
  await recordStep(row, { title: "调解记录", text: `${formatInstant(at)}，到场：${present}。${record}`, by: officer.name, audience: "office" }, now);
  await recordStep(row, { title: agreed ? "调解达成一致" : "调解未达成一致", text: agreed ? agreement : "双方未达成一致，案件继续办理", by: officer.name, audience: "claimant" }, now);
  await emit("complaint.progressed.v1", { ...caseRef(row), title: agreed ? "调解达成一致" : "调解未达成一致" }, caseStream(row));
};

interface Note {
  readonly text: string;
  readonly tell: boolean;
  readonly evidenceIds: readonly string[];
}

/** Puts a note into the file 案卷记录, for the complainant too where the officer says so. */
export const noteOnCase = async ({ clock }: Services, actor: Actor, row: ComplaintCase, { text, tell, evidenceIds }: Note): Promise<void> => {
  requireOpen(row);
  const now = clock.now();
  const evidence = await attachEvidence(actor, { ids: evidenceIds, purpose: "complaint", holder: "case", holderIds: [row.publicId], most: { photos: MAX_PHOTOS, clips: MAX_CLIPS } }, now);
  await touchCase(row, {});
  const by = officerOf(actor).name;
  await recordStep(row, { title: tell ? "办理进展" : "工作记录", text, by, audience: tell ? "claimant" : "office", notice: tell, evidence: tell ? [] : evidence }, now);
  if (tell && evidence.length > 0) await recordStep(row, { title: "工作照片", text: "", by, audience: "office", evidence }, now);
  if (tell) await emit("complaint.progressed.v1", { ...caseRef(row), title: "办理进展" }, caseStream(row));
};

interface Identity {
  readonly name: string;
  readonly phone: string;
  readonly address: string | null;
}

/** Opens who complained, and puts the look into the file. */
const openIdentity = async ({ sealing, clock }: Services, actor: Actor, row: ComplaintCase, title: string, reason: string): Promise<Identity> => {
  const identity = await CaseIdentity.findOne({ where: { caseId: row.id } });
  if (!identity) throw new DomainError("not_found", { message: "匿名举报，没有举报人信息" });
  await recordStep(row, { title, text: reason, by: officerOf(actor).name, audience: "office" }, clock.now());
  const { name, phone, address } = identity;
  return { name: sealing.open(name, SEALED.name), phone: sealing.open(phone, SEALED.phone), address: address == null ? null : sealing.open(address, SEALED.address) };
};

/** Shows the officer in charge who complained 查看身份; that they looked, and why, stays in the audit trail. */
export const revealIdentity = async (services: Services, actor: Actor, row: ComplaintCase, reason: string): Promise<Identity> => {
  const identity = await openIdentity(services, actor, row, "查看投诉举报人身份", reason);
  await recordAudit({ actor, act: "complaint.identity_revealed", subject: `case:${row.publicId}`, reason }, services.clock.now());
  return identity;
};

/** Who complained, for the paper of the officer in charge 打印含身份的案卷. */
export const identityForPaper = async (services: Services, actor: Actor, row: ComplaintCase, reason: string): Promise<Identity> => {
  const identity = await openIdentity(services, actor, row, "打印含身份的案卷", reason);
  await recordAudit({ actor, act: "complaint.file_printed", subject: `case:${row.publicId}`, reason }, services.clock.now());
  return identity;
};
