/** How often each value was measured 用时分布; in no order. */
export type Histogram = readonly (readonly [value: number, times: number])[];

export const timesIn = (histogram: Histogram): number => histogram.reduce((sum, [, times]) => sum + times, 0);

/** The smallest value that at least this share of all measurements does not exceed 分位数; null where nothing was measured. */
export const quantile = (histogram: Histogram, share: number): number | null => {
  const wanted = Math.max(1, Math.ceil(timesIn(histogram) * share));
  let passed = 0;
  for (const [value, times] of [...histogram].sort(([a], [b]) => a - b)) {
    passed += times;
    if (passed >= wanted) return value;
  }
  return null;
};
