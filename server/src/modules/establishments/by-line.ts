import { isMember, isOfficer, type Actor } from "@sunshine/domain/accounts/actor";

/** Who acted, as the timeline and events name them: an officer by name, a shop's person by role. */
export const byLine = (actor: Actor): string => {
  if (isOfficer(actor)) return actor.name;
  return isMember(actor) ? "店铺负责人" : "系统";
};
