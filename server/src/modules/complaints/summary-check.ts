import { invalidField } from "@sunshine/domain/kernel/errors";
import { checkByWordList } from "../../platform/content/text-check";
import { findRow } from "../../platform/db/records";
import type { Services } from "../../platform/services";
import type { ComplaintCase } from "./case.model";
import { CaseIdentity } from "./case-parts.model";
import { SEALED } from "./sealed-columns";

/** Nothing by which the complainant is known: name, number, home. The machine finds these before somebody else does. */
export const checkIdentity = async ({ sealing }: Pick<Services, "sealing">, row: ComplaintCase, field: string, text: string): Promise<void> => {
  const identity = await findRow(CaseIdentity, { caseId: row.id });
  if (!identity) return;
  const own = [sealing.open(identity.name, SEALED.name), sealing.open(identity.phone, SEALED.phone), ...(identity.address == null ? [] : [sealing.open(identity.address, SEALED.address)])];
  if (own.some((part) => part.length > 1 && text.includes(part))) throw invalidField(field, "内容中有投诉举报人的姓名、电话或住址，请删去");
};

/**
 * A text that the shop or the public will read 公开摘要: no number, no rude word, and nothing that the complainant is
 * called, lives at or typed as the place.
 */
export const checkSummary = async ({ sealing }: Pick<Services, "sealing">, row: ComplaintCase, field: string, text: string): Promise<void> => {
  const verdict = checkByWordList(text);
  if (!verdict.ok) throw invalidField(field, verdict.because);
  // Beside a shop's own address, what was typed tells the table or the time; a stall without a record has no other place.
  if (row.establishmentId != null && row.address != null && text.includes(row.address)) throw invalidField(field, "内容中有投诉举报人填写的具体位置，请删去");
  await checkIdentity({ sealing }, row, field, text);
};
