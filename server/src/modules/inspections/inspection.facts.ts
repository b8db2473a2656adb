import { checklistOf } from "@sunshine/config/regulations";
import type { EstablishmentRef } from "@sunshine/domain/establishments/establishment.events";
import type { Handling } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { Day } from "@sunshine/domain/kernel/day";
import { Inspection } from "./inspection.model";
import { shopOf } from "./inspection.record";
import { markMended } from "./operations/mark-mended";

/** A finding of a visit with the words of the edition by which it was made. */
export interface FindingFacts {
  readonly code: string;
  readonly section: string;
  readonly text: string;
  readonly note: string;
  readonly key: boolean;
  /** Rule that it breaks 检查依据. */
  readonly basis: string;
  readonly mendedOn: Day | null;
}

/** A visit as other modules may know it. */
export interface VisitFacts {
  readonly publicId: string;
  readonly establishment: EstablishmentRef;
  readonly visitedOn: Day;
  readonly handling: Handling;
  readonly correctBy: Day | null;
  readonly inspectors: readonly string[];
  readonly voided: boolean;
  /** The document that the checklist puts into effect. */
  readonly legalBasis: string;
  /** What failed, mended or not. */
  readonly failed: readonly FindingFacts[];
}

/** What was found on a visit, in words; null where there is no such visit. */
export const visitFacts = async (publicId: string): Promise<VisitFacts | null> => {
  const visit = await Inspection.findOne({ where: { publicId } });
  if (!visit) return null;
  const checklist = checklistOf(visit.checklistEdition);
  const items = new Map((checklist?.items ?? []).map((item) => [item.code, item]));
  const { visitedOn, handling, correctBy, inspectors } = visit;
  const title = checklist?.title ?? visit.checklistEdition;
  return {
    publicId, establishment: shopOf(visit), visitedOn, handling, correctBy, inspectors, voided: Boolean(visit.voidedAt),
    legalBasis: checklist ? `${checklist.number}、《${title}》` : `《${title}》`,
    failed: visit.findings
      .filter(({ verdict }) => verdict === "fail")
      .map(({ code, note, mendedOn }) => {
        const item = items.get(code);
        return { code, note, mendedOn, section: item?.section ?? "", text: item?.text ?? code, key: item?.key ?? false, basis: `《${title}》第 ${code} 项` };
      }),
  };
};

/** Marks findings of a visit as mended 确认整改 for another module; what is mended already stays as it is. */
export const mendFindings = async (publicId: string, codes: readonly string[], on: Day, by: string, now: Date): Promise<void> => {
  const visit = await Inspection.findOne({ where: { publicId }, lock: true });
  if (!visit || visit.voidedAt) return;
  const open = visit.findings.filter(({ code, verdict, mendedOn }) => verdict === "fail" && mendedOn === null && codes.includes(code)).map(({ code }) => code);
  if (open.length > 0) await markMended(visit, { version: visit.version, codes: open, on }, by, now);
};
