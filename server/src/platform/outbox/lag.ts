import { Op } from "sequelize";
import { OutboxDelivery } from "./outbox.model";

/**
 * Milliseconds that the oldest undelivered fact has been waiting 投递滞后. What stands behind a delivery that is being
 * tried again is not counted: one bad fact of one shop must not take a healthy server out of service.
 */
export const relayLagMs = async (now: Date): Promise<number> => {
  const stuck = await OutboxDelivery.findAll({ where: { state: "pending", attempts: { [Op.gt]: 0 } }, attributes: ["stream"], group: ["stream"] });
  const oldest = await OutboxDelivery.min<Date | string | null, OutboxDelivery>("nextAttemptAt", {
    where: { state: "pending", attempts: 0, ...(stuck.length > 0 && { stream: { [Op.notIn]: stuck.map(({ stream }) => stream) } }) },
  });
  return oldest ? Math.max(0, now.getTime() - new Date(oldest).getTime()) : 0;
};
