import { isMember, SHOP_ROLE_LABELS, type Actor } from "@sunshine/domain/accounts/actor";
import { MAX_CLIPS, MAX_PHOTOS } from "@sunshine/domain/complaints/complaint.contract";
import { dayOf } from "@sunshine/domain/kernel/day";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { attachEvidence } from "../../evidence";
import { recordStep } from "../case-file";
import type { ComplaintCase } from "../case.model";
import { caseRef, caseStream } from "../case.ref";
import { isPublished, mayState } from "../complaint.policy";
import { checkSummary } from "../summary-check";
import { touchCase } from "./change-case";

/** Evidence of what the shop says is held apart from the case's own, which the shop never sees. */
export const STATEMENT_HOLDER = "case_statement";

const roleOf = (actor: Actor, row: ComplaintCase): string => {
  const role = isMember(actor) ? actor.memberships.find(({ establishmentId }) => establishmentId === Number(row.establishmentId))?.role : undefined;
  return role ? SHOP_ROLE_LABELS[role] : "单位";
};

/** The shop tells its side of a case 单位陈述, to the officers alone; as often as needed while the case is open. */
export const stateShopSide = async ({ clock }: Services, actor: Actor, row: ComplaintCase, { text, evidenceIds }: { readonly text: string; readonly evidenceIds: readonly string[] }): Promise<void> => {
  if (!mayState(row)) throw new DomainError("illegal_transition", { message: "案件已经办结，不能再陈述；如有异议请联系市场监管所" });
  const now = clock.now();
  const evidence = await attachEvidence(actor, { ids: evidenceIds, purpose: "complaint", holder: STATEMENT_HOLDER, holderIds: [row.publicId], most: { photos: MAX_PHOTOS, clips: MAX_CLIPS } }, now);
  await recordStep(row, { title: "单位陈述", text, by: roleOf(actor, row), audience: "shop", evidence }, now);
  await emit("complaint.shop_stated.v1", caseRef(row), caseStream(row));
};

/** The shop answers a published result in public 公开回复, beside the officer's words; naming nobody. */
export const replyInPublic = async (services: Services, row: ComplaintCase, text: string): Promise<void> => {
  if (!isPublished(row)) throw new DomainError("illegal_transition", { message: "这件投诉的结果没有公示，不能公开回复" });
  await checkSummary(services, row, "text", text);
  await touchCase(row, { publicReply: text, publicRepliedOn: dayOf(services.clock.now()) });
  await emit("complaint.shop_replied.v1", caseRef(row), caseStream(row));
};
