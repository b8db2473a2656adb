import { Op, QueryTypes, type Sequelize } from "sequelize";
import { dayOf, startOfDay, type Day } from "@sunshine/domain/kernel/day";
import { eventSchemas } from "@sunshine/domain/events";
import { inTransaction } from "../../../platform/db/transaction";
import { OutboxDelivery, OutboxEvent, OutboxSubscriber } from "../../../platform/outbox/outbox.model";
import type { Services } from "../../../platform/services";
import { establishmentsAfter } from "../../establishments";
import { InsightContribution, InsightCount } from "../count.model";
import { newGrade } from "../new-grade";
import { countShops, moveCounts } from "./count-shops";

/** The subscriber whose turn a rebuild takes. */
export const COUNTER = "insights.count";

const BATCH = 500;

/** New grades of a day, from the facts that told them; facts that are still to be delivered are counted when they are. */
const countGraded = async (day: Day): Promise<void> => {
  const events = await OutboxEvent.findAll({ where: { name: "grade.recomputed.v1", createdAt: { [Op.gte]: startOfDay(day) } }, attributes: ["id", "payload", "createdAt"] });
  const waiting = await OutboxDelivery.findAll({ where: { subscriber: COUNTER, state: ["pending", "parked"] }, attributes: ["eventId"], raw: true });
  const later = new Set(waiting.map(({ eventId }) => Number(eventId)));
  const told = events.filter(({ id }) => !later.has(Number(id)));
  await moveCounts(told.flatMap(({ payload, createdAt }) => newGrade(eventSchemas["grade.recomputed.v1"].parse(payload), createdAt)));
};

/** Counts everything again from the tables that are the truth 全部重新统计; the relay waits meanwhile. */
export const rebuildCounts = ({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> =>
  inTransaction(db.sequelize, async () => {
    await OutboxSubscriber.findByPk(COUNTER, { lock: true });
    await InsightCount.destroy({ where: {} });
    await InsightContribution.destroy({ where: {} });
    for (let after = 0; ; ) {
      const shops = await establishmentsAfter(after, BATCH);
      await countShops(shops.map(({ id }) => id));
      if (shops.length < BATCH) break;
      after = shops.at(-1)?.id ?? after;
    }
    await countGraded(dayOf(clock.now()));
  });

/** True when shops exist and none has been counted: after an upgrade, or where somebody emptied the counters. */
export const countsAreMissing = async ({ sequelize }: { readonly sequelize: Sequelize }): Promise<boolean> => {
  if ((await InsightContribution.findOne({ attributes: ["establishmentId"] })) !== null) return false;
  const shops = await sequelize.query("SELECT establishment_id FROM insight_shops LIMIT 1", { type: QueryTypes.SELECT });
  return shops.length > 0;
};
