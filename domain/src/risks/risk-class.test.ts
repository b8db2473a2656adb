import fc from "fast-check";
import risk2016 from "@sunshine/config/regulations/risk-2016.json";
import { RISK_CLASSES, RiskRuleSchema, riskClass, scalePoints, shiftRiskClass } from "./risk-class";

const rule = RiskRuleSchema.parse(risk2016);

// 食药监食监一〔2016〕115号: A 0–30, B >30–45, C >45–60, D >60.
test.each([[0, 0, "A"], [10, 20, "A"], [10, 20.5, "B"], [40, 5, "B"], [20, 26, "C"], [30, 30, "C"], [1, 60, "D"], [40, 60, "D"]])(
  "%d static and %d dynamic points are class %s",
  (staticPoints, dynamicPoints, expected) => {
    expect(riskClass(staticPoints, dynamicPoints, rule)).toBe(expected);
  }
);

test.each([[41, 0], [-1, 0], [0, 61], [NaN, 0]])("%d static and %d dynamic points are refused at their field", (staticPoints, dynamicPoints) => {
  expect(() => riskClass(staticPoints, dynamicPoints, rule)).toThrow(/应在 0 至 \d+ 分之间/);
});

// 餐饮服务提供者静态风险因素量化分值表: 业态和规模.
test.each([
  ["restaurant_small", 150, null, 2], ["restaurant_medium", 151, null, 4], ["restaurant_medium", 500, null, 4], ["restaurant_large", 501, null, 6],
  ["restaurant_large", 1000, null, 6], ["restaurant_large", 1001, null, 8], ["restaurant_large", 3000, null, 8], ["restaurant_extra_large", 3001, null, 10],
  ["school_canteen", 9000, 50, 2], ["school_canteen", null, 51, 4], ["kindergarten_canteen", null, 300, 4], ["elder_care_canteen", null, 301, 7],
  ["other_canteen", null, 500, 7], ["other_canteen", null, 501, 10],
] as const)("%s of %p m² serving %p is given %d points for its size", (type, areaM2, mealsServed, points) => {
  expect(scalePoints({ type, areaM2, mealsServed }, rule)).toBe(points);
});

test.each([
  ["a restaurant of unknown area", "restaurant_large", null, 900],
  ["a canteen of unknown meals", "school_canteen", 900, null],
  ["a central kitchen, whose row was not found", "central_kitchen", 2000, 5000],
  ["a caterer of delivered meals, whose row was not found", "collective_delivery", 2000, 5000],
] as const)("%s has no points instead of invented ones", (_, type, areaM2, mealsServed) => {
  expect(scalePoints({ type, areaM2, mealsServed }, rule)).toBeNull();
});

test.each([["A", 1, "B"], ["A", 2, "C"], ["C", 2, "D"], ["D", 1, "D"], ["D", -1, "C"], ["A", -1, "A"], ["B", 0, "B"]] as const)("class %s moved by %d is %s", (from, steps, to) => {
  expect(shiftRiskClass(from, steps, rule)).toBe(to);
});

test.each([3, -2, 0.5])("a move by %d steps is refused", (steps) => {
  expect(() => shiftRiskClass("B", steps, rule)).toThrow("最多调高 2 级、调低 1 级");
});

test("the riskier the class, the more often it is visited", () => {
  const minima = RISK_CLASSES.map((key) => rule.visitsPerYear.value[key].min);
  expect(minima).toEqual([1, 1, 2, 3]);
});

test("property: more points never make a lower class", () => {
  const points = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(points(40), points(60), points(40), (staticPoints, dynamicPoints, more) => {
      const before = RISK_CLASSES.indexOf(riskClass(staticPoints, dynamicPoints, rule));
      expect(RISK_CLASSES.indexOf(riskClass(Math.min(40, staticPoints + more), dynamicPoints, rule))).toBeGreaterThanOrEqual(before);
    })
  );
});
