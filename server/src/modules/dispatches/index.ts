import type { AppModule } from "../../platform/module";
import { letHolderDecide } from "../evidence";
import { letNeighbourTell } from "../inspections";
import { dispatchAudience } from "./dispatch.audience";
import { mayReadTask, mayTalk } from "./dispatch.policy";
import { dispatchRoutes } from "./dispatch.routes";
import { endPastDuties } from "./duty";
import { dutyRoutes } from "./duty.routes";
import { finishWithVisit, taskForVisit } from "./operations/finish-with-visit";
import { escalateTasks } from "./operations/escalate";
import { initDispatches } from "./task.model";
import { findTask } from "./task.record";

export { mayCommand } from "./dispatch.policy";
export { countOnDuty, openTasks, taskFigures } from "./task.figures";

/** Photos of a task are seen by whoever reads it; where they were taken, by the centre and the officer. A visit knows its task, and finishes it. */
const prepare = async (): Promise<void> => {
  letNeighbourTell({ task: taskForVisit, finishTask: finishWithVisit });
  letHolderDecide("dispatch", {
    mayRead: async (actor, id) => {
      const task = await findTask({ id });
      return task !== null && mayReadTask(actor, task);
    },
    mayReadCapture: async (actor, id) => {
      const task = await findTask({ id });
      return task !== null && mayTalk(actor, task);
    },
    logged: false,
  });
};

/** Dispatch 指挥调度: tasks, who is on duty, and how fast somebody is on the scene. */
export const dispatches: AppModule = {
  name: "dispatches",
  models: [initDispatches],
  prepare,
  routes: (services) => ({
    ...Object.fromEntries(Object.entries(dispatchRoutes(services)).map(([name, it]) => [`dispatches.${name}`, it])),
    ...Object.fromEntries(Object.entries(dutyRoutes(services)).map(([name, it]) => [`duty.${name}`, it])),
  }),
  audience: dispatchAudience,
  schedules: (services) => [
    { name: "dispatches.escalate", everyMs: 15_000, run: () => escalateTasks(services) },
    { name: "dispatches.end_past_duties", everyMs: 600_000, run: () => endPastDuties(services.clock.now()) },
  ],
};
