import { Op } from "sequelize";
import { DISPATCH_RULES } from "@sunshine/config/loop-rules";
import { acceptRungsDue, nextAcceptRungAt } from "@sunshine/domain/dispatches/dispatch.rules";
import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { DispatchTask } from "../task.model";
import { streamOf, taskRef } from "../task.record";

const BATCH = 200;

/** Takes the rungs that one task has reached, each once; the row is locked, so a second server finds them taken. */
const escalateOne = async (id: number, now: Date): Promise<void> => {
  const task = await DispatchTask.findOne({ where: { id, running: true }, lock: true });
  if (!task?.waitingSince || !task.nextRungAt || task.nextRungAt > now) return;
  const due = acceptRungsDue(task.rung, task.waitingSince, task.urgency, now, DISPATCH_RULES);
  const rung = Math.max(task.rung, ...due.map((it) => it.rung));
  await task.update({ rung, nextRungAt: nextAcceptRungAt(rung, task.waitingSince, task.urgency, DISPATCH_RULES) });
  for (const { rung: reached, to, label } of due) await emit("dispatch.escalated.v1", { ...taskRef(task, "系统"), rung: reached, to, label }, streamOf(task));
};

/** Escalates tasks that nobody has accepted in time 无人接单逐级提醒. */
export const escalateTasks = async ({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> => {
  const now = clock.now();
  const due = await DispatchTask.findAll({ attributes: ["id"], where: { running: true, nextRungAt: { [Op.lte]: now } }, order: [["nextRungAt", "ASC"]], limit: BATCH });
  for (const { id } of due) await inTransaction(db.sequelize, () => escalateOne(id, now));
};
