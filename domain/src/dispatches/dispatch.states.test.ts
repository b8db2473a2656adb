import { canMoveTask, nextTaskState, OPEN_TASK_STATES, TASK_MOVES, TASK_STATES, type TaskMove, type TaskState } from "./dispatch.states";

const LEGAL: readonly (readonly [TaskState, TaskMove, TaskState])[] = [
  ["waiting", "assign", "assigned"], ["assigned", "assign", "assigned"], ["accepted", "assign", "assigned"], ["on_the_way", "assign", "assigned"],
  ["assigned", "recall", "waiting"], ["accepted", "recall", "waiting"], ["on_the_way", "recall", "waiting"],
  ["assigned", "accept", "accepted"], ["assigned", "refuse", "waiting"],
  ["accepted", "depart", "on_the_way"], ["accepted", "arrive", "on_scene"], ["on_the_way", "arrive", "on_scene"], ["on_scene", "finish", "done"],
  ["waiting", "cancel", "cancelled"], ["assigned", "cancel", "cancelled"], ["accepted", "cancel", "cancelled"], ["on_the_way", "cancel", "cancelled"],
];

const every = TASK_STATES.flatMap((from) => TASK_MOVES.map((move) => [from, move, LEGAL.find(([state, it]) => state === from && it === move)?.[2] ?? null] as const));

test.each(every)("a task that is %s on %s becomes %s", (from, move, to) => {
  expect(canMoveTask(from, move)).toBe(to !== null);
  if (to === null) expect(() => nextTaskState(from, move)).toThrow("不能");
  else expect(nextTaskState(from, move)).toBe(to);
});

test("nothing moves a task that is over", () => {
  for (const state of TASK_STATES.filter((it) => !OPEN_TASK_STATES.includes(it))) expect(TASK_MOVES.some((move) => canMoveTask(state, move))).toBe(false);
});
