import fc from "fast-check";
import { SIZE_CLASSES, sizeClassOf, sizeWarning } from "./size-class";

describe("size classes of restaurants 餐馆规模 (larger of area and seats)", () => {
  test.each([
    [150, null, "restaurant_small"],
    [150.5, null, "restaurant_medium"],
    [500, null, "restaurant_medium"],
    [501, null, "restaurant_large"],
    [3000, null, "restaurant_large"],
    [3001, null, "restaurant_extra_large"],
    [null, 75, "restaurant_small"],
    [null, 76, "restaurant_medium"],
    [null, 250, "restaurant_medium"],
    [null, 251, "restaurant_large"],
    [null, 1000, "restaurant_large"],
    [null, 1001, "restaurant_extra_large"],
    [120, 300, "restaurant_large"],
    [3200, 40, "restaurant_extra_large"],
    [null, null, null],
  ])("%p m² and %p seats make %p", (areaM2, seats, size) => {
    expect(sizeClassOf({ areaM2, seats })).toBe(size);
  });

  test("a restaurant registered in another class is pointed out with its measures", () => {
    expect(sizeWarning("restaurant_medium", { areaM2: 620, seats: 180 })).toBe(
      "按面积 620 平方米、餐位 180 个应为大型餐馆，现登记为中型餐馆，请核对"
    );
  });

  test.each(["school_canteen", "snack", "central_kitchen"] as const)("%s has no size class and so no warning", (type) => {
    expect(sizeWarning(type, { areaM2: 5000, seats: 2000 })).toBeNull();
  });

  test("more room never makes a smaller class", () => {
    const measure = fc.record({ areaM2: fc.integer({ min: 1, max: 6000 }), seats: fc.nat(2000) });
    fc.assert(
      fc.property(measure, fc.nat(1000), fc.nat(500), (premises, area, seats) => {
        const before = SIZE_CLASSES.indexOf(sizeClassOf(premises) ?? "restaurant_small");
        const grown = sizeClassOf({ areaM2: premises.areaM2 + area, seats: premises.seats + seats });
        expect(SIZE_CLASSES.indexOf(grown ?? "restaurant_small")).toBeGreaterThanOrEqual(before);
      })
    );
  });
});
