import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import { dayOf } from "@sunshine/domain/kernel/day";
import { emit } from "../../../platform/outbox/outbox";
import { recordAudit } from "../../audits";
import type { Inspection } from "../inspection.model";
import { requireCurrent, shopOf } from "../inspection.record";

/** Voids a wrongly entered visit 作废检查: the row stays as it was, the ledger gets a line, the grade is computed without it. */
export const voidInspection = async (visit: Inspection, { version, reason }: { readonly version: number; readonly reason: string }, officer: OfficerActor, now: Date): Promise<Inspection> => {
  requireCurrent(visit, version);
  await visit.update({ voidedAt: now, voidedBy: officer.name, voidReason: reason, version: visit.version + 1 });
  await emit("inspection.voided.v1", { establishment: shopOf(visit), inspectionId: visit.publicId, on: dayOf(now), reason, by: officer.name });
  await recordAudit({ actor: officer, act: "inspection.voided", subject: `inspection:${visit.publicId}`, reason, detail: { visitedOn: visit.visitedOn } }, now);
  return visit;
};
