import { DISPATCH_RULES } from "@sunshine/config/loop-rules";
import { isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import type { TaskMessage as TaskMessageView, TaskRow, TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { acceptBy, metresTo } from "@sunshine/domain/dispatches/dispatch.rules";
import type { Place } from "@sunshine/domain/kernel/coordinates";
import { abilitiesOf, isAssignee, mayTalk } from "./dispatch.policy";
import type { DispatchTask, TaskMessage } from "./task.model";

/** Where a task is; null where nobody knows more than the address. */
export const placeOf = ({ lng, lat }: { readonly lng: number | null; readonly lat: number | null }): Place | null => (lng === null || lat === null ? null : { lng, lat });

const promiseKept = ({ arrivedAt, sceneBy, promiseKept: kept, running }: DispatchTask, now: Date): boolean | null => {
  if (arrivedAt) return kept ?? arrivedAt <= sceneBy;
  return running && now > sceneBy ? false : null;
};

/** A line of the list of tasks. */
export const presentRow = (task: DispatchTask, viewer: Actor, now: Date): TaskRow => ({
  id: task.publicId, number: task.number, what: task.what, urgency: task.urgency, state: task.state, source: { kind: task.sourceKind, ref: task.sourceRef },
  establishmentId: task.establishmentPublicId, placeName: task.placeName, townCode: task.townCode, lng: task.lng, lat: task.lat,
  assignee: task.assigneePublicId === null || task.assigneeName === null ? null : { id: task.assigneePublicId, name: task.assigneeName },
  raisedAt: task.raisedAt.toISOString(),
  acceptBy: task.waitingSince ? acceptBy(task.waitingSince, task.urgency, DISPATCH_RULES).toISOString() : null,
  sceneBy: task.sceneBy.toISOString(),
  arrivedAt: task.arrivedAt?.toISOString() ?? null,
  minutesToScene: task.sceneMinutes ?? null,
  promiseKept: promiseKept(task, now),
  escalation: task.rung,
  mine: isAssignee(viewer, task),
});

const arrival = (task: DispatchTask): TaskView["arrivedAtPlace"] => {
  const stood = placeOf({ lng: task.arrivedLng ?? null, lat: task.arrivedLat ?? null });
  return stood && { ...stood, distanceM: metresTo(placeOf(task), stood) };
};

/** The whole task; where its officer stood is for the centre and the officer. */
export const presentTask = (task: DispatchTask, viewer: Actor, now: Date): TaskView => ({
  ...presentRow(task, viewer, now),
  address: task.address,
  onSceneMinutes: task.onSceneMinutes,
  raisedBy: task.raisedBy,
  arrivedAtPlace: mayTalk(viewer, task) ? arrival(task) : null,
  result: task.result ?? null,
  inspectionId: task.inspectionId ?? null,
  evidence: task.evidence,
  steps: task.steps,
  version: task.version,
  abilities: abilitiesOf(viewer, task),
});

export const presentMessage = ({ id, at, officerId, officerName, text }: TaskMessage, viewer: Actor): TaskMessageView => ({
  id: Number(id), at: at.toISOString(), by: officerName, mine: isOfficer(viewer) && viewer.officerId === Number(officerId), text,
});
