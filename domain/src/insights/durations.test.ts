import fc from "fast-check";
import { quantile, timesIn, type Histogram } from "./durations";

test.each([
  [[], 0.5, null],
  [[[7, 1]], 0.5, 7],
  [[[7, 1]], 0.9, 7],
  [[[30, 1], [10, 1]], 0.5, 10],
  [[[30, 1], [10, 1], [20, 1]], 0.5, 20],
  [[[1, 9], [50, 1]], 0.9, 1],
  [[[1, 8], [50, 2]], 0.9, 50],
] as const)("of %j the share %d is reached at %s", (histogram, share, value) => {
  expect(quantile(histogram as Histogram, share)).toBe(value);
});

test("property: at least the share lies at or below the quantile, and less than it lies below", () => {
  const measured = fc.uniqueArray(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 40 })), { minLength: 1, selector: ([value]) => value });
  fc.assert(
    fc.property(measured, fc.constantFrom(0.5, 0.9), (histogram, share) => {
      const at = quantile(histogram, share)!;
      const all = timesIn(histogram);
      expect(timesIn(histogram.filter(([value]) => value <= at))).toBeGreaterThanOrEqual(all * share);
      expect(timesIn(histogram.filter(([value]) => value < at))).toBeLessThan(Math.max(1, all * share));
    })
  );
});
