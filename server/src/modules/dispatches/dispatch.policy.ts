import { Op, type WhereOptions } from "sequelize";
import { coversTown, hasOfficerRole, isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import { TASK_ABILITIES, type TaskAbility } from "@sunshine/domain/dispatches/dispatch.contract";
import { canMoveTask } from "@sunshine/domain/dispatches/dispatch.states";
import type { DispatchTask } from "./task.model";

type Task = Pick<DispatchTask, "assigneeId" | "townCode" | "state" | "running">;

/** The command centre, the bureau and the administrator: who sends others 指挥调度权限. */
export const mayCommand = (actor: Actor): boolean => hasOfficerRole(actor, "command_operator", "bureau_officer", "administrator");

/** The officer whose task it is now. */
export const isAssignee = (actor: Actor, { assigneeId }: Pick<Task, "assigneeId">): boolean => isOfficer(actor) && assigneeId !== null && actor.officerId === Number(assigneeId);

/** Who commands, whose task it is, and the officers of its town. */
export const mayReadTask = (actor: Actor, task: Pick<Task, "assigneeId" | "townCode">): boolean => mayCommand(actor) || isAssignee(actor, task) || coversTown(actor, task.townCode);

/** The thread, and where the officer stood, are between the centre and the officer. */
export const mayTalk = (actor: Actor, task: Pick<Task, "assigneeId">): boolean => mayCommand(actor) || isAssignee(actor, task);

const WHO: Record<TaskAbility, (actor: Actor, task: Task) => boolean> = {
  assign: mayCommand,
  recall: mayCommand,
  cancel: mayCommand,
  accept: isAssignee,
  refuse: isAssignee,
  depart: isAssignee,
  arrive: isAssignee,
  finish: isAssignee,
  message: mayTalk,
};

/** What the client should offer this person right now. */
export const abilitiesOf = (actor: Actor, task: Task): TaskAbility[] =>
  TASK_ABILITIES.filter((ability) => WHO[ability](actor, task) && (ability === "message" ? task.running : canMoveTask(task.state, ability)));

/** The tasks that lists show to this person; undefined for people who see none. */
export const visibleTo = (actor: Actor): WhereOptions<DispatchTask> | undefined => {
  if (!isOfficer(actor)) return undefined;
  if (mayCommand(actor)) return {};
  return { [Op.or]: [{ assigneeId: actor.officerId }, { townCode: { [Op.in]: [...(actor.towns ?? [])] } }] };
};
