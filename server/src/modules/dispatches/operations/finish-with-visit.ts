import type { Actor, OfficerActor } from "@sunshine/domain/accounts/actor";
import { canMoveTask, TASK_STATE_LABELS } from "@sunshine/domain/dispatches/dispatch.states";
import type { VisitTask } from "../../inspections";
import { isAssignee, mayReadTask } from "../dispatch.policy";
import { findTask } from "../task.record";
import { finishTask } from "./carry-out";

/** A task as the visit that comes from it knows it; null where there is none that the actor may read. */
export const taskForVisit = async (actor: Actor, id: string): Promise<VisitTask | null> => {
  const task = await findTask({ id });
  if (!task || !mayReadTask(actor, task)) return null;
  const { publicId, number, what, state, version, establishmentId } = task;
  return { id: publicId, number, what, state, version, establishmentId: establishmentId === null ? null : Number(establishmentId) };
};

/**
 * Finishes a task together with the visit that it led to 随检查办结. A record that arrives late is worth more than the task's state: where
 * the task cannot be finished any more it is left as it is, and the answer says why.
 */
export const finishWithVisit = async (officer: OfficerActor, id: string, { inspectionId, result }: { readonly inspectionId: string; readonly result: string }, now: Date): Promise<string | null> => {
  const task = await findTask({ id }, { lock: true });
  if (!task) return "没有这项任务";
  if (!isAssignee(officer, task)) return "任务已不由您办理，未一并办结";
  if (!canMoveTask(task.state, "finish")) return `任务${TASK_STATE_LABELS[task.state]}，未能一并办结`;
  await finishTask(officer, task, { version: task.version, result, inspectionId, evidenceIds: [] }, now);
  return null;
};
