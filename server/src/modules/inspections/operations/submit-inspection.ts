import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import type { SubmitInspectionInput } from "@sunshine/domain/inspections/inspection.contract";
import { VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { explainScore } from "@sunshine/domain/inspections/score";
import { checkVisitDay, LATE_ENTRY_DAYS } from "@sunshine/domain/inspections/submission";
import { addDays, dayOf } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { refOf, type EstablishmentFacts } from "../../establishments";
import { Inspection } from "../inspection.model";
import { contentOf, sealSigning } from "../inspection.signing";
import { neighbours, type VisitTask } from "../neighbours";
import { attachFindings, attachPictures } from "./attach-photos";
import { gatherTeam } from "./gather-team";
import { judgeSubmission } from "./judge-submission";
import { timingOf } from "./reckon-visit";

type Ports = Pick<Services, "ids" | "sealing">;

/** A submission with its sender, and the phone's clock at the moment of sending. */
export interface Submitted {
  readonly officer: OfficerActor;
  readonly input: SubmitInspectionInput;
  /** Null where the phone said nothing of it. */
  readonly sentAt: string | null;
}

const refuseRepeated = async (establishmentId: number, { kind, visitedOn }: SubmitInspectionInput): Promise<void> => {
  const same = await Inspection.count({ where: { establishmentId, visitedOn, kind, voidedAt: null } });
  if (same > 0) throw new DomainError("duplicate", { message: "该单位同一天的同类检查已经登记；如登记有误，请先作废原记录", fields: [{ path: "visitedOn", message: "当天已有同类检查" }] });
};

/** The record that a draft has become already; only its own officer gets it again. */
const recordOfDraft = async ({ officer, input: { draftId } }: Submitted): Promise<Inspection | null> => {
  const earlier = draftId === null ? null : await Inspection.findOne({ where: { draftId } });
  if (earlier && Number(earlier.officerId) !== officer.officerId) throw new DomainError("duplicate", { message: "这个草稿编号已被使用，请重新开始检查", fields: [{ path: "draftId", message: "草稿编号重复" }] });
  return earlier;
};

/** The task named is one that the officer may read, and about this shop. */
const taskOf = async ({ officer, input: { task } }: Submitted, { id }: EstablishmentFacts): Promise<VisitTask | null> => {
  if (task === null) return null;
  const found = await neighbours().task(officer, task.id);
  if (!found || (found.establishmentId !== null && found.establishmentId !== id)) throw invalidField("task", "没有这项任务，或不是该单位的任务");
  return found;
};

const finishTask = async (visit: Inspection, { officer, input }: Submitted, task: VisitTask | null, now: Date): Promise<void> => {
  if (task === null) return;
  const result = `已检查，结果为${VISIT_RESULT_LABELS[visit.result]}，不符合 ${visit.fails} 项。`;
  const left = input.task?.finish ? await neighbours().finishTask(officer, task.id, { inspectionId: visit.publicId, result }, now) : null;
  await visit.update({ task: { id: task.id, number: task.number, finished: input.task?.finish === true && left === null, left } });
};

/** A day by the server's reckoning, within what may still be entered. */
const withDay = (input: SubmitInspectionInput, startedAt: string | null, now: Date): SubmitInspectionInput => {
  const visitedOn = startedAt === null ? input.visitedOn : dayOf(new Date(startedAt));
  if (startedAt !== null && visitedOn < addDays(dayOf(now), -LATE_ENTRY_DAYS)) throw invalidField("visit", `检查已超过 ${LATE_ENTRY_DAYS} 天，不能再提交`);
  return { ...input, visitedOn };
};

/**
 * Records a visit 提交检查: the answers come from the officers, score, result and dynamic grade from the rules. Call it with
 * the establishment locked, so that two records of one visit meet. A draft that arrives again answers with its record.
 */
export const submitInspection = async (ports: Ports, establishment: EstablishmentFacts, submitted: Submitted, now: Date): Promise<Inspection> => {
  const earlier = await recordOfDraft(submitted);
  if (earlier) return earlier;
  const { officer } = submitted;
  if (establishment.state === "closed") throw new DomainError("illegal_transition", { message: "该单位已注销，不能登记检查" });
  const timing = timingOf(submitted.input, establishment, submitted.sentAt, now);
  const input = withDay(submitted.input, timing?.startedAt ?? null, now);
  const { kind, mode, visitedOn, checklistEdition, handling, remark } = input;
  checkVisitDay(visitedOn, dayOf(now));
  const team = await gatherTeam(officer, input);
  const task = await taskOf(submitted, establishment);
  await refuseRepeated(establishment.id, input);
  const { findings, column, score, grade, explanation, correctBy } = await judgeSubmission(establishment, input, dayOf(now));
  const publicId = ports.ids.newId();
  const answers = await attachFindings(ports, officer, publicId, findings, visitedOn, now);
  const visit = await Inspection.create({
    publicId, establishmentId: establishment.id, establishmentPublicId: establishment.publicId, establishmentName: establishment.name,
    townCode: establishment.townCode, kind, mode, visitedOn, checklistEdition, checklistColumn: column, findings: answers, score: score.score100,
    dynamicScore: score.dynamicScore, result: score.result, grade, keyFails: score.keyFails, fails: score.fails,
    openFindings: answers.filter(({ verdict, mendedOn }) => verdict === "fail" && mendedOn === null).length,
    explanation: [...explainScore(score), ...explanation], handling, correctBy, remark, inspectors: team.map(({ name }) => name), officerId: officer.officerId,
    draftId: input.draftId, team, timing, pictures: await attachPictures(ports, officer, publicId, input, now), signing: input.signing.kind,
    provisional: input.provisional, submittedAt: now,
  });
  await sealSigning(ports, visit, contentOf(input.signing, team));
  await finishTask(visit, submitted, task, now);
  await emit("inspection.submitted.v1", {
    establishment: refOf(establishment), inspectionId: publicId, visitedOn, dynamicScore: score.dynamicScore, keyFails: score.keyFails, fails: score.fails,
    result: score.result, grade, mode, handling, open: visit.openFindings, taskId: task?.id ?? null, by: officer.name,
  });
  return visit;
};
