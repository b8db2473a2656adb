import { Op, type WhereOptions } from "sequelize";
import { isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import type { EstablishmentFilter } from "@sunshine/domain/establishments/establishment.contract";
import { addDays, dayOf } from "@sunshine/domain/kernel/day";
import { matchNames } from "./search-term.queries";

/** Rows that an actor may see at all: an officer's own towns; nobody else lists the archive. */
export const scopeOf = (actor: Actor): WhereOptions => {
  if (actor.kind === "system") return {};
  if (!isOfficer(actor)) return { id: null };
  return actor.towns === null ? {} : { townCode: [...actor.towns] };
};

const searched = async (q: string | undefined): Promise<WhereOptions[]> => {
  if (!q) return [];
  const { ids, holds } = await matchNames(q);
  return [...(ids === null ? [] : [{ id: [...ids] }]), ...(holds === null ? [] : [{ searchText: { [Op.like]: `%${holds}%` } }])];
};

/** The rows of a filter that this actor may see. */
export const whereOf = async (filter: EstablishmentFilter, actor: Actor, now: Date): Promise<WhereOptions> => {
  const { q, expiresWithin, type, townCode, state, grade, scenicArea, takeawayOnly, keyUnit } = filter;
  const equal = Object.entries({ type, townCode, state, grade, scenicArea, takeawayOnly, keyUnit }).filter(([, value]) => value !== undefined);
  return {
    [Op.and]: [
      scopeOf(actor),
      ...equal.map(([column, value]) => ({ [column]: value })),
      ...(expiresWithin === undefined ? [] : [{ licenceExpiresOn: { [Op.lte]: addDays(dayOf(now), expiresWithin) } }]),
      ...(await searched(q)),
    ],
  };
};
