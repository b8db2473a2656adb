import { dayOf } from "@sunshine/domain/kernel/day";
import { emit } from "../../../platform/outbox/outbox";
import type { VisitFacts } from "../../inspections";
import { RectificationOrder } from "../rectification.model";
import { orderRef, settleFindings, tellWhenClosed } from "../rectification.record";

const runningOf = (inspectionId: string): Promise<RectificationOrder | null> => RectificationOrder.findOne({ where: { inspectionId, running: true }, lock: true });

/** Findings that an officer marked as mended on the inspection itself are mended in its order too. */
export const followMended = async (visit: VisitFacts, by: string, now: Date): Promise<void> => {
  const order = await runningOf(visit.publicId);
  if (!order) return;
  const mendedOn = new Map(visit.failed.map((it) => [it.code, it.mendedOn]));
  let accepted = 0;
  const mendings = order.mendings.map((it) => {
    const on = mendedOn.get(it.code) ?? null;
    if (it.state === "mended" || on === null) return it;
    accepted += 1;
    return { ...it, state: "mended" as const, mendedOn: on, steps: [...it.steps, { at: now.toISOString(), move: "see_mended" as const, by, text: "在检查记录中确认整改", evidence: [] }] };
  });
  if (accepted === 0) return;
  await settleFindings(order, mendings, by, now);
  await emit("rectification.reviewed.v1", { ...orderRef(order, by), accepted, returned: 0 });
  await tellWhenClosed(order, by);
};

/** The order of a voided inspection is cancelled 撤销; it stays on file with the reason. */
export const cancelOrder = async (inspectionId: string, reason: string, by: string, now: Date): Promise<void> => {
  const order = await runningOf(inspectionId);
  if (!order) return;
  await order.update({ state: "cancelled", running: false, nextRungOn: null, extensionAsked: false, closedOn: dayOf(now), cancelReason: reason, version: order.version + 1 });
  await emit("rectification.cancelled.v1", { ...orderRef(order, by), reason });
};
