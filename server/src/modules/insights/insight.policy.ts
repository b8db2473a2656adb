import { hasOfficerRole, isOfficer, type Actor } from "@sunshine/domain/accounts/actor";

/** Towns that somebody's figures are counted over; null is the whole county. */
export type Towns = readonly string[] | null;

/** Figures are for officers; shops and diners have pages of their own. */
export const maySeeFigures = (actor: Actor): boolean => isOfficer(actor);

/** Events that could not be handled are the administrator's to put right. */
export const mayRetry = (actor: Actor): boolean => hasOfficerRole(actor, "administrator");

/** The officer's own towns 属地; nobody else has any. */
export const townsOf = (actor: Actor): Towns => (isOfficer(actor) ? actor.towns : []);
