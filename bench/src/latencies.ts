import { quantile } from "./benchmark";

/** Stands for the status of an answer that never came. */
export const CONNECTION_ERROR = 0;

/** What was seen of one kind of request. */
export interface Seen {
  readonly count: number;
  readonly errors: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
}

/** Collects how long requests took, by name, and which failed. */
export const createLatencies = () => {
  const times = new Map<string, number[]>();
  const failures = new Map<string, number>();
  const examples: string[] = [];
  const seenOf = (all: readonly number[], errors: number): Seen => ({
    count: all.length, errors, p50: quantile(all, 0.5), p95: quantile(all, 0.95), p99: quantile(all, 0.99), most: all.reduce((most, one) => Math.max(most, one), 0),
  });
  return {
    note: (name: string, ms: number, problem?: string) => {
      const known = times.get(name) ?? [];
      known.push(ms);
      times.set(name, known);
      if (problem === undefined) return;
      failures.set(name, (failures.get(name) ?? 0) + 1);
      if (examples.length < 3) examples.push(`${name}: ${problem}`);
    },
    examples: (): readonly string[] => examples,
    all: (): Seen => seenOf([...times.values()].flat(), [...failures.values()].reduce((sum, one) => sum + one, 0)),
    each: (): Record<string, Seen> => Object.fromEntries([...times].map(([name, all]) => [name, seenOf(all, failures.get(name) ?? 0)])),
  };
};

export type Latencies = ReturnType<typeof createLatencies>;
