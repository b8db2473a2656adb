import { Op, type WhereOptions } from "sequelize";
import { hasOfficerRole, worksAt, type Actor } from "@sunshine/domain/accounts/actor";
import { dayOf } from "@sunshine/domain/kernel/day";
import type { RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { regulates } from "../establishments";
import { mayInspect } from "../inspections";
import type { RectificationOrder } from "./rectification.model";

type Ability = RectificationView["abilities"][number];
type Order = Pick<RectificationOrder, "establishmentId" | "townCode">;

/** Officers of the area, the command centre too, and the people of the shop. */
export const mayReadOrder = (actor: Actor, order: Order): boolean => regulates(actor, order) || worksAt(actor, order.establishmentId);

/** The owner or the food-safety officer of the shop 负责人、食品安全员. */
export const mayAnswer = (actor: Actor, order: Order): boolean => worksAt(actor, order.establishmentId);

/** Officers who inspect in this area; the command centre looks on. */
export const mayReview = (actor: Actor, order: Order): boolean => mayInspect(actor, order);

const shopAbilities = (order: RectificationOrder, now: Date): Ability[] => [
  ...(order.open > 0 ? (["answer"] as const) : []),
  ...(!order.extensionAsked && dayOf(now) <= order.dueOn ? (["request_extension"] as const) : []),
];

/** What the client should offer this person right now. */
export const abilitiesOf = (actor: Actor, order: RectificationOrder, now: Date): Ability[] => {
  if (!order.running) return [];
  if (mayAnswer(actor, order)) return shopAbilities(order, now);
  if (!mayReview(actor, order)) return [];
  return order.extensionAsked ? ["review", "decide_extension"] : ["review"];
};

/** The command centre shows, it does not carry data away. */
export const mayExport = (actor: Actor): boolean => hasOfficerRole(actor, "administrator", "bureau_officer", "station_officer");

/** The orders that lists show to this person; undefined for people who see none. */
export const visibleTo = (actor: Actor): WhereOptions<RectificationOrder> | undefined => {
  if (actor.kind === "officer") return actor.towns === null ? {} : { townCode: { [Op.in]: [...actor.towns] } };
  if (actor.kind === "member" && actor.memberships.length > 0) return { establishmentId: { [Op.in]: actor.memberships.map(({ establishmentId }) => establishmentId) } };
  return undefined;
};
