import type { Actor } from "@sunshine/domain/accounts/actor";
import { OPEN_CASE_STATES } from "@sunshine/domain/complaints/complaint.states";
import { dayOf } from "@sunshine/domain/kernel/day";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import { notify, recordStep } from "../case-file";
import type { ComplaintCase } from "../case.model";
import { caseRef, caseStream } from "../case.ref";
import { clockColumns } from "../deadlines";
import { officerOf, touchCase } from "./change-case";

/** Asks for 15 more working days to check a report 申请延长核查期限; a complaint's limits cannot be extended. */
export const requestExtension = async ({ clock }: Services, actor: Actor, row: ComplaintCase, reason: string): Promise<void> => {
  if (row.kind !== "report") throw new DomainError("rule_violated", { message: "投诉的办理期限不能延长" });
  if (!OPEN_CASE_STATES.includes(row.state)) throw new DomainError("illegal_transition", { message: "案件已结束，不能延长期限" });
  if (row.extendedOn != null) throw new DomainError("rule_violated", { message: "核查期限只能延长一次" });
  if (row.deadlineOn != null && dayOf(clock.now()) > row.deadlineOn) throw new DomainError("rule_violated", { message: "期限已过，不能再申请延长" });
  await touchCase(row, { extensionState: "requested", extensionReason: reason, extensionBy: officerOf(actor).officerId });
  await recordStep(row, { title: "申请延长核查期限", text: reason, by: officerOf(actor).name, audience: "office" }, clock.now());
  await emit("complaint.extension_requested.v1", caseRef(row), caseStream(row));
};

/** The bureau's answer 审批; nobody approves the own request. */
export const decideExtension = async ({ clock }: Services, actor: Actor, row: ComplaintCase, { approve, reason }: { readonly approve: boolean; readonly reason: string }): Promise<void> => {
  if (row.extensionState !== "requested" || row.deadlineOn == null) throw new DomainError("illegal_transition", { message: "没有待审批的延期申请" });
  const now = clock.now();
  const { name: by, officerId } = officerOf(actor);
  if (row.extensionBy === officerId) throw new DomainError("rule_violated", { message: "延期须由他人审批，不能审批自己提出的申请" });
  await touchCase(row, { extensionState: approve ? "approved" : "refused", ...(approve && { extendedOn: dayOf(now) }) });
  if (approve) await row.update(clockColumns(row));
  await recordStep(row, { title: approve ? "批准延长核查期限" : "不批准延长核查期限", text: reason, by, audience: "office" }, now);
  if (approve) await notify(row, "extend", "延期告知", by, {}, now);
  await emit("complaint.extension_decided.v1", { ...caseRef(row), approved: approve }, caseStream(row));
  await recordAudit({ actor, act: "complaint.extension_decided", subject: `case:${row.publicId}`, reason, detail: { approve } }, now);
};
