import type { InspectionRow, InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { HANDLING_LABELS, type VisitResult } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import type { Tone } from "../../ui/Tag";

export const RESULT_TONES: Record<VisitResult, Tone> = { conform: "good", mostly_conform: "notice", not_conform: "bad" };

/** Events that make or move the record of a visit. */
export const VISIT_NEWS = ["inspection.submitted.v1", "inspection.mended.v1", "inspection.voided.v1"] as const;

type Found = Pick<InspectionRow, "fails" | "keyFails" | "openFindings">;

/** "不符合 3 项，其中关键项 1 项，2 项待整改". */
export const foundInWords = ({ fails, keyFails, openFindings }: Found): string => {
  if (fails === 0) return "没有发现不符合项";
  const key = keyFails > 0 ? `，其中关键项 ${keyFails} 项` : "";
  return `不符合 ${fails} 项${key}，${openFindings === 0 ? "均已整改" : `${openFindings} 项待整改`}`;
};

/** What follows from the visit 处理, with its day. */
export const handlingInWords = ({ handling, correctBy }: Pick<InspectionRow, "handling" | "correctBy">): string =>
  correctBy === null ? HANDLING_LABELS[handling] : `${HANDLING_LABELS[handling]}（${formatDay(correctBy)}前）`;

type Finding = InspectionView["findings"][number];

/** How a finding stands, as a tag. */
export const mendedTag = ({ correctedOnSite, mendedOn, correctBy }: Pick<Finding, "correctedOnSite" | "mendedOn" | "correctBy">): { readonly tone: Tone; readonly text: string } => {
  if (correctedOnSite) return { tone: "good", text: "已当场改正" };
  if (mendedOn !== null) return { tone: "good", text: `${formatDay(mendedOn)}整改完成` };
  return { tone: "bad", text: correctBy === null ? "待整改" : `${formatDay(correctBy)}前整改` };
};
