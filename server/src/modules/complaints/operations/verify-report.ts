import type { Actor } from "@sunshine/domain/accounts/actor";
import { MAX_CLIPS, MAX_PHOTOS } from "@sunshine/domain/complaints/complaint.contract";
import { SUBSTANTIATED_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { dayOf, formatDay, type Day } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { attachEvidence } from "../../evidence";
import { notify, recordStep } from "../case-file";
import type { ComplaintCase } from "../case.model";
import { caseRef, caseStream } from "../case.ref";
import { clockColumns } from "../deadlines";
import { inCharge, moveCase, officerOf, touchCase } from "./change-case";
import { closeCase } from "./end-case";

const requireReportAtHand = ({ kind, state }: ComplaintCase): void => {
  if (kind !== "report") throw new DomainError("rule_violated", { message: "投诉由双方调解，不作立案决定；涉嫌违法的请另立举报" });
  if (state !== "accepted" && state !== "handling") throw new DomainError("illegal_transition", { message: "登记受理后才能核查和决定是否立案" });
};

interface Verification {
  readonly verifiedOn: Day;
  readonly substantiated: keyof typeof SUBSTANTIATED_LABELS;
  readonly text: string;
  readonly evidenceIds: readonly string[];
}

/** Files what looking into a report has found 核查情况; the reporter reads that it was done, not what stands in the file. */
export const verifyReport = async ({ clock }: Services, actor: Actor, row: ComplaintCase, { verifiedOn, substantiated, text, evidenceIds }: Verification): Promise<void> => {
  requireReportAtHand(row);
  if (row.filed != null) throw new DomainError("illegal_transition", { message: "已经决定是否立案，请记入案卷" });
  const now = clock.now();
  if (verifiedOn > dayOf(now)) throw invalidField("verifiedOn", "核查日期不能晚于今天");
  if (verifiedOn < row.receivedOn) throw invalidField("verifiedOn", "核查日期不能早于收到举报的日期");
  const officer = officerOf(actor);
  const evidence = await attachEvidence(actor, { ids: evidenceIds, purpose: "complaint", holder: "case", holderIds: [row.publicId], most: { photos: MAX_PHOTOS, clips: MAX_CLIPS } }, now);
  const changes = { verifiedOn, ...inCharge(row, officer) };
  if (row.state === "accepted") await moveCase(row, "begin", changes);
  else await touchCase(row, changes);
  await recordStep(row, { title: "核查情况", text: `${formatDay(verifiedOn)}核查，${SUBSTANTIATED_LABELS[substantiated]}。${text}`, by: officer.name, audience: "office", evidence }, now);
  await recordStep(row, { title: "已经核查", text: "反映的情况已经核查，正在决定是否立案", by: officer.name, audience: "claimant" }, now);
  await emit("complaint.progressed.v1", { ...caseRef(row), title: "已经核查" }, caseStream(row));
};

interface Filing {
  readonly file: boolean;
  readonly reason: string;
  readonly publicSummary: string;
  readonly notice?: string | undefined;
}

/**
 * Decides whether a verified report is filed for investigation 是否立案. Filed, it goes on to a decision within the limit of
 * the procedure of penalties; not filed, it is closed at once, and its reporter is told why.
 */
export const decideFiling = async (services: Services, actor: Actor, row: ComplaintCase, { file, reason, publicSummary, notice }: Filing): Promise<void> => {
  requireReportAtHand(row);
  if (row.filed != null) throw new DomainError("illegal_transition", { message: "已经决定是否立案" });
  if (row.verifiedOn == null) throw new DomainError("rule_violated", { message: "请先登记核查情况，再决定是否立案" });
  const now = services.clock.now();
  const by = officerOf(actor).name;
  const decided = { filed: file, filedOn: dayOf(now), filingReason: reason };
  await recordStep(row, { title: file ? "决定立案" : "决定不予立案", text: reason, by, audience: "office" }, now);
  if (!file) {
    await row.update(decided);
    await closeCase(services, actor, row, { outcome: "not_filed", publicSummary, notice });
    return;
  }
  await touchCase(row, { ...decided, extensionState: row.extensionState === "requested" ? null : (row.extensionState ?? null) });
  await row.update(clockColumns(row));
  await notify(row, "file", "立案告知", by, { reason }, now, notice);
  await emit("complaint.progressed.v1", { ...caseRef(row), title: "已经立案" }, caseStream(row));
};
