import { Op, type WhereOptions } from "sequelize";
import { hasOfficerRole, isOfficer, worksAt, type Actor } from "@sunshine/domain/accounts/actor";
import type { InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { regulates } from "../establishments";
import type { Inspection } from "./inspection.model";

type Ability = InspectionView["abilities"][number];
type Visit = Pick<Inspection, "establishmentId" | "townCode" | "officerId" | "voidedAt" | "openFindings">;

/** Officers who visit establishments of this area; the command centre looks on. */
export const mayInspect = (actor: Actor, place: { readonly townCode: string }): boolean =>
  hasOfficerRole(actor, "administrator", "bureau_officer", "station_officer") && regulates(actor, place);

/** Officers of the area, and the people of the shop that was visited. */
export const mayReadVisit = (actor: Actor, visit: Pick<Visit, "establishmentId" | "townCode">): boolean =>
  regulates(actor, visit) || worksAt(actor, visit.establishmentId);

export const mayMarkMended = mayInspect;

/** The bureau, or the officer of the area who wrote the record: nobody voids a colleague's visit. */
export const mayVoid = (actor: Actor, visit: Pick<Visit, "townCode" | "officerId">): boolean =>
  mayInspect(actor, visit) && (hasOfficerRole(actor, "administrator", "bureau_officer") || (isOfficer(actor) && actor.officerId === visit.officerId));

/** What the client should offer this person right now. */
export const abilitiesOf = (actor: Actor, visit: Visit): Ability[] => {
  if (visit.voidedAt) return [];
  const abilities: Ability[] = mayVoid(actor, visit) ? ["void"] : [];
  return visit.openFindings > 0 && mayMarkMended(actor, visit) ? [...abilities, "mark_mended"] : abilities;
};

/** The visits that lists show to this person; undefined for people who see none. */
export const visibleTo = (actor: Actor): WhereOptions<Inspection> | undefined => {
  if (actor.kind === "officer") return actor.towns === null ? {} : { townCode: { [Op.in]: [...actor.towns] } };
  if (actor.kind === "member" && actor.memberships.length > 0) return { establishmentId: { [Op.in]: actor.memberships.map(({ establishmentId }) => establishmentId) } };
  return undefined;
};
