import { GRADINGS } from "@sunshine/config/regulations";
import { currentGrade, type CurrentGrade, type LedgerEntry } from "@sunshine/domain/grades/ledger";
import type { Day } from "@sunshine/domain/kernel/day";
import { editionInForce } from "@sunshine/domain/kernel/regulation";
import type { EstablishmentFacts } from "../establishments";
import type { GradeEntry, GradeState } from "./grade.model";

/** What is stored of a computed grade. */
export type ComputedGrade = Pick<
  GradeState,
  "shown" | "annual" | "annualScore" | "lastVisitOn" | "blockedUntil" | "explanation" | "alerts" | "sentence" | "nextReviewOn"
>;

/** What the archive says of an establishment that nobody has graded yet. */
export const UNGRADED: ComputedGrade = {
  shown: "pending", annual: null, annualScore: null, lastVisitOn: null, blockedUntil: null, explanation: [], alerts: [], sentence: "还没有可用于评定的检查。", nextReviewOn: null,
};

/** A line of the table as the rule reads it; an accident is about no visit. */
export const asLedgerEntry = ({ id, kind, day, score, keyFails, inspectionId }: GradeEntry): LedgerEntry => {
  const ref = inspectionId ?? `entry:${id}`;
  return kind === "visit" ? { kind, ref, on: day, score: score ?? 0, keyFails: keyFails ?? 0 } : { kind, ref, on: day };
};

/** The grade that follows from the ledger on a day, by the edition of the rule then in force. */
export const gradeFrom = (establishment: Pick<EstablishmentFacts, "licenceIssuedOn">, entries: readonly GradeEntry[], today: Day): CurrentGrade =>
  currentGrade(entries.map(asLedgerEntry), { licenceIssuedOn: establishment.licenceIssuedOn, grading: editionInForce(GRADINGS, today) }, today);

/** The same, cut to what is stored. */
export const computeGrade = (establishment: Pick<EstablishmentFacts, "licenceIssuedOn">, entries: readonly GradeEntry[], today: Day): ComputedGrade => {
  const { shown, annual, annualScore, lastVisitOn, blockedUntil, explanation, alerts, sentence, nextReviewOn } = gradeFrom(establishment, entries, today);
  return { shown, annual, annualScore, lastVisitOn, blockedUntil, explanation: [...explanation], alerts: [...alerts], sentence, nextReviewOn };
};
