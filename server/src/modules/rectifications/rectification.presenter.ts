import { MENDING_CALENDAR, RECTIFICATION_RULES } from "@sunshine/config/loop-rules";
import { isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import { dayOf, daysBetween } from "@sunshine/domain/kernel/day";
import { mendingClock, nearUntil } from "@sunshine/domain/rectifications/deadline";
import type { RectificationRow, RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import type { RectificationOrder } from "./rectification.model";
import { abilitiesOf } from "./rectification.policy";

/** A line of the list of orders. */
export const presentRow = (order: RectificationOrder, now: Date): RectificationRow => {
  const today = dayOf(now);
  return {
    id: order.publicId, number: order.number, inspectionId: order.inspectionId, establishmentId: order.establishmentPublicId, establishmentName: order.establishmentName,
    townCode: order.townCode, state: order.state, handling: order.handling, issuedOn: order.issuedOn, dueOn: order.dueOn,
    daysLeft: order.running ? daysBetween(today, order.dueOn) : null,
    clock: order.running ? mendingClock(order.dueOn, today, nearUntil(today, RECTIFICATION_RULES, MENDING_CALENDAR)) : null,
    findings: order.findings, open: order.open, extensionAsked: order.extensionAsked, closedOn: order.closedOn ?? null,
  };
};

/** The whole order; what was said to station and bureau about the shop stays with the officers. */
export const presentOrder = (order: RectificationOrder, viewer: Actor, now: Date): RectificationView => ({
  ...presentRow(order, now),
  legalBasis: order.legalBasis,
  inspectedOn: order.inspectedOn,
  inspectors: order.inspectors,
  firstDueOn: order.firstDueOn,
  mendings: order.mendings,
  extension: order.extensions.at(-1) ?? null,
  reminders: order.reminders.filter(({ to }) => isOfficer(viewer) || to === "shop"),
  cancelReason: order.cancelReason ?? null,
  version: order.version,
  abilities: abilitiesOf(viewer, order, now),
});
