import { checklistOf } from "@sunshine/config/regulations";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { ChecklistColumn, ChecklistItem } from "@sunshine/domain/inspections/checklist";
import type { InspectionRow, InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { INSPECTION_KIND_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { Storefront } from "@sunshine/domain/storefronts/storefront.contract";
import type { Inspection } from "./inspection.model";
import { abilitiesOf } from "./inspection.policy";

const itemsByCode = (edition: string): Map<string, ChecklistItem> => new Map((checklistOf(edition)?.items ?? []).map((item) => [item.code, item]));

/** A line of the list of visits. */
export const presentRow = (visit: Inspection): InspectionRow => ({
  id: visit.publicId,
  establishmentId: visit.establishmentPublicId,
  establishmentName: visit.establishmentName,
  townCode: visit.townCode,
  kind: visit.kind,
  mode: visit.mode,
  visitedOn: visit.visitedOn,
  score: visit.score,
  result: visit.result,
  grade: visit.grade,
  keyFails: visit.keyFails,
  fails: visit.fails,
  openFindings: visit.openFindings,
  inspectors: visit.inspectors,
  voided: visit.voidedAt !== null && visit.voidedAt !== undefined,
});

/** The whole record, with the words of the edition by which it was made. */
export const presentInspection = (visit: Inspection, viewer: Actor): InspectionView => {
  const items = itemsByCode(visit.checklistEdition);
  return {
    ...presentRow(visit),
    checklistEdition: visit.checklistEdition,
    column: visit.checklistColumn,
    handling: visit.handling,
    correctBy: visit.correctBy,
    remark: visit.remark,
    findings: visit.findings.map((finding) => {
      const item = items.get(finding.code);
      return { ...finding, text: item?.text ?? finding.code, section: item?.section ?? "", key: item?.key ?? false, weight: item?.weights[visit.checklistColumn as ChecklistColumn] ?? null };
    }),
    explanation: visit.voidReason ? [...visit.explanation, `该次检查已由${visit.voidedBy ?? "系统"}作废：${visit.voidReason}`] : visit.explanation,
    submittedAt: visit.submittedAt.toISOString(),
    version: visit.version,
    abilities: abilitiesOf(viewer, visit),
  };
};

/** A visit as the public reads it 检查公示. */
export type PublicVisit = Storefront["visits"][number];

/** What failed and whether it is mended, in the words of the table; the officer's own notes and names stay inside. */
export const presentPublicVisit = (visit: Inspection): PublicVisit => {
  const items = itemsByCode(visit.checklistEdition);
  return {
    on: visit.visitedOn,
    kind: INSPECTION_KIND_LABELS[visit.kind],
    score: visit.score,
    result: visit.result,
    grade: visit.grade ?? "pending",
    findings: visit.findings
      .filter(({ verdict }) => verdict === "fail")
      .map(({ code, mendedOn }) => ({ text: items.get(code)?.text ?? code, key: items.get(code)?.key ?? false, mendedOn })),
  };
};
