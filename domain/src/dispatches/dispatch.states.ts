import { DomainError } from "../kernel/errors";

/** States of a task 任务状态. */
export const TASK_STATES = ["waiting", "assigned", "accepted", "on_the_way", "on_scene", "done", "cancelled"] as const;
export type TaskState = (typeof TASK_STATES)[number];
export const TASK_STATE_LABELS: Record<TaskState, string> = {
  waiting: "待指派",
  assigned: "已指派，待接受",
  accepted: "已接受",
  on_the_way: "在途中",
  on_scene: "已到场",
  done: "已办结",
  cancelled: "已取消",
};

export const TASK_MOVES = ["assign", "recall", "accept", "refuse", "depart", "arrive", "finish", "cancel"] as const;
export type TaskMove = (typeof TASK_MOVES)[number];
export const TASK_MOVE_LABELS: Record<TaskMove, string> = { assign: "指派", recall: "撤回指派", accept: "接受", refuse: "拒绝", depart: "出发", arrive: "到场", finish: "办结", cancel: "取消任务" };

/** Every legal move. If a pair is not here, it cannot happen. */
const MOVES: Record<TaskMove, Partial<Record<TaskState, TaskState>>> = {
  assign: { waiting: "assigned", assigned: "assigned", accepted: "assigned", on_the_way: "assigned" },
  recall: { assigned: "waiting", accepted: "waiting", on_the_way: "waiting" },
  accept: { assigned: "accepted" },
  refuse: { assigned: "waiting" },
  depart: { accepted: "on_the_way" },
  arrive: { accepted: "on_scene", on_the_way: "on_scene" },
  finish: { on_scene: "done" },
  cancel: { waiting: "cancelled", assigned: "cancelled", accepted: "cancelled", on_the_way: "cancelled" },
};

/** States in which somebody still has to do something. */
export const OPEN_TASK_STATES: readonly TaskState[] = ["waiting", "assigned", "accepted", "on_the_way", "on_scene"];
/** States in which nobody has taken the task on. */
export const UNACCEPTED_TASK_STATES: readonly TaskState[] = ["waiting", "assigned"];

export const canMoveTask = (from: TaskState, move: TaskMove): boolean => from in MOVES[move];

export const nextTaskState = (from: TaskState, move: TaskMove): TaskState => {
  const to = MOVES[move][from];
  if (!to) throw new DomainError("illegal_transition", { message: `任务${TASK_STATE_LABELS[from]}，不能${TASK_MOVE_LABELS[move]}` });
  return to;
};
