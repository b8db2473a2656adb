import { CHECKLISTS, GRADINGS, JUDGEMENTS } from "@sunshine/config/regulations";
import { columnOf, itemsOf } from "@sunshine/domain/inspections/checklist";
import type { Finding, SubmitInspectionInput } from "@sunshine/domain/inspections/inspection.contract";
import { explainScore, scoreVisit, type VisitScore } from "@sunshine/domain/inspections/score";
import { dayOf, type Day } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { editionInForce } from "@sunshine/domain/kernel/regulation";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { refOf, type EstablishmentFacts } from "../../establishments";
import { Inspection, type RecordedFinding } from "../inspection.model";
import { firstVisitDay, lastVisit } from "../inspection.queries";
import { checkFindings, checkHandling, checkInspectors, checkVisitDay } from "./check-submission";
import { judgeVisit } from "./judge-visit";

/** Who leads a visit; the demo world has officers too. */
export interface LeadInspector {
  readonly officerId: number | null;
  readonly name: string;
}

/** Codes that failed at the last visit up to a day. */
export const failedLastTime = async (establishmentId: number, upTo: Day): Promise<ReadonlySet<string>> => {
  const last = await lastVisit(establishmentId, upTo);
  return new Set(last?.findings.filter(({ verdict }) => verdict === "fail").map(({ code }) => code));
};

const refuseRepeated = async (establishmentId: number, { kind, visitedOn }: SubmitInspectionInput): Promise<void> => {
  const same = await Inspection.count({ where: { establishmentId, visitedOn, kind, voidedAt: null } });
  if (same > 0) throw new DomainError("duplicate", { message: "该单位同一天的同类检查已经登记；如登记有误，请先作废原记录", fields: [{ path: "visitedOn", message: "当天已有同类检查" }] });
};

/** What was put right before the officers left is mended on the day of the visit. */
const recorded = (findings: readonly Finding[], visitedOn: Day): RecordedFinding[] =>
  findings.map((finding) => ({ ...finding, mendedOn: finding.verdict === "fail" && finding.correctedOnSite ? visitedOn : null }));

interface Judged {
  readonly findings: readonly Finding[];
  readonly column: string;
  readonly score: VisitScore;
}

const judge = async ({ id, type }: EstablishmentFacts, input: SubmitInspectionInput, today: Day): Promise<Judged> => {
  const { visitedOn } = input;
  const checklist = editionInForce(CHECKLISTS, visitedOn);
  if (input.checklistEdition !== checklist.edition) throw invalidField("checklistEdition", `检查当日适用的要点表为“${checklist.title}”，请刷新后重新填写`);
  const column = columnOf(type);
  const findings = checkFindings(input.findings, checklist, itemsOf(checklist, column), await failedLastTime(id, visitedOn));
  const score = scoreVisit(checklist, column, findings, editionInForce(JUDGEMENTS, visitedOn));
  checkHandling(input, findings, score, today);
  return { findings, column, score };
};

/**
 * Records a visit 提交检查: the answers come from the officers, score, result and dynamic grade from the rules. Call it with
 * the establishment locked, so that two records of one visit meet.
 */
export const submitInspection = async ({ ids }: Pick<Services, "ids">, establishment: EstablishmentFacts, input: SubmitInspectionInput, lead: LeadInspector, now: Date): Promise<Inspection> => {
  const today = dayOf(now);
  if (establishment.state === "closed") throw new DomainError("illegal_transition", { message: "该单位已注销，不能登记检查" });
  checkVisitDay(input.visitedOn, today);
  const inspectors = checkInspectors(lead.name, input.companions, editionInForce(JUDGEMENTS, input.visitedOn).minInspectors);
  await refuseRepeated(establishment.id, input);
  const { findings, column, score } = await judge(establishment, input, today);
  const firstVisitOn = await firstVisitDay(establishment.id, input.visitedOn);
  const { grade, explanation } = judgeVisit({ ...establishment, firstVisitOn }, input.visitedOn, score, editionInForce(GRADINGS, input.visitedOn));
  const { kind, mode, visitedOn, checklistEdition, handling, correctBy, remark } = input;
  const answers = recorded(findings, visitedOn);
  const inspection = await Inspection.create({
    publicId: ids.newId(), establishmentId: establishment.id, establishmentPublicId: establishment.publicId, establishmentName: establishment.name,
    townCode: establishment.townCode, kind, mode, visitedOn, checklistEdition, checklistColumn: column, findings: answers, score: score.score100,
    dynamicScore: score.dynamicScore, result: score.result, grade, keyFails: score.keyFails, fails: score.fails,
    openFindings: answers.filter(({ verdict, mendedOn }) => verdict === "fail" && mendedOn === null).length,
    explanation: [...explainScore(score), ...explanation], handling, correctBy, remark, inspectors, officerId: lead.officerId, submittedAt: now,
  });
  await emit("inspection.submitted.v1", {
    establishment: refOf(establishment), inspectionId: inspection.publicId, visitedOn, dynamicScore: score.dynamicScore, keyFails: score.keyFails,
    fails: score.fails, result: score.result, grade, by: lead.name,
  });
  return inspection;
};
