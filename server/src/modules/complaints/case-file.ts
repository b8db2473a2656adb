import { NOTICE_TEMPLATES } from "@sunshine/config/complaints";
import { fillTemplate, noticeText, type NoticeAct } from "@sunshine/domain/complaints/notices";
import type { StepAudience } from "@sunshine/domain/complaints/complaint.views";
import type { CaseOutcome, RefusalGround } from "@sunshine/domain/complaints/complaint.vocabulary";
import { CASE_OUTCOME_LABELS, REFUSAL_GROUND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { EvidenceRef } from "@sunshine/domain/evidence/evidence.contract";
import { formatDay } from "@sunshine/domain/kernel/day";
import type { ComplaintCase } from "./case.model";
import { CaseStep } from "./case-parts.model";

export interface StepInput {
  readonly title: string;
  readonly text: string;
  readonly by: string;
  readonly audience: StepAudience;
  readonly notice?: boolean;
  readonly evidence?: readonly EvidenceRef[];
}

/** Adds a line to the case file 案卷, in the ambient transaction. */
export const recordStep = async (row: Pick<ComplaintCase, "id">, { notice = false, evidence = [], ...step }: StepInput, now: Date): Promise<void> => {
  await CaseStep.create({ ...step, caseId: row.id, at: now, notice, evidence: [...evidence] });
};

export interface NoticeValues {
  readonly ground?: RefusalGround;
  readonly outcome?: CaseOutcome;
  readonly reopenUntil?: string | null;
  readonly explanation?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly into?: string;
  readonly summary?: string;
}

/** What a template may name of a case. */
export const noticeValues = (row: ComplaintCase, { ground, outcome, reopenUntil, ...texts }: NoticeValues = {}): Record<string, string> => ({
  number: row.number,
  ...(row.deadlineOn != null && { deadline: formatDay(row.deadlineOn) }),
  ...(row.handlerName != null && { handler: row.handlerName }),
  ...(ground && { ground: REFUSAL_GROUND_LABELS[ground] }),
  ...(outcome && { outcome: CASE_OUTCOME_LABELS[outcome] }),
  ...(reopenUntil != null && { reopenUntil: formatDay(reopenUntil) }),
  ...texts,
});

/** Tells the complainant 告知: the officer's own words where there are some, else the template's; both are filed. */
export const notify = (row: ComplaintCase, act: NoticeAct, title: string, by: string, values: NoticeValues, now: Date, own?: string): Promise<void> => {
  const known = noticeValues(row, values);
  const text = own ? fillTemplate(own, known) : noticeText(NOTICE_TEMPLATES, act, row.kind, known);
  return recordStep(row, { title, text, by, audience: "claimant", notice: true }, now);
};
