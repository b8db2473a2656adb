import { checklistOf } from "@sunshine/config/regulations";
import { isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import type { ChecklistColumn, ChecklistItem } from "@sunshine/domain/inspections/checklist";
import type { InspectionRow, InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { INSPECTION_KIND_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { Storefront } from "@sunshine/domain/storefronts/storefront.contract";
import type { Sealing } from "../../platform/crypto/sealing";
import type { Inspection, RecordedFinding } from "./inspection.model";
import { abilitiesOf } from "./inspection.policy";
import { openSigning } from "./inspection.signing";

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
  handling: visit.handling,
  correctBy: visit.correctBy,
  voided: visit.voidedAt !== null && visit.voidedAt !== undefined,
});

/** What an item of the table says; of an unknown one its code. */
const wordsOf = (code: string, column: string, item: ChecklistItem | undefined): Pick<InspectionView["findings"][number], "text" | "section" | "key" | "weight"> =>
  item ? { text: item.text, section: item.section, key: item.key, weight: item.weights[column as ChecklistColumn] } : { text: code, section: "", key: false, weight: null };

const presentFinding = ({ code, verdict, note, correctedOnSite, mendedOn, basis = [], photos = [], correctBy = null }: RecordedFinding) => ({
  code, verdict, note, correctedOnSite, mendedOn, correctBy, basis: [...basis], photos: [...photos],
});

/** How it was signed, in names and times; the strokes are looked at on their own. */
const presentSigning = async (services: { readonly sealing: Sealing }, visit: Inspection): Promise<InspectionView["signing"]> => {
  const { shop, refusal, officers } = await openSigning(services, visit);
  return {
    kind: visit.signing ?? "paper",
    shop: shop && { name: shop.name, capacity: shop.capacity, signedAt: shop.signedAt },
    refusal,
    officers: officers.map(({ name, signedAt }) => ({ name, signedAt })),
  };
};

const provisionalOf = ({ provisional, score, result, grade }: Inspection): InspectionView["provisional"] =>
  provisional ? { ...provisional, agrees: provisional.score === score && provisional.result === result && provisional.grade === grade } : null;

/** What officers know beyond the shop: their remark, the task, what the phone had reckoned and where it was. */
const insideOf = (visit: Inspection, viewer: Actor): Pick<InspectionView, "remark" | "task" | "provisional" | "visit"> => {
  const visitTimes = visit.timing ?? null;
  if (isOfficer(viewer)) return { remark: visit.remark, task: visit.task ?? null, provisional: provisionalOf(visit), visit: visitTimes };
  return { remark: null, task: null, provisional: null, visit: visitTimes && { ...visitTimes, startPlace: null, endPlace: null, distanceM: null } };
};

/** The whole record, with the words of the edition by which it was made; the shop reads it without what officers keep among themselves. */
export const presentInspection = async (services: { readonly sealing: Sealing }, visit: Inspection, viewer: Actor): Promise<InspectionView> => {
  const items = itemsByCode(visit.checklistEdition);
  return {
    ...presentRow(visit),
    ...insideOf(visit, viewer),
    checklistEdition: visit.checklistEdition,
    column: visit.checklistColumn,
    findings: visit.findings.map((finding) => ({ ...presentFinding(finding), ...wordsOf(finding.code, visit.checklistColumn, items.get(finding.code)) })),
    explanation: visit.voidReason ? [...visit.explanation, `该次检查已由${visit.voidedBy ?? "系统"}作废：${visit.voidReason}`] : visit.explanation,
    team: visit.team ?? visit.inspectors.map((name) => ({ officerId: null, name, organisation: "" })),
    pictures: visit.pictures ?? [],
    signing: await presentSigning(services, visit),
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
