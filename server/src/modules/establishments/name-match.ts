import { idsMatching } from "./establishment.filter";
import { normalise, TERM_LENGTH } from "./name-search";

/** What a typed query finds in the archive, for the lists of other modules. */
export interface NameMatch {
  /** Inside ids of what was found; null when there are too many to name. */
  readonly ids: readonly number[] | null;
  /** What the search text of a row must hold besides; null when the ids say it all. */
  readonly holds: string | null;
}

/** Finds establishments by any part of a name, its pinyin or initials, or a code 名称、拼音首字母或编号. */
export const matchNames = async (q: string): Promise<NameMatch> => {
  const query = normalise(q);
  if (query === "") return { ids: [], holds: null };
  const ids = await idsMatching(query);
  return { ids, holds: ids === null || [...query].length > TERM_LENGTH ? query : null };
};
