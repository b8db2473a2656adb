import fc from "fast-check";
import grading2012 from "@sunshine/config/regulations/grading-2012.json";
import { addDays } from "../kernel/day";
import { GradingSchema, annualGrade, dynamicGrade, meanScore } from "./grading";
import { currentGrade, type LedgerEntry } from "./ledger";

const grading = GradingSchema.parse(grading2012);
const facts = { licenceIssuedOn: "2024-01-10", grading };
const visit = (on: string, score: number, keyFails = 0, ref = on): LedgerEntry => ({ kind: "visit", ref, on, score, keyFails });

// 国食药监食〔2012〕5号: 动态等级 ≥9.0 优秀, 8.9–7.5 良好, 7.4–6.0 一般; <6.0 or ≥2 key items failed: none.
test.each([
  [10, 0, "excellent"], [9.0, 0, "excellent"], [8.9, 0, "good"], [7.5, 0, "good"], [7.4, 0, "fair"], [6.0, 0, "fair"],
  [5.9, 0, null], [9.8, 1, "excellent"], [9.8, 2, null], [0, 7, null],
])("a visit of %d with %d failed key items is %s", (score, keyFails, grade) => {
  expect(dynamicGrade(score, keyFails, grading)).toBe(grade);
});

// 年度等级: mean of the past twelve months, A/B/C at the same limits.
test.each([
  [[9.0], "A"], [[9.0, 8.9], "A"], [[8.9], "B"], [[7.5, 7.4], "B"], [[7.4], "C"], [[6.0], "C"], [[5.9], null], [[], null],
])("a year of %j is %s", (scores, grade) => {
  expect(annualGrade(meanScore(scores), grading)).toBe(grade);
});

describe("what is shown", () => {
  test("no grade in the first three months of a licence, and the day on which it begins", () => {
    const ledger = [visit("2024-02-01", 9.5)];
    expect(currentGrade(ledger, facts, "2024-04-09")).toMatchObject({ shown: "pending", annual: null, nextReviewOn: "2024-04-10" });
  });
  test("a visit during the first three months does not become a grade afterwards", () => {
    expect(currentGrade([visit("2024-02-01", 9.5)], facts, "2024-04-10")).toMatchObject({ shown: "pending", dynamic: null });
  });
  test("four months without a grade raise an alert", () => {
    expect(currentGrade([], facts, "2024-05-09").alerts).toEqual([]);
    expect(currentGrade([], facts, "2024-05-10").alerts[0]).toContain("4 个月");
  });
  test("a renewed licence keeps its grade", () => {
    const renewed = { licenceIssuedOn: "2026-05-01", grading };
    expect(currentGrade([visit("2026-03-01", 9.2)], renewed, "2026-05-02")).toMatchObject({ shown: "excellent", annual: "A" });
  });
  test("the last visit decides, however good the earlier ones were", () => {
    expect(currentGrade([visit("2025-01-01", 9.8), visit("2025-06-01", 6.4)], facts, "2025-06-02")).toMatchObject({ shown: "fair", annual: "B", annualScore: 8.1 });
  });
  test.each([
    ["below 6.0", visit("2025-06-01", 5.9)],
    ["two key items failed", visit("2025-06-01", 8.8, 2)],
  ])("a visit %s leaves the shop ungraded and out of the mean", (_, bad) => {
    const grade = currentGrade([visit("2025-03-01", 9.0), bad], facts, "2025-06-02");
    expect(grade).toMatchObject({ shown: "pending", dynamic: null, annualScore: 9.0, lastVisitOn: "2025-06-01" });
    expect(grade.counted).toEqual(["2025-03-01"]);
  });
  test("an accident blocks the grade for six months to the day; then a new visit is needed", () => {
    const ledger: LedgerEntry[] = [visit("2025-01-01", 9.5), { kind: "accident", ref: "a", on: "2025-02-15" }];
    expect(currentGrade(ledger, facts, "2025-08-14")).toMatchObject({ shown: "blocked", annual: null, blockedUntil: "2025-08-15", nextReviewOn: "2025-08-15" });
    const after = currentGrade(ledger, facts, "2025-08-15");
    expect(after).toMatchObject({ shown: "pending", annual: null, blockedUntil: null, sentence: expect.stringContaining("还没有重新检查") });
    expect(after.alerts[0]).toContain("期限已满");
    const graded = currentGrade([...ledger, visit("2025-08-15", 8.0)], facts, "2025-08-15");
    expect(graded).toMatchObject({ shown: "good", annual: "B", annualScore: 8.8, alerts: [] });
  });
  test("a visit within the six months after an accident never becomes a grade", () => {
    const ledger: LedgerEntry[] = [{ kind: "accident", ref: "a", on: "2025-02-15" }, visit("2025-08-14", 9.5)];
    expect(currentGrade(ledger, facts, "2025-08-20")).toMatchObject({ shown: "pending", annualScore: null, counted: [] });
  });
  test("a second accident begins its own six months", () => {
    const ledger: LedgerEntry[] = [{ kind: "accident", ref: "a", on: "2025-02-15" }, visit("2025-08-20", 9.5), { kind: "accident", ref: "b", on: "2025-09-01" }];
    expect(currentGrade(ledger, facts, "2026-02-28")).toMatchObject({ shown: "blocked", blockedUntil: "2026-03-01" });
    expect(currentGrade(ledger, facts, "2026-03-01")).toMatchObject({ shown: "pending", annual: null });
  });
  test("no annual grade is shown beside a visit that could not be graded, and the record says why", () => {
    const grade = currentGrade([visit("2025-03-01", 9.6), visit("2025-06-01", 9.6, 2)], facts, "2025-06-02");
    expect(grade).toMatchObject({ shown: "pending", annual: null, annualScore: 9.6 });
    expect(grade.explanation.join("")).toMatch(/2025年6月1日的检查未评定等级.*年度等级暂不公示/);
    expect(currentGrade([visit("2025-03-01", 9.6), visit("2025-06-01", 9.6, 2), visit("2025-07-01", 9.0)], facts, "2025-07-01")).toMatchObject({ shown: "excellent", annual: "A", annualScore: 9.3 });
  });
  test("a visit on a leap day leaves the annual grade on the first of March, and is looked at again then", () => {
    const old = { licenceIssuedOn: "2022-01-10", grading };
    const ledger = [visit("2024-02-29", 9.5)];
    expect(currentGrade(ledger, old, "2025-02-28")).toMatchObject({ annual: "A", nextReviewOn: "2025-03-01" });
    expect(currentGrade(ledger, old, "2025-03-01")).toMatchObject({ annual: null });
  });
  test("a voided visit counts for nothing from the day of its voiding", () => {
    const ledger: LedgerEntry[] = [visit("2025-01-01", 9.5), visit("2025-06-01", 4.0), { kind: "voided", ref: "2025-06-01", on: "2025-06-10" }];
    expect(currentGrade(ledger, facts, "2025-06-09").shown).toBe("pending");
    expect(currentGrade(ledger, facts, "2025-06-10").shown).toBe("excellent");
  });
  test("after twelve months a visit leaves the annual grade, while the last dynamic grade stays", () => {
    const ledger = [visit("2025-01-05", 9.5)];
    expect(currentGrade(ledger, facts, "2026-01-04")).toMatchObject({ annual: "A", nextReviewOn: "2026-01-05" });
    expect(currentGrade(ledger, facts, "2026-01-05")).toMatchObject({ shown: "excellent", annual: null });
  });
  test("every sentence names the rule it follows", () => {
    for (const line of currentGrade([visit("2025-01-05", 9.5)], facts, "2025-02-01").explanation) expect(line).toContain("国食药监食〔2012〕5号");
  });
});

