import fc from "fast-check";
import checklist2016 from "@sunshine/config/regulations/checklist-2016.json";
import judgement2016 from "@sunshine/config/regulations/judgement-2016.json";
import { CHECKLIST_COLUMNS, ChecklistSchema, columnOf, itemsOf, type ChecklistColumn } from "./checklist";
import { VERDICTS } from "./inspection.vocabulary";
import { JudgementSchema, explainScore, scoreVisit, type Answer } from "./score";

const checklist = ChecklistSchema.parse(checklist2016);
const rule = JudgementSchema.parse(judgement2016);

const answers = (column: ChecklistColumn, failed: readonly string[], absent: readonly string[] = []): Answer[] =>
  itemsOf(checklist, column).map(({ code }) => ({ code, verdict: failed.includes(code) ? "fail" : absent.includes(code) ? "not_applicable" : "pass" }));

test("the table has 30 items, 7 of them key, and 90 points in every column", () => {
  expect(checklist.items).toHaveLength(30);
  expect(checklist.items.filter(({ key }) => key)).toHaveLength(7);
  for (const column of CHECKLIST_COLUMNS) {
    expect(itemsOf(checklist, column).reduce((sum, { weights }) => sum + (weights[column] ?? 0), 0)).toBe(90);
  }
});

test.each([
  ["restaurant_large", "L"], ["restaurant_medium", "S"], ["central_kitchen", "C"], ["school_canteen", "T"],
] as const)("%s is scored by column %s", (type, column) => {
  expect(columnOf(type)).toBe(column);
});

// 2016 rule: 符合 no failure; 基本符合 ≤1 key failed and ≥70 % of general items; 不符合 ≥2 key failed or <70 %.
test.each([
  ["nothing fails", [], "conform", 100],
  ["one general item fails", ["2.2"], "mostly_conform", 97.8],
  ["one key item fails and all general items pass", ["3.1"], "mostly_conform", 93.3],
  ["two key items fail", ["3.1", "4.1"], "not_conform", 87.8],
  ["six of 22 general items fail (72.7 %)", ["1.1", "2.1", "2.2", "2.3", "4.3", "4.4"], "mostly_conform", 85.6],
  ["seven of 22 general items fail (68.2 %)", ["1.1", "2.1", "2.2", "2.3", "4.3", "4.4", "5.1"], "not_conform", 83.3],
] as const)("when %s the visit is %s", (_, failed, result, score100) => {
  expect(scoreVisit(checklist, "L", answers("L", failed), rule)).toMatchObject({ result, score100 });
});

test("reasonably absent items are left out of the count", () => {
  const score = scoreVisit(checklist, "L", answers("L", ["5.1"], ["7.3", "8.1", "9.1"]), rule);
  expect(score).toMatchObject({ counted: 79, won: 77, score100: 97.5, dynamicScore: 9.7, notApplicable: 3 });
  expect(explainScore(score)[0]).toContain("77 ÷ 79");
});

test("a missing, unknown or repeated item is named", () => {
  const all = answers("S", []);
  expect(() => scoreVisit(checklist, "S", all.slice(1), rule)).toThrow("还有 1 项没有结论：1.1");
  expect(() => scoreVisit(checklist, "S", [...all, { code: "7.5", verdict: "pass" }], rule)).toThrow("不一致");
  expect(() => scoreVisit(checklist, "S", [...all, all[0]!], rule)).toThrow("不一致");
});

test("not everything can be absent", () => {
  expect(() => scoreVisit(checklist, "T", itemsOf(checklist, "T").map(({ code }) => ({ code, verdict: "not_applicable" })), rule)).toThrow("合理缺项");
});

const random = fc.constantFrom(...CHECKLIST_COLUMNS).chain((column) =>
  fc.tuple(fc.constant(column), fc.tuple(...itemsOf(checklist, column).map(({ code }) => fc.constantFrom(...VERDICTS).map((verdict) => ({ code, verdict })))))
);

test("property: scores stay in bounds, agree with each other, and mending one item never lowers them", () => {
  fc.assert(
    fc.property(random, fc.nat(), ([column, given], chosen) => {
      fc.pre(given.some(({ verdict }) => verdict !== "not_applicable"));
      const before = scoreVisit(checklist, column, given, rule);
      expect(before.score100).toBeGreaterThanOrEqual(0);
      expect(before.score100).toBeLessThanOrEqual(100);
      expect(Math.abs(before.dynamicScore - before.score100 / 10)).toBeLessThanOrEqual(0.06);
      const failed = given.filter(({ verdict }) => verdict === "fail");
      fc.pre(failed.length > 0);
      const mended = failed[chosen % failed.length]!.code;
      const after = scoreVisit(checklist, column, given.map((it) => (it.code === mended ? { ...it, verdict: "pass" as const } : it)), rule);
      expect(after.score100).toBeGreaterThan(before.score100);
      expect(after.fails).toBe(before.fails - 1);
    })
  );
});
