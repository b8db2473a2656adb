import { InsightContribution, InsightCount, type Figure } from "../count.model";
import { contributionsOf, splitKey, type Contribution } from "../contributions.queries";

/** Shops counted in one go. */
const CHUNK = 500;

interface Change {
  readonly figure: Figure;
  readonly entry: string;
  readonly townCode: string;
  readonly by: number;
}

const placeOf = ({ figure, entry, townCode }: Pick<Change, "figure" | "entry" | "townCode">): string => [figure, entry, townCode].join("#");

const asChanges = ({ townCode, counted }: Contribution, sign: 1 | -1): Change[] =>
  Object.entries(counted).map(([key, times]) => ({ ...splitKey(key), townCode, by: sign * times }));

/** Changes of the same counter as one; those that cancel out are left away. */
const summed = (changes: readonly Change[]): Change[] => {
  const sums = new Map<string, Change>();
  for (const change of changes) sums.set(placeOf(change), { ...change, by: change.by + (sums.get(placeOf(change))?.by ?? 0) });
  return [...sums.values()].filter(({ by }) => by !== 0);
};

/** Moves counters, in the ambient transaction. One process at a time counts: the relay holds the subscriber's row. */
export const moveCounts = async (changes: readonly Change[]): Promise<void> => {
  const moved = summed(changes);
  if (moved.length === 0) return;
  const only = <K extends "figure" | "entry" | "townCode">(name: K): Change[K][] => [...new Set(moved.map((change) => change[name]))];
  const before = await InsightCount.findAll({ where: { figure: only("figure"), entry: only("entry"), townCode: only("townCode") } });
  const totals = new Map(before.map((row) => [placeOf(row), row.total]));
  await InsightCount.bulkCreate(
    moved.map(({ figure, entry, townCode, by }) => ({ figure, entry, townCode, total: (totals.get(placeOf({ figure, entry, townCode })) ?? 0) + by })),
    { updateOnDuplicate: ["total"] }
  );
};

const countChunk = async (ids: readonly number[]): Promise<void> => {
  const counted = new Map((await InsightContribution.findAll({ where: { establishmentId: [...ids] } })).map((row) => [row.establishmentId, row]));
  const now = await contributionsOf(ids);
  await moveCounts([...[...counted.values()].flatMap((row) => asChanges(row, -1)), ...[...now.values()].flatMap((row) => asChanges(row, 1))]);
  await InsightContribution.bulkCreate([...now].map(([establishmentId, row]) => ({ establishmentId, ...row })), { updateOnDuplicate: ["townCode", "counted"] });
};

/**
 * Counts shops anew 重新统计: what each was counted for is taken back and what it is now is counted, so it does not matter
 * how often or how late this runs. A move to another town takes a shop's visits along.
 */
export const countShops = async (ids: readonly number[]): Promise<void> => {
  const unique = [...new Set(ids)].sort((a, b) => a - b);
  for (let from = 0; from < unique.length; from += CHUNK) await countChunk(unique.slice(from, from + CHUNK));
};
