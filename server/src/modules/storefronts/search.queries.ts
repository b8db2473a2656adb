import { Op, type WhereOptions } from "sequelize";
import type * as z from "zod";
import { cellRangesAround, distanceM, type Place } from "@sunshine/domain/kernel/coordinates";
import { invalidField } from "@sunshine/domain/kernel/errors";
import type { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { afterPlace, decodePlace, pageFrom } from "../../platform/db/paging";
import { matchNames } from "../establishments";
import { StorefrontPage } from "./storefront.model";

export type SearchInput = z.output<typeof storefrontApi.search.input>;

/** A shop that was found, with its distance where a place was given. */
export interface Found {
  readonly page: StorefrontPage;
  readonly distanceM: number | null;
}

interface FoundPage {
  readonly rows: readonly Found[];
  readonly next: string | null;
}

/** The ring in which the nearest shops are looked for first, metres; it doubles until the page is full. */
const FIRST_RING_M = 500;

/** The body is large and no list needs it; places are looked for in the indexes alone, only a page's shops are read. */
const LISTED = ["establishmentId", "publicId", "name", "nameKey", "type", "state", "grade", "annual", "lastVisitOn", "address", "townCode", "lng", "lat", "openKitchen"] as const;

const among = (column: string, values: readonly string[] | undefined): WhereOptions<StorefrontPage> => (values && values.length > 0 ? { [column]: [...values] } : {});

/** Shops that may be found at all and fit the filter; closed ones are not shown. */
const filterOf = async ({ q, type, grade, townCode }: SearchInput): Promise<WhereOptions<StorefrontPage>[]> => {
  const filter = [{ state: { [Op.ne]: "closed" } }, among("type", type), among("grade", grade), among("townCode", townCode)];
  if (q === undefined || q === "") return filter;
  const { ids, holds } = await matchNames(q);
  return [...filter, ids ? { establishmentId: [...ids] } : {}, holds === null ? {} : { searchText: { [Op.like]: `%${holds}%` } }];
};

/** Where the diner is; null without a place. */
const placeOf = ({ lng, lat }: SearchInput): Place | null => {
  if ((lng === undefined) !== (lat === undefined)) throw invalidField(lng === undefined ? "lng" : "lat", "经度和纬度要一起给出");
  return lng === undefined || lat === undefined ? null : { lng, lat };
};

/** Reads the shops of a page whole, in the order in which they were found. */
const load = async (found: readonly { readonly id: number; readonly distanceM: number | null }[]): Promise<Found[]> => {
  const pages = found.length === 0 ? [] : await StorefrontPage.findAll({ attributes: [...LISTED], where: { establishmentId: found.map(({ id }) => id) } });
  const byId = new Map(pages.map((page) => [page.establishmentId, page]));
  return found.flatMap(({ id, distanceM: metres }) => (byId.has(id) ? [{ page: byId.get(id)!, distanceM: metres }] : []));
};

const byName = async (input: SearchInput, filter: readonly WhereOptions<StorefrontPage>[]): Promise<FoundPage> => {
  const rows = await StorefrontPage.findAll({
    attributes: ["establishmentId", "nameKey"],
    where: { [Op.and]: [...filter, afterPlace(["nameKey", "establishmentId"], "asc", input.after)] },
    order: [["nameKey", "ASC"], ["establishmentId", "ASC"]],
    limit: input.limit + 1,
  });
  const page = pageFrom(rows, input.limit, ({ nameKey, establishmentId }) => [nameKey, establishmentId]);
  return { next: page.next, rows: await load(page.rows.map(({ establishmentId }) => ({ id: establishmentId, distanceM: null }))) };
};

/** Where a page by distance begins: after this many metres, and after this shop among those as far away. */
const startAfter = (after: string | undefined): Near => {
  if (after === undefined) return { metres: -1, id: 0 };
  const [metres, id] = decodePlace(after, 2);
  return { metres: Number(metres), id: Number(id) };
};

interface Near {
  readonly id: number;
  readonly metres: number;
}

/** Every shop of the filter within a distance, from the index alone, the nearest first. */
const within = async (place: Place, metres: number, filter: readonly WhereOptions<StorefrontPage>[]): Promise<Near[]> => {
  const rows = await StorefrontPage.findAll({
    attributes: ["establishmentId", "lng", "lat"],
    where: { [Op.and]: [...filter, { [Op.or]: cellRangesAround(place, metres).map(([from, to]) => ({ cell: { [Op.between]: [from, to] } })) }] },
    raw: true,
  });
  return rows
    .flatMap(({ establishmentId, lng, lat }) => (lng === null || lat === null ? [] : [{ id: establishmentId, metres: Math.round(distanceM(place, { lng, lat })) }]))
    .filter((near) => near.metres <= metres)
    .sort((a, b) => a.metres - b.metres || a.id - b.id);
};

const byDistance = async (place: Place, input: SearchInput, filter: readonly WhereOptions<StorefrontPage>[]): Promise<FoundPage> => {
  const { after, limit, withinM } = input;
  const start = startAfter(after);
  let ring = Math.min(withinM, Math.max(FIRST_RING_M, start.metres * 2));
  let found: Near[] = [];
  for (;;) {
    found = (await within(place, ring, filter)).filter(({ metres, id }) => metres > start.metres || (metres === start.metres && id > start.id));
    if (found.length > limit || ring >= withinM) break;
    ring = Math.min(withinM, ring * 2);
  }
  const { rows: near, next } = pageFrom(found, limit, ({ metres, id }) => [metres, id]);
  return { next, rows: await load(near.map(({ id, metres }) => ({ id, distanceM: metres }))) };
};

/** Finds shops by name, filter and nearness 查找与附近: the nearest first where a place is given, else in the order of their names. */
export const searchStorefronts = async (input: SearchInput): Promise<FoundPage> => {
  const place = placeOf(input);
  const filter = await filterOf(input);
  return place === null ? byName(input, filter) : byDistance(place, input, filter);
};
