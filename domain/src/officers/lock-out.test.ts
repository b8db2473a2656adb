import fc from "fast-check";
import { failuresAfter, FORGET_MS, lockMs, LONGEST_LOCK_MS } from "./lock-out";

test.each([
  // failures in a row, minutes locked
  [0, 0],
  [4, 0],
  [5, 1],
  [6, 2],
  [7, 4],
  [10, 32],
  [11, 60],
  [40, 60],
])("after %i failures a login is locked for %i minutes", (failures, minutes) => {
  expect(lockMs(failures)).toBe(minutes * 60_000);
});

test("one more failure never shortens the lock, and no lock outlasts the longest", () => {
  fc.assert(
    fc.property(fc.nat(5000), (failures) => {
      expect(lockMs(failures + 1)).toBeGreaterThanOrEqual(lockMs(failures));
      expect(lockMs(failures)).toBeLessThanOrEqual(LONGEST_LOCK_MS);
    })
  );
});

test("a day without failures begins the count anew", () => {
  const lastFailedAt = new Date("2026-11-23T02:00:00Z");
  expect(failuresAfter(null, lastFailedAt)).toBe(1);
  expect(failuresAfter({ failures: 9, lastFailedAt }, new Date(lastFailedAt.getTime() + FORGET_MS - 1))).toBe(10);
  expect(failuresAfter({ failures: 9, lastFailedAt }, new Date(lastFailedAt.getTime() + FORGET_MS))).toBe(1);
});
