import { DISPATCH_RULES } from "@sunshine/config/loop-rules";
import { nextAcceptRungAt } from "@sunshine/domain/dispatches/dispatch.rules";
import type { TaskRef } from "@sunshine/domain/dispatches/dispatch.events";
import { nextTaskState, UNACCEPTED_TASK_STATES, type TaskMove } from "@sunshine/domain/dispatches/dispatch.states";
import type { Urgency } from "@sunshine/domain/dispatches/dispatch.vocabulary";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { recordOnCase } from "../complaints";
import { DispatchTask, type TaskStep } from "./task.model";

/** One task by its outside id, locked where it will change. */
export const findTask = ({ id }: { readonly id: string }, { lock = false } = {}): Promise<DispatchTask | null> => DispatchTask.findOne({ where: { publicId: id }, ...(lock && { lock: true }) });

/** How events name a task. */
export const taskRef = (task: DispatchTask, by: string): TaskRef => ({
  taskId: task.publicId, number: task.number, what: task.what, urgency: task.urgency, state: task.state, source: { kind: task.sourceKind, ref: task.sourceRef },
  townCode: task.townCode, placeName: task.placeName, lng: task.lng, lat: task.lat,
  establishment: task.establishmentId === null || task.establishmentPublicId === null ? null : { id: Number(task.establishmentId), publicId: task.establishmentPublicId, name: task.placeName, townCode: task.townCode },
  assigneeId: task.assigneeId === null ? null : Number(task.assigneeId), assigneeName: task.assigneeName, sceneBy: task.sceneBy.toISOString(), by,
});

/** The line in which the events of one task follow each other. */
export const streamOf = (task: Pick<DispatchTask, "publicId">): string => `dispatch:${task.publicId}`;

export const stepOf = (move: TaskStep["move"], by: string, text: string, now: Date): TaskStep => ({ at: now.toISOString(), move, by, text });

/** The clock of acceptance 接单时钟 as it starts. */
export const waitingFrom = (since: Date, urgency: Urgency) => ({ waitingSince: since, rung: 0, nextRungAt: nextAcceptRungAt(0, since, urgency, DISPATCH_RULES) });

const NOT_WAITING = { waitingSince: null, nextRungAt: null } as const;

type Changes = Parameters<DispatchTask["update"]>[0];

/** Moves a task that nobody has changed since it was read, with the step in its history; an accepted task that waits again starts a new clock of acceptance. */
export const moveTask = async (task: DispatchTask, version: number, move: TaskMove, { by, text, now, ...changes }: { readonly by: string; readonly text: string; readonly now: Date } & Changes): Promise<void> => {
  if (task.version !== version) throw new DomainError("stale_version");
  const state = nextTaskState(task.state, move);
  const waits = UNACCEPTED_TASK_STATES.includes(state);
  const clock = !waits ? NOT_WAITING : task.waitingSince === null ? waitingFrom(now, task.urgency) : {};
  await task.update({ ...clock, ...changes, state, running: state !== "done" && state !== "cancelled", steps: [...task.steps, stepOf(move, by, text, now)], version: task.version + 1 });
};

/** Keeps what happened in the file of the case that the task comes from; `tell` says that the complainant may read it. */
export const tellCase = async ({ sourceKind, sourceRef }: DispatchTask, step: { readonly title: string; readonly text: string; readonly by: string; readonly tell: boolean }, now: Date): Promise<void> => {
  if (sourceKind === "complaint" && sourceRef !== null) await recordOnCase(sourceRef, step, now);
};
