import { isMember, isOfficer, worksAt, type Actor } from "@sunshine/domain/accounts/actor";
import type { EstablishmentFacts } from "../establishments";
import type { Order } from "./order.model";

/** The diner who placed the order. */
export const isItsDiner = (actor: Actor, order: Order): boolean => isMember(actor) && actor.accountId === order.accountId;

/** Somebody of the shop that is paid. */
export const isOfItsShop = (actor: Actor, order: Order): boolean => worksAt(actor, order.establishmentId);

/** Single orders are between the diner and the shop; officers see sums only. */
export const mayReadOrder = (actor: Actor, order: Order): boolean => isItsDiner(actor, order) || isOfItsShop(actor, order);

/** Money goes back at the word of the shop's owner 负责人 only. */
export const mayRefund = (actor: Actor, order: Order): boolean => worksAt(actor, order.establishmentId, "owner");

/** Anybody whom WeChat knows may pay. */
export const mayPlace = (actor: Actor): boolean => isMember(actor);

export const maySeeTakings = (actor: Actor, shop: Pick<EstablishmentFacts, "id">): boolean => worksAt(actor, shop.id);

export const mayOversee = (actor: Actor): boolean => isOfficer(actor);

/** Towns that an officer's figures are counted over; null is the whole county. */
export const townsOf = (actor: Actor): readonly string[] | null => (isOfficer(actor) ? actor.towns : []);
