import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import { officerInService } from "../../officers";
import type { DispatchTask } from "../task.model";
import { moveTask, streamOf, taskRef } from "../task.record";

const NOBODY = { assigneeId: null, assigneePublicId: null, assigneeName: null } as const;
const formerOf = ({ assigneeId }: DispatchTask): number | null => (assigneeId === null ? null : Number(assigneeId));

interface Assignment {
  readonly version: number;
  readonly officerId: string;
  readonly reason: string;
}

/** Gives a task to an officer 指派, or to another one 改派; the former one hears that it is gone. */
export const assignTask = async (by: string, task: DispatchTask, { version, officerId, reason }: Assignment, now: Date): Promise<DispatchTask> => {
  const officer = await officerInService(officerId);
  if (!officer) throw invalidField("officerId", "没有这位监管人员，或已停用");
  if (officer.id === formerOf(task)) throw new DomainError("rule_violated", { message: "任务已经在这位人员手中", fields: [{ path: "officerId", message: "任务已经在这位人员手中" }] });
  const formerId = formerOf(task);
  await moveTask(task, version, "assign", {
    by, now, text: reason === "" ? `指派给${officer.name}` : `指派给${officer.name}：${reason}`,
    assigneeId: officer.id, assigneePublicId: officer.publicId, assigneeName: officer.name,
  });
  await emit("dispatch.assigned.v1", { ...taskRef(task, by), formerId }, streamOf(task));
  return task;
};

interface Withdrawal {
  readonly version: number;
  readonly reason: string;
}

/** Takes a task back from its officer 撤回指派; it waits for another. */
export const recallTask = async (by: string, task: DispatchTask, { version, reason }: Withdrawal, now: Date): Promise<DispatchTask> => {
  const formerId = formerOf(task);
  await moveTask(task, version, "recall", { by, now, text: reason, ...NOBODY });
  await emit("dispatch.recalled.v1", { ...taskRef(task, by), formerId, reason }, streamOf(task));
  return task;
};

/** Ends a task that is no longer needed 取消任务. */
export const cancelTask = async (by: string, task: DispatchTask, { version, reason }: Withdrawal, now: Date): Promise<DispatchTask> => {
  const formerId = formerOf(task);
  await moveTask(task, version, "cancel", { by, now, text: reason });
  await emit("dispatch.cancelled.v1", { ...taskRef(task, by), formerId, reason }, streamOf(task));
  return task;
};

/** The officer refuses with a reason 拒绝任务; it waits again, and its clock runs on. */
export const refuseTask = async (by: string, task: DispatchTask, { version, reason }: Withdrawal, now: Date): Promise<DispatchTask> => {
  const formerId = formerOf(task);
  const refusedBy = formerId === null ? task.refusedBy : [...new Set([...task.refusedBy, formerId])];
  await moveTask(task, version, "refuse", { by, now, text: reason, ...NOBODY, refusedBy });
  await emit("dispatch.refused.v1", { ...taskRef(task, by), formerId, reason }, streamOf(task));
  return task;
};
