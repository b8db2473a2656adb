import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import { minutesBetween } from "@sunshine/domain/dispatches/dispatch.rules";
import { dayOf } from "@sunshine/domain/kernel/day";
import { invalidField } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import { attachEvidence } from "../../evidence";
import { visitFacts } from "../../inspections";
import type { DispatchTask } from "../task.model";
import { moveTask, streamOf, taskRef, tellCase } from "../task.record";

/** Who speaks to a complainant: not the officer by name. */
const CENTRE = "指挥中心";

interface Version {
  readonly version: number;
}

/** The officer takes the task on 接受任务. */
export const acceptTask = async (by: string, task: DispatchTask, { version }: Version, now: Date): Promise<DispatchTask> => {
  const first = task.acceptedOn == null ? { acceptedOn: dayOf(now), acceptMinutes: minutesBetween(task.raisedAt, now) } : {};
  await moveTask(task, version, "accept", { by, now, text: "", ...first });
  await emit("dispatch.accepted.v1", taskRef(task, by), streamOf(task));
  return task;
};

/** On the way 出发. */
export const departForTask = async (by: string, task: DispatchTask, { version }: Version, now: Date): Promise<DispatchTask> => {
  await moveTask(task, version, "depart", { by, now, text: "" });
  await tellCase(task, { title: "执法人员已出发前往现场", text: "", by: CENTRE, tell: true }, now);
  await emit("dispatch.departed.v1", taskRef(task, by), streamOf(task));
  return task;
};

/** On the scene 到场: time by the server's clock, place by the phone; measured against the town's promise. */
export const arriveAtTask = async (by: string, task: DispatchTask, { version, lng, lat }: Version & { readonly lng: number | null; readonly lat: number | null }, now: Date): Promise<DispatchTask> => {
  const sceneMinutes = minutesBetween(task.raisedAt, now);
  const promiseKept = now <= task.sceneBy;
  await moveTask(task, version, "arrive", { by, now, text: "", arrivedAt: now, arrivedOn: dayOf(now), sceneMinutes, promiseKept, arrivedLng: lng, arrivedLat: lat });
  await tellCase(task, { title: "执法人员已到达现场", text: "", by: CENTRE, tell: true }, now);
  await emit("dispatch.arrived.v1", { ...taskRef(task, by), minutesToScene: sceneMinutes, promiseKept }, streamOf(task));
  return task;
};

interface Outcome extends Version {
  readonly result: string;
  readonly inspectionId: string | null;
  readonly evidenceIds: readonly string[];
}

/** An inspection that came of a task is one of the shop that the task is about. */
const checkInspection = async ({ establishmentId }: DispatchTask, inspectionId: string | null): Promise<void> => {
  if (inspectionId === null) return;
  const visit = await visitFacts(inspectionId);
  const elsewhere = establishmentId !== null && visit?.establishment.id !== Number(establishmentId);
  if (!visit || elsewhere) throw invalidField("inspectionId", "没有这次检查，或不是该单位的检查");
};

/** Done, with what came of it 办结. */
export const finishTask = async (officer: OfficerActor, task: DispatchTask, { version, result, inspectionId, evidenceIds }: Outcome, now: Date): Promise<DispatchTask> => {
  await checkInspection(task, inspectionId);
  const evidence = await attachEvidence(officer, { ids: evidenceIds, purpose: "dispatch", holder: "dispatch", holderIds: [task.publicId], most: { photos: 9, clips: 1 } }, now);
  await moveTask(task, version, "finish", { by: officer.name, now, text: result, result, inspectionId, evidence: [...task.evidence, ...evidence] });
  await tellCase(task, { title: "现场任务已办结", text: `${task.number}：${result}`, by: officer.name, tell: false }, now);
  await emit("dispatch.finished.v1", { ...taskRef(task, officer.name), result, inspectionId }, streamOf(task));
  return task;
};
