/** One figure of a run; with a limit it decides whether the run passes. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Benchmark {
  readonly title: string;
  readonly run: () => Promise<readonly Measure[]>;
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The value below which this share of all values lies. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** False where a limit is missed, or where nothing was measured. */
export const holds = ({ value, atLeast, atMost }: Measure): boolean => Number.isFinite(value) && (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);

const digits = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

const limitOf = ({ atLeast, atMost }: Measure): string => {
  if (atLeast !== undefined) return atLeast === atMost ? `just ${atLeast}` : `at least ${atLeast}`;
  return atMost === undefined ? "" : `at most ${atMost}`;
};

/** One line of the report. */
export const asLine = (measure: Measure): string => {
  const limit = limitOf(measure);
  return `  ${measure.name.padEnd(58)} ${digits(measure.value).padStart(9)} ${measure.unit.padEnd(8)} ${limit}${limit === "" ? "" : holds(measure) ? "  ok" : "  MISSED"}`.trimEnd();
};

/** A number from the environment: shorter rounds for a quick look, longer ones for a quiet machine. */
export const setting = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
