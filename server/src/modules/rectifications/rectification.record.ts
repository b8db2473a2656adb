import { RECTIFICATION_RULES, MENDING_CALENDAR } from "@sunshine/config/loop-rules";
import type { EstablishmentRef } from "@sunshine/domain/establishments/establishment.events";
import { dayOf } from "@sunshine/domain/kernel/day";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { nextRungDay } from "@sunshine/domain/rectifications/deadline";
import type { Mending } from "@sunshine/domain/rectifications/rectification.contract";
import type { RectificationRef } from "@sunshine/domain/rectifications/rectification.events";
import { orderStateOf, ORDER_STATE_LABELS } from "@sunshine/domain/rectifications/rectification.states";
import { emit } from "../../platform/outbox/outbox";
import { mendFindings } from "../inspections";
import type { RectificationOrder } from "./rectification.model";

/** The establishment of an order, as events name it. */
export const shopOf = (order: RectificationOrder): EstablishmentRef => ({ id: order.establishmentId, publicId: order.establishmentPublicId, name: order.establishmentName, townCode: order.townCode });

/** How events name an order. */
export const orderRef = (order: RectificationOrder, by: string): RectificationRef => ({
  establishment: shopOf(order), orderId: order.publicId, number: order.number, inspectionId: order.inspectionId, state: order.state, dueOn: order.dueOn,
  findings: order.findings, open: order.open, by,
});

/** An order whose deadline runs and that nobody has changed since it was read. */
export const requireRunning = (order: RectificationOrder, version: number): void => {
  if (order.version !== version) throw new DomainError("stale_version");
  if (!order.running) throw new DomainError("illegal_transition", { message: `该责令整改通知${ORDER_STATE_LABELS[order.state]}，不能再办理` });
};

/** Writes findings back with the state that follows; when all are mended the inspection is told, and ledger, grade and public page move. */
export const settleFindings = async (order: RectificationOrder, mendings: Mending[], by: string, now: Date): Promise<void> => {
  const state = orderStateOf(mendings);
  const on = dayOf(now);
  const closed = state === "closed";
  await order.update({
    mendings, state, running: !closed, open: mendings.filter((it) => it.state !== "mended").length, closedOn: closed ? on : null,
    nextRungOn: closed ? null : order.nextRungOn, extensionAsked: closed ? false : order.extensionAsked, version: order.version + 1,
  });
  if (closed) await mendFindings(order.inspectionId, mendings.map(({ code }) => code), on, by, now);
};

/** Says that everything is mended, after what led to it has been said. */
export const tellWhenClosed = async (order: RectificationOrder, by: string): Promise<void> => {
  if (order.state === "closed") await emit("rectification.closed.v1", { ...orderRef(order, by), on: order.closedOn ?? order.dueOn });
};

/** The day of the next reminder, for the schedule's index. */
export const nextRungOf = (rung: number, dueOn: string): string | null => nextRungDay(rung, dueOn, RECTIFICATION_RULES, MENDING_CALENDAR);
