import type * as z from "zod";
import type { DynamicGrade } from "@sunshine/domain/grades/grade.vocabulary";
import type { SubmitInspectionSchema } from "@sunshine/domain/inspections/inspection.contract";
import type { Verdict } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { VisitScore } from "@sunshine/domain/inspections/score";
import { judgeFromPack, type VisitPack } from "@sunshine/domain/inspections/visit-pack";
import type { Day } from "@sunshine/domain/kernel/day";

/** An answer as it is sent. */
export type GivenFinding = z.input<typeof SubmitInspectionSchema>["findings"][number];

/** What the officer has said of one item so far; no verdict until one is chosen. */
export interface Draft {
  readonly verdict: Verdict | null;
  readonly note: string;
  readonly correctedOnSite: boolean;
  /** Wordings of the library that were chosen. */
  readonly wordings: readonly string[];
  /** Photos that have arrived at the server; not kept in the browser. */
  readonly photos: readonly string[];
  readonly uploading: boolean;
}
export type Drafts = Readonly<Record<string, Draft>>;

export const NO_DRAFT: Draft = { verdict: null, note: "", correctedOnSite: false, wordings: [], photos: [], uploading: false };

/** Where a checklist stands 暂计结果: computed by the rules that the server applies, before anything is sent. */
export interface Provisional {
  readonly total: number;
  readonly answered: number;
  readonly fails: number;
  readonly keyFails: number;
  /** Items failed without a note. */
  readonly withoutNote: number;
  /** Items whose photos are still on their way. */
  readonly uploading: number;
  /** Null until every item is answered, or while the answers allow no score. */
  readonly outcome: (VisitScore & { readonly grade: DynamicGrade | null }) | null;
}

const outcomeOf = (pack: VisitPack, drafts: Drafts, on: Day): Provisional["outcome"] => {
  const answers = pack.checklist.items.map(({ code }) => ({ code, verdict: drafts[code]?.verdict ?? "not_applicable" }) as const);
  if (answers.every(({ verdict }) => verdict === "not_applicable")) return null;
  const { score, grade } = judgeFromPack(pack, answers, on);
  return { ...score, grade };
};

export const provisionalOf = (pack: VisitPack, drafts: Drafts, on: Day): Provisional => {
  const { items } = pack.checklist;
  const verdictOf = (code: string): Verdict | null => drafts[code]?.verdict ?? null;
  const answered = items.filter(({ code }) => verdictOf(code) !== null).length;
  const failed = items.filter(({ code }) => verdictOf(code) === "fail");
  return {
    total: items.length,
    answered,
    fails: failed.length,
    keyFails: failed.filter(({ key }) => key).length,
    withoutNote: failed.filter(({ code }) => !drafts[code]?.note.trim()).length,
    uploading: failed.filter(({ code }) => drafts[code]?.uploading).length,
    outcome: answered === items.length ? outcomeOf(pack, drafts, on) : null,
  };
};

/** What is sent of a finished checklist. */
export const findingsOf = ({ items }: VisitPack["checklist"], drafts: Drafts): GivenFinding[] =>
  items.flatMap(({ code }) => {
    const { verdict, note, correctedOnSite, wordings, photos } = drafts[code] ?? NO_DRAFT;
    if (verdict === null) return [];
    return [verdict === "fail" ? { code, verdict, note: note.trim(), correctedOnSite, wordings: [...wordings], photos: photos.map((id) => ({ id })) } : { code, verdict }];
  });

/** Every item that has no verdict yet becomes 符合; what was said stays. */
export const passTheRest = (checklist: VisitPack["checklist"], drafts: Drafts): Drafts => ({
  ...drafts,
  ...Object.fromEntries(checklist.items.filter(({ code }) => (drafts[code]?.verdict ?? null) === null).map(({ code }) => [code, { ...(drafts[code] ?? NO_DRAFT), verdict: "pass" as const }])),
});

export interface Section {
  readonly title: string;
  readonly again: boolean;
  readonly items: VisitPack["checklist"]["items"];
}

/** What failed last time stands first, the rest in the table's own sections. */
export const sectionsOf = ({ items }: VisitPack["checklist"]): Section[] => {
  const again = items.filter(({ failedLastTime }) => failedLastTime);
  const rest = items.filter(({ failedLastTime }) => !failedLastTime);
  const titles = [...new Set(rest.map(({ section }) => section))];
  return [
    ...(again.length > 0 ? [{ title: "上次不符合，本次必查", again: true, items: again }] : []),
    ...titles.map((title) => ({ title, again: false, items: rest.filter(({ section }) => section === title) })),
  ];
};
