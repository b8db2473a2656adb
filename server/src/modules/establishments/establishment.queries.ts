import { Op, type WhereOptions } from "sequelize";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { ESTABLISHMENT_SORTS, EstablishmentFilter } from "@sunshine/domain/establishments/establishment.contract";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import { whereOf } from "./establishment.filter";
import { Establishment } from "./establishment.model";

type Sort = (typeof ESTABLISHMENT_SORTS)[number];

/** The column of each sort; its index carries every filtered column too. */
const SORT_COLUMNS = { name: "nameKey", updated: "updatedAt", licence_expiry: "licenceExpiresOn", last_visit: "visitKey" } as const satisfies Record<Sort, keyof Establishment>;

const MAX_POINTS = 5000;

export interface PageRequest {
  readonly sort: Sort;
  readonly order: "asc" | "desc";
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Ids first, from the sort's index alone; the rows themselves are then read for one page only. */
const pageIds = async (where: WhereOptions, { sort, order, after, limit }: PageRequest): Promise<number[]> => {
  const column = SORT_COLUMNS[sort];
  const rows = await Establishment.findAll({
    where: { [Op.and]: [where, afterPlace([column, "id"], order, after)] },
    attributes: ["id"],
    order: [[column, order], ["id", order]],
    limit: limit + 1,
    raw: true,
  });
  return rows.map(({ id }) => id);
};

const inOrder = async (ids: readonly number[]): Promise<Establishment[]> => {
  const rows = await Establishment.findAll({ where: { id: [...ids] } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

const keyOf = (row: Establishment, sort: Sort): string => {
  const value = row[SORT_COLUMNS[sort]];
  return value instanceof Date ? value.toISOString() : (value ?? "");
};

/** A page of the archive; the count comes with the first page, from the index. */
export const listEstablishments = async (
  { filter, actor, page, now }: { filter: EstablishmentFilter; actor: Actor; page: PageRequest; now: Date }
): Promise<{ rows: Establishment[]; next: string | null; total?: number }> => {
  const where = await whereOf(filter, actor, now);
  const rows = await inOrder(await pageIds(where, page));
  const total = page.after === undefined ? { total: await Establishment.count({ where }) } : {};
  return { ...pageFrom(rows, page.limit, (row) => [keyOf(row, page.sort), row.id]), ...total };
};

/** Points for the map, the most recently changed first, and how many shops have no coordinates. */
export const mapPoints = async (filter: EstablishmentFilter, actor: Actor, now: Date): Promise<{ rows: Establishment[]; withoutPlace: number; truncated: boolean }> => {
  const where = await whereOf(filter, actor, now);
  const ids = await Establishment.findAll({
    where: { [Op.and]: [where, { lng: { [Op.ne]: null } }] },
    attributes: ["id"],
    order: [["updatedAt", "DESC"], ["id", "DESC"]],
    limit: MAX_POINTS + 1,
    raw: true,
  });
  const withoutPlace = await Establishment.count({ where: { [Op.and]: [where, { lng: null }] } });
  return { rows: await inOrder(ids.slice(0, MAX_POINTS).map(({ id }) => id)), withoutPlace, truncated: ids.length > MAX_POINTS };
};

/** Every row of a filter by name, a batch at a time: for exports that hold one batch in memory. */
export const batchesOf = async function* (filter: EstablishmentFilter, actor: Actor, now: Date, size = 500): AsyncGenerator<Establishment[]> {
  const where = await whereOf(filter, actor, now);
  let after: string | undefined;
  do {
    const rows = await inOrder(await pageIds(where, { sort: "name", order: "asc", after, limit: size }));
    const page = pageFrom(rows, size, (row) => [row.nameKey, row.id]);
    if (page.rows.length > 0) yield page.rows;
    after = page.next ?? undefined;
  } while (after !== undefined);
};
