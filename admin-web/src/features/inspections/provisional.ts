import type * as z from "zod";
import { GRADINGS, JUDGEMENTS, checklistOf } from "@sunshine/config/regulations";
import { dynamicGrade } from "@sunshine/domain/grades/grading";
import type { DynamicGrade } from "@sunshine/domain/grades/grade.vocabulary";
import type { ChecklistView, SubmitInspectionSchema } from "@sunshine/domain/inspections/inspection.contract";
import { CHECKLIST_COLUMNS } from "@sunshine/domain/inspections/checklist";
import type { Verdict } from "@sunshine/domain/inspections/inspection.vocabulary";
import { scoreVisit, type VisitScore } from "@sunshine/domain/inspections/score";
import type { Day } from "@sunshine/domain/kernel/day";
import { editionInForce } from "@sunshine/domain/kernel/regulation";

/** An answer as it is sent. */
export type GivenFinding = z.input<typeof SubmitInspectionSchema>["findings"][number];

/** What the officer has said of one item so far; no verdict until one is chosen. */
export interface Draft {
  readonly verdict: Verdict | null;
  readonly note: string;
  readonly correctedOnSite: boolean;
}
export type Drafts = Readonly<Record<string, Draft>>;

export const NO_DRAFT: Draft = { verdict: null, note: "", correctedOnSite: false };

/** Where a checklist stands 暂计结果: computed by the rules that the server applies, before anything is sent. */
export interface Provisional {
  readonly total: number;
  readonly answered: number;
  readonly fails: number;
  readonly keyFails: number;
  /** Items failed without a note. */
  readonly withoutNote: number;
  /** Null until every item is answered, or while the answers allow no score. */
  readonly outcome: (VisitScore & { readonly grade: DynamicGrade | null }) | null;
}

const outcomeOf = (checklist: ChecklistView, drafts: Drafts, on: Day): Provisional["outcome"] => {
  const rules = checklistOf(checklist.edition);
  const column = CHECKLIST_COLUMNS.find((key) => key === checklist.column);
  if (!rules || !column) return null;
  const answers = checklist.items.map(({ code }) => ({ code, verdict: drafts[code]?.verdict ?? "not_applicable" }) as const);
  if (answers.every(({ verdict }) => verdict === "not_applicable")) return null;
  const score = scoreVisit(rules, column, answers, editionInForce(JUDGEMENTS, on));
  return { ...score, grade: dynamicGrade(score.dynamicScore, score.keyFails, editionInForce(GRADINGS, on)) };
};

/** The items that apply to this type of business; the others carry no weight. */
export const applicable = (checklist: ChecklistView): ChecklistView => ({ ...checklist, items: checklist.items.filter(({ weight }) => weight !== null) });

export const provisionalOf = (checklist: ChecklistView, drafts: Drafts, on: Day): Provisional => {
  const verdictOf = (code: string): Verdict | null => drafts[code]?.verdict ?? null;
  const answered = checklist.items.filter(({ code }) => verdictOf(code) !== null).length;
  const failed = checklist.items.filter(({ code }) => verdictOf(code) === "fail");
  return {
    total: checklist.items.length,
    answered,
    fails: failed.length,
    keyFails: failed.filter(({ key }) => key).length,
    withoutNote: failed.filter(({ code }) => !drafts[code]?.note.trim()).length,
    outcome: answered === checklist.items.length ? outcomeOf(checklist, drafts, on) : null,
  };
};

/** What is sent of a finished checklist. */
export const findingsOf = (checklist: ChecklistView, drafts: Drafts): GivenFinding[] =>
  checklist.items.flatMap(({ code }) => {
    const { verdict, note, correctedOnSite } = drafts[code] ?? NO_DRAFT;
    return verdict === null ? [] : [{ code, verdict, note: note.trim(), correctedOnSite: verdict === "fail" && correctedOnSite }];
  });

/** Every item that has no verdict yet becomes 符合; what was said stays. */
export const passTheRest = (checklist: ChecklistView, drafts: Drafts): Drafts => ({
  ...drafts,
  ...Object.fromEntries(checklist.items.filter(({ code }) => (drafts[code]?.verdict ?? null) === null).map(({ code }) => [code, { ...(drafts[code] ?? NO_DRAFT), verdict: "pass" as const }])),
});

export interface Section {
  readonly title: string;
  readonly again: boolean;
  readonly items: ChecklistView["items"];
}

/** What failed last time stands first, the rest in the table's own sections. */
export const sectionsOf = ({ items }: ChecklistView): Section[] => {
  const again = items.filter(({ failedLastTime }) => failedLastTime);
  const rest = items.filter(({ failedLastTime }) => !failedLastTime);
  const titles = [...new Set(rest.map(({ section }) => section))];
  return [
    ...(again.length > 0 ? [{ title: "上次不符合，本次必查", again: true, items: again }] : []),
    ...titles.map((title) => ({ title, again: false, items: rest.filter(({ section }) => section === title) })),
  ];
};
