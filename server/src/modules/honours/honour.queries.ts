import { Op, type WhereOptions } from "sequelize";
import type * as z from "zod";
import type { honourApi } from "@sunshine/domain/honours/honour.contract";
import type { HonourList } from "@sunshine/domain/honours/honour.vocabulary";
import type { Day } from "@sunshine/domain/kernel/day";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import { findEstablishment } from "../establishments";
import { Honour } from "./honour.model";

type Filter = z.output<typeof honourApi.list.input>;
type Where = WhereOptions<Honour>;

/** One entry by its outside id, locked where it will change. */
export const findHonour = ({ id }: { readonly id: string }, { lock = false } = {}): Promise<Honour | null> => Honour.findOne({ where: { publicId: id }, ...(lock && { lock: true }) });

const among = <T>(column: string, values: readonly T[] | undefined): Where => (values && values.length > 0 ? { [column]: { [Op.in]: [...values] } } : {});

const whereOf = async (scope: Where, { list, state, townCode, establishmentId }: Filter): Promise<Where> => ({
  [Op.and]: [
    scope,
    list === undefined ? {} : { list },
    among("state", state),
    among("townCode", townCode),
    establishmentId === undefined ? {} : { establishmentId: (await findEstablishment(establishmentId))?.id ?? null } as Where,
  ],
});

/** One page of the entries that the scope shows, the latest proposal first; the count comes with the first page. */
export const listHonours = async (scope: Where, filter: Filter): Promise<{ rows: Honour[]; next: string | null; total?: number }> => {
  const where = await whereOf(scope, filter);
  const found = await Honour.findAll({ where: { [Op.and]: [where, afterPlace(["id"], "desc", filter.after)] }, order: [["id", "DESC"]], limit: filter.limit + 1 });
  const total = filter.after === undefined ? { total: await Honour.count({ where }) } : {};
  return { ...pageFrom(found, filter.limit, (row) => [row.id]), ...total };
};

/** Entries of one list in force, the latest first. */
export const listPublished = async ({ list, after, limit }: z.output<typeof honourApi.published.input>): Promise<{ rows: Honour[]; next: string | null; total?: number }> => {
  const where: Where = { state: "listed", list };
  const found = await Honour.findAll({ where: { [Op.and]: [where, afterPlace(["fromOn", "id"], "desc", after)] }, order: [["fromOn", "DESC"], ["id", "DESC"]], limit: limit + 1 });
  const total = after === undefined ? { total: await Honour.count({ where }) } : {};
  return { ...pageFrom(found, limit, (row) => [row.fromOn ?? "", row.id]), ...total };
};

/** Entries in force by list, and what waits for a decision. */
export const countHonours = async (scope: Where): Promise<{ red: number; black: number; proposed: number; noticed: number }> => {
  const count = (where: Where): Promise<number> => Honour.count({ where: { [Op.and]: [scope, where] } });
  const [red, black, proposed, noticed] = await Promise.all([count({ state: "listed", list: "red" }), count({ state: "listed", list: "black" }), count({ state: "proposed" }), count({ state: "noticed" })]);
  return { red, black, proposed, noticed };
};

/** An entry in force as the public page shows it 红黑榜. */
export interface ListingFacts {
  readonly list: HonourList;
  readonly reason: string;
  readonly from: Day;
  readonly to: Day | null;
}

/** Entries in force of many establishments in one query; every id asked for is in the answer. */
export const listingsOf = async (ids: readonly number[]): Promise<Map<number, ListingFacts[]>> => {
  const byId = new Map<number, ListingFacts[]>(ids.map((id) => [id, []]));
  const rows = ids.length === 0 ? [] : await Honour.findAll({ where: { establishmentId: [...byId.keys()], state: "listed" }, order: [["list", "ASC"], ["id", "ASC"]] });
  for (const { establishmentId, list, reason, fromOn, toOn } of rows) if (fromOn) byId.get(establishmentId)?.push({ list, reason, from: fromOn, to: toOn ?? null });
  return byId;
};

/** Did a black entry stand on or after this day. */
export const wasBlackListed = async (establishmentId: number, since: Day): Promise<boolean> =>
  (await Honour.count({ where: { establishmentId, list: "black", [Op.or]: [{ state: "listed" }, { state: "ended", ending: { [Op.ne]: "withdrawn" }, endedOn: { [Op.gte]: since } }] } })) > 0;
