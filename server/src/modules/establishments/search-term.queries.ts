import { Op } from "sequelize";
import { Establishment } from "./establishment.model";
import { SearchTerm } from "./search-term.model";
import { AFTER_ALL, normalise, searchEntryOf, termOf } from "./name-search";

/** Above this many hits a query is dense: walking a list in its order and comparing finds a page sooner than naming all of them. */
const NARROW = 4000;

type Range = { [Op.gte]: string; [Op.lt]: string };
const beginsWith = (text: string): Range => ({ [Op.gte]: text, [Op.lt]: text + AFTER_ALL });

/** Who a query may mean: `ids` (null: too many to name) whose row must also hold `holds` in its search text (null: nothing more to check). */
export interface NameMatches {
  readonly ids: readonly number[] | null;
  readonly holds: string | null;
}

/** Ranges of the codes' own indexes in which a query may lie: from the beginning, a licence number also without its letters. */
const codeRanges = (query: string): { column: "creditCode" | "licenceNumber"; from: string }[] => {
  const code = query.toUpperCase();
  if (!/^[0-9A-Z]{4,}$/.test(code)) return [];
  const licences = /^\d/.test(code) ? [code, `JY${code}`] : [code];
  return [{ column: "creditCode", from: code }, ...licences.map((from) => ({ column: "licenceNumber" as const, from }))];
};

/** For a query that begins like thousands of shops: a dense one fills its limit at once, a rare one costs one pass over the table. */
const matchByText = async (query: string): Promise<NameMatches> => {
  const rows = await Establishment.findAll({ where: { searchText: { [Op.like]: `%${query}%` } }, attributes: ["id"], limit: NARROW + 1, raw: true });
  return rows.length > NARROW ? { ids: null, holds: query } : { ids: rows.map(({ id }) => Number(id)), holds: null };
};

/** Finds establishments by a part of the name, its pinyin or initials 拼音首字母, or the beginning of a code, from an index on both engines. */
export const matchNames = async (q: string): Promise<NameMatches> => {
  const query = normalise(q);
  if (query === "") return { ids: [], holds: null };
  const term = termOf(query);
  const limit = NARROW + 1;
  const byTerm = await SearchTerm.findAll({ where: { term: beginsWith(term) }, attributes: ["establishmentId"], limit, raw: true });
  const byCode = await Promise.all(codeRanges(query).map(({ column, from }) => Establishment.findAll({ where: { [column]: beginsWith(from) }, attributes: ["id"], limit, raw: true })));
  if (byTerm.length > NARROW || byCode.some((rows) => rows.length > NARROW)) return matchByText(query);
  const ids = new Set([...byTerm.map(({ establishmentId }) => Number(establishmentId)), ...byCode.flat().map(({ id }) => Number(id))]);
  // Longer queries were found by their beginning only.
  return { ids: [...ids], holds: term === query ? null : query };
};

type Named = Parameters<typeof searchEntryOf>[0];

/** Moves the ways into an establishment from its earlier name and codes to the present ones. */
export const reindex = async (establishmentId: number, before: Named | null, after: Named): Promise<void> => {
  const had = new Set(before ? searchEntryOf(before).terms : []);
  const has = new Set(searchEntryOf(after).terms);
  const gone = [...had].filter((term) => !has.has(term));
  if (gone.length > 0) await SearchTerm.destroy({ where: { establishmentId, term: gone } });
  const fresh = [...has].filter((term) => !had.has(term));
  if (fresh.length > 0) await SearchTerm.bulkCreate(fresh.map((term) => ({ term, establishmentId })));
};
