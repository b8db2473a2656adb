import { OutboxDelivery, OutboxEvent } from "../../../platform/outbox/outbox.model";
import type { World } from "../../../testing/world";

/** A delivery that has failed too often, to the counter of scans. */
export const park = async (world: World, establishmentId = 7): Promise<OutboxDelivery> => {
  const at = new Date("2026-11-23T01:00:00.000Z");
  const establishment = { id: establishmentId, publicId: "0123456789abcdef", name: "测试饭店", townCode: "330127100" };
  return world.write(async () => {
    const event = await OutboxEvent.create({ name: "scan.recorded.v1", stream: `establishment:${establishmentId}`, payload: { establishment, code: "0123456789", label: "1 号桌", channel: "h5" }, createdAt: at });
    return OutboxDelivery.create({
      eventId: event.id, subscriber: "payments.count_scans", stream: event.stream, state: "parked", attempts: 8, nextAttemptAt: at, lastError: "Lock wait timeout exceeded",
    });
  });
};
