import { libraryOf } from "@sunshine/config/findings-library";
import { CHECKLISTS, GRADINGS, JUDGEMENTS } from "@sunshine/config/regulations";
import { columnOf, itemsOf } from "@sunshine/domain/inspections/checklist";
import { withWordings, type Basis } from "@sunshine/domain/inspections/findings-library";
import type { Finding, SubmitInspectionInput } from "@sunshine/domain/inspections/inspection.contract";
import { judgeVisit, type VisitVerdict } from "@sunshine/domain/inspections/judge";
import { scoreVisit, type VisitScore } from "@sunshine/domain/inspections/score";
import { checkFindings, checkHandling, latestCorrectBy } from "@sunshine/domain/inspections/submission";
import type { Day } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { editionInForce } from "@sunshine/domain/kernel/regulation";
import type { EstablishmentFacts } from "../../establishments";
import { firstVisitDay, lastVisit } from "../inspection.queries";

/** Codes that failed at the last visit up to a day. */
export const failedLastTime = async (establishmentId: number, upTo: Day): Promise<ReadonlyMap<string, string>> => {
  const last = await lastVisit(establishmentId, upTo);
  return new Map(last?.findings.filter(({ verdict }) => verdict === "fail").map(({ code, note }) => [code, note]));
};

export type JudgedFinding = Finding & { readonly basis: readonly Basis[] };

interface Judged extends VisitVerdict {
  readonly findings: readonly JudgedFinding[];
  readonly column: string;
  readonly score: VisitScore;
  readonly correctBy: Day | null;
}

/** From a distance nothing but the pictures shows what was seen. */
const checkPictures = ({ mode, pictures }: SubmitInspectionInput): void => {
  if (mode === "remote" && pictures.length === 0) throw new DomainError("rule_violated", { message: "远程检查请附上厨房画面，并写明每张图片的部位", fields: [{ path: "pictures", message: "请附上至少一张厨房画面" }] });
};

/** What the rules make of the answers, after everything in them has been checked against each other. */
export const judgeSubmission = async (establishment: EstablishmentFacts, input: SubmitInspectionInput, today: Day): Promise<Judged> => {
  const { visitedOn } = input;
  const checklist = editionInForce(CHECKLISTS, visitedOn);
  if (input.checklistEdition !== checklist.edition) throw invalidField("checklistEdition", `检查当日适用的要点表为“${checklist.title}”，请刷新后重新填写`);
  checkPictures(input);
  const column = columnOf(establishment.type);
  const worded = withWordings(input.findings, libraryOf(checklist.edition).wordings);
  const failed = await failedLastTime(establishment.id, visitedOn);
  const findings = checkFindings(worded, checklist, itemsOf(checklist, column), new Set(failed.keys()));
  const score = scoreVisit(checklist, column, findings, editionInForce(JUDGEMENTS, visitedOn));
  const correctBy = input.correctBy ?? (input.handling === "pass" ? null : latestCorrectBy(findings));
  checkHandling({ ...input, correctBy }, findings, score, today);
  const firstVisitOn = await firstVisitDay(establishment.id, visitedOn);
  return { findings, column, score, correctBy, ...judgeVisit({ ...establishment, firstVisitOn }, visitedOn, score, editionInForce(GRADINGS, visitedOn)) };
};
