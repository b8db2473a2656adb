/** A stream of chance that gives the same again for the same seed, so that every demo county is the same county. */
export interface Chance {
  /** 0 ≤ x < 1. */
  readonly next: () => number;
  /** Whole number, both ends included. */
  readonly int: (from: number, to: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly odds: (probability: number) => boolean;
  /** The same items in another order. */
  readonly shuffle: <T>(items: readonly T[]) => T[];
}

/** mulberry32: small, fast and good enough for a story. */
export const createChance = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(items: readonly T[]): T => items[int(0, items.length - 1)]!;
  return {
    next, int, pick,
    odds: (probability) => next() < probability,
    shuffle: (items) => {
      const rest = [...items];
      for (let at = rest.length - 1; at > 0; at -= 1) {
        const other = int(0, at);
        [rest[at], rest[other]] = [rest[other]!, rest[at]!];
      }
      return rest;
    },
  };
};
