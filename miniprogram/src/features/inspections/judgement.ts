import { itemsOf } from "@sunshine/domain/inspections/checklist";
import { noteOf } from "@sunshine/domain/inspections/findings-library";
import type { Handling } from "@sunshine/domain/inspections/inspection.vocabulary";
import { explainScore, type VisitScore } from "@sunshine/domain/inspections/score";
import { defaultCorrectBy, judgeFromPack, type VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { dayOf, type Day } from "@sunshine/domain/kernel/day";
import type { DynamicGrade } from "@sunshine/domain/grades/grade.vocabulary";
import type { DraftFinding, InspectionDraft } from "./draft";

/** Items of the pack that have no verdict yet. */
export const unanswered = (draft: InspectionDraft, pack: VisitPack): string[] => itemsOf(pack.rules.checklist, pack.checklist.column).flatMap(({ code }) => (draft.findings[code] ? [] : [code]));

/** Items that failed, in the order of the pack. */
export const failedItems = (draft: InspectionDraft, pack: VisitPack): string[] => pack.checklist.items.flatMap(({ code }) => (draft.findings[code]?.verdict === "fail" ? [code] : []));

/** What the record will say of a failure: the officer's words, or those of the library. */
export const noteInWords = (finding: DraftFinding, pack: VisitPack): string => finding.note.trim() || noteOf(finding.wordings.flatMap((id) => pack.library.wordings.find((wording) => wording.id === id) ?? []));

/** What the visit comes to, reckoned on the phone 现场暂计结果. */
export interface Provisional {
  readonly score: VisitScore;
  readonly grade: DynamicGrade | null;
  readonly explanation: readonly string[];
}

export const visitDay = ({ startedAt }: Pick<InspectionDraft, "startedAt">): Day => dayOf(new Date(startedAt));

/** Null as long as an item has no verdict, or every one was left out. */
export const provisionalOf = (draft: InspectionDraft, pack: VisitPack): Provisional | null => {
  const codes = itemsOf(pack.rules.checklist, pack.checklist.column).map(({ code }) => code);
  const answers = codes.flatMap((code) => (draft.findings[code] ? [{ code, verdict: draft.findings[code].verdict }] : []));
  if (answers.length < codes.length || answers.every(({ verdict }) => verdict === "not_applicable")) return null;
  const { score, grade, explanation } = judgeFromPack(pack, answers, visitDay(draft));
  return { score, grade, explanation: [...explainScore(score), ...explanation] };
};

/** What follows where the officer has chosen nothing else: everything put right before our eyes passes, the rest is ordered. */
export const suggestedHandling = (draft: InspectionDraft, { score }: Pick<Provisional, "score">): Handling => {
  const fails = Object.values(draft.findings).filter(({ verdict }) => verdict === "fail");
  const mended = fails.every(({ correctedOnSite }) => correctedOnSite);
  return mended && score.keyFails === 0 && score.result !== "not_conform" ? "pass" : "rectify";
};

/** The handling and its day, as they will be sent. */
export const consequenceOf = (draft: InspectionDraft, pack: VisitPack, provisional: Provisional): { readonly handling: Handling; readonly correctBy: Day | null } => {
  const handling = draft.handling ?? suggestedHandling(draft, provisional);
  if (handling === "pass") return { handling, correctBy: null };
  return { handling, correctBy: draft.correctBy ?? (handling === "rectify" ? defaultCorrectBy(pack, visitDay(draft)) : null) };
};
