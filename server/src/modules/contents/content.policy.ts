import { Op, type WhereOptions } from "sequelize";
import { coversTown, hasOfficerRole, isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import type { ContentCheck } from "./content.model";

/** Who judges what people write: officers who handle cases of the area; the command centre looks elsewhere. */
export const mayModerate = (actor: Actor): boolean => hasOfficerRole(actor, "administrator", "bureau_officer", "station_officer");

export const mayDecide = (actor: Actor, { townCode }: Pick<ContentCheck, "townCode">): boolean => mayModerate(actor) && coversTown(actor, townCode);

export const visibleTo = (actor: Actor): WhereOptions<ContentCheck> => (isOfficer(actor) && actor.towns !== null ? { townCode: { [Op.in]: [...actor.towns] } } : {});
