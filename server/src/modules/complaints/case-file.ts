import type { Sequelize } from "sequelize";
import { NOTICE_TEMPLATES } from "@sunshine/config/complaints";
import { fillTemplate, noticeText, type NoticeAct } from "@sunshine/domain/complaints/notices";
import type { StepAudience } from "@sunshine/domain/complaints/complaint.views";
import type { CaseOutcome, RefusalGround } from "@sunshine/domain/complaints/complaint.vocabulary";
import { CASE_OUTCOME_LABELS, REFUSAL_GROUND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { EvidenceRef } from "@sunshine/domain/evidence/evidence.contract";
import { formatDay } from "@sunshine/domain/kernel/day";
import { insertRows } from "../../platform/db/insert-rows";
import { parsedJson, selectRows } from "../../platform/db/statements";
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

const COLUMNS = ["case_id", "at", "title", "text", "by", "notice", "audience", "evidence"];

/** Adds lines to the case file 案卷, in the ambient transaction. */
export const recordSteps = (row: Pick<ComplaintCase, "id">, steps: readonly StepInput[], now: Date): Promise<void> =>
  insertRows(
    CaseStep.sequelize as Sequelize,
    "complaint_steps",
    COLUMNS,
    steps.map(({ title, text, by, notice = false, audience, evidence = [] }) => [row.id, now, title, text, by, notice, audience, JSON.stringify(evidence)])
  );

export const recordStep = (row: Pick<ComplaintCase, "id">, step: StepInput, now: Date): Promise<void> => recordSteps(row, [step], now);

/** A line of the case file as it is read. */
export type StepLine = Pick<CaseStep, "at" | "title" | "text" | "by" | "notice" | "audience" | "evidence">;

type StoredLine = Omit<StepLine, "at" | "notice" | "evidence"> & { readonly at: Date | string; readonly notice: number | boolean; readonly evidence: EvidenceRef[] | string };

/** The case file, in the order in which it was written. */
export const stepsOf = async ({ id }: Pick<ComplaintCase, "id">): Promise<StepLine[]> => {
  const lines = await selectRows<StoredLine>(CaseStep.sequelize as Sequelize, "SELECT at, title, text, `by`, notice, audience, evidence FROM complaint_steps WHERE case_id = ? ORDER BY id", [id]);
  return lines.map(({ at, notice, evidence, ...line }) => ({ ...line, at: new Date(at), notice: Boolean(notice), evidence: parsedJson(evidence) }));
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

/** What the complainant is told 告知: the officer's own words where there are some, else the template's; both are filed. */
export const noticeStep = (row: ComplaintCase, act: NoticeAct, title: string, by: string, values: NoticeValues, own?: string): StepInput => {
  const known = noticeValues(row, values);
  const text = own ? fillTemplate(own, known) : noticeText(NOTICE_TEMPLATES, act, row.kind, known);
  return { title, text, by, audience: "claimant", notice: true };
};

/** Tells the complainant and files it. */
export const notify = (row: ComplaintCase, act: NoticeAct, title: string, by: string, values: NoticeValues, now: Date, own?: string): Promise<void> =>
  recordStep(row, noticeStep(row, act, title, by, values, own), now);
