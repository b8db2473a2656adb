import { Op } from "sequelize";
import { MENDING_CALENDAR, RECTIFICATION_RULES } from "@sunshine/config/loop-rules";
import { dayOf, type Day } from "@sunshine/domain/kernel/day";
import { isTold, rungsDue, workdaysOverdue, type Rung } from "@sunshine/domain/rectifications/deadline";
import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { RectificationOrder } from "../rectification.model";
import { nextRungOf, orderRef } from "../rectification.record";

const BATCH = 200;
/** Who speaks where nobody acted. */
const SYSTEM_NAME = "系统";

const tell = async (order: RectificationOrder, { rung, to, label }: Rung, today: Day): Promise<void> => {
  const ref = orderRef(order, SYSTEM_NAME);
  if (to === "shop") await emit("rectification.reminded.v1", { ...ref, rung, label });
  else await emit("rectification.escalated.v1", { ...ref, rung, to, label, workdaysOverdue: workdaysOverdue(order.dueOn, today, MENDING_CALENDAR) });
};

/** Takes the rungs that one order has reached, each once; the row is locked, so a second server finds them taken. */
const remindOne = async (id: number, now: Date): Promise<void> => {
  const today = dayOf(now);
  const order = await RectificationOrder.findOne({ where: { id, running: true }, lock: true });
  if (!order || order.nextRungOn === null || order.nextRungOn > today) return;
  const due = rungsDue(order.rung, order.dueOn, today, RECTIFICATION_RULES, MENDING_CALENDAR);
  const told = due.filter((rung) => isTold(rung, order.state));
  // A rung that only foretold a day that is past is taken without a word.
  const passed = RECTIFICATION_RULES.ladder.filter(({ when }) => when === "before" && today > order.dueOn).map(({ rung }) => rung);
  const rung = Math.max(order.rung, ...due.map((it) => it.rung), ...passed);
  await order.update({
    rung, nextRungOn: nextRungOf(rung, order.dueOn),
    reminders: [...order.reminders, ...told.map(({ rung: number, to, label }) => ({ at: now.toISOString(), rung: number, to, label }))],
  });
  for (const it of told) await tell(order, it, today);
};

/** Reminds shops and escalates orders whose day has come 逐级提醒. */
export const remindOrders = async ({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> => {
  const now = clock.now();
  let afterId = 0;
  for (;;) {
    const due = await RectificationOrder.findAll({
      attributes: ["id"],
      where: { running: true, nextRungOn: { [Op.lte]: dayOf(now) }, id: { [Op.gt]: afterId } },
      order: [["id", "ASC"]],
      limit: BATCH,
    });
    for (const { id } of due) await inTransaction(db.sequelize, () => remindOne(id, now));
    if (due.length < BATCH) return;
    afterId = due.at(-1)!.id;
  }
};