const dayIn = (from: number, to: number) => fc.integer({ min: from, max: to }).map((offset) => addDays("2024-06-01", offset));
const entries = fc.array(
  fc.record({ accident: fc.constantFrom(false, false, false, true), on: dayIn(0, 700), tenths: fc.integer({ min: 0, max: 100 }), keyFails: fc.integer({ min: 0, max: 3 }) }),
  { maxLength: 12 }
);
type Drawn = typeof entries extends fc.Arbitrary<(infer One)[]> ? One : never;
const entryOf = ({ accident, on, tenths, keyFails }: Drawn, ref: string): LedgerEntry => (accident ? { kind: "accident", ref, on } : visit(on, tenths / 10, keyFails, ref));

test("property: the order in which entries were written does not matter, and the future is not known", () => {
  fc.assert(
    fc.property(entries, dayIn(0, 800), (drawn, day) => {
      const ledger = [...new Map(drawn.map((one) => [one.on, entryOf(one, one.on)])).values()];
      const now = currentGrade(ledger, facts, day);
      expect(currentGrade([...ledger].reverse(), facts, day)).toEqual(now);
      expect(currentGrade(ledger.filter(({ on }) => on <= day), facts, day)).toEqual(now);
    })
  );
});

test("property: nothing changes before the day that is named for the next review", () => {
  fc.assert(
    fc.property(entries, dayIn(0, 800), fc.integer({ min: 1, max: 400 }), (drawn, day, later) => {
      const ledger = drawn.filter(({ on }) => on <= day).map((one, at) => entryOf(one, String(at)));
      const now = currentGrade(ledger, facts, day);
      const then = addDays(day, later);
      fc.pre(now.nextReviewOn === null || then < now.nextReviewOn);
      const { shown, annual, annualScore, blockedUntil, alerts } = currentGrade(ledger, facts, then);
      expect({ shown, annual, annualScore, blockedUntil, alerts }).toEqual({
        shown: now.shown, annual: now.annual, annualScore: now.annualScore, blockedUntil: now.blockedUntil, alerts: now.alerts,
      });
    })
  );
});

test("property: an accident never improves what is shown in the six months after it", () => {
  fc.assert(
    fc.property(entries, dayIn(0, 700), fc.integer({ min: 0, max: 170 }), (drawn, on, later) => {
      const ledger: LedgerEntry[] = [...drawn.map((one, at) => entryOf(one, String(at))), { kind: "accident", ref: "last", on }];
      expect(currentGrade(ledger, facts, addDays(on, later))).toMatchObject({ shown: "blocked", dynamic: null, annual: null });
    })
  );
});
