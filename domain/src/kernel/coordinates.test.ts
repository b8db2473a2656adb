import fc from "fast-check";
import { cellOf, cellRangesAround, distanceM, formatDistance, fromGcj02, toGcj02 } from "./coordinates";

const inChina = fc.record({ lng: fc.double({ min: 100, max: 122, noNaN: true }), lat: fc.double({ min: 20, max: 42, noNaN: true }) });

test("known distances", () => {
  expect(distanceM({ lng: 119.04, lat: 29.6 }, { lng: 119.04, lat: 29.61 })).toBeCloseTo(1112, -1);
  expect(distanceM({ lng: 119.04, lat: 29.6 }, { lng: 119.05, lat: 29.6 })).toBeCloseTo(967, -1);
});

test.each([[0, "0 米"], [349.6, "350 米"], [1234, "1.2 公里"]])("%d metres read %s", (metres, text) => {
  expect(formatDistance(metres)).toBe(text);
});

test("GCJ-02 is shifted by some hundred metres here", () => {
  const wgs = { lng: 119.0419, lat: 29.6088 };
  const metres = distanceM(wgs, toGcj02(wgs));
  expect(metres).toBeGreaterThan(300);
  expect(metres).toBeLessThan(700);
});

test("property: there and back is within a centimetre", () => {
  fc.assert(fc.property(inChina, (place) => expect(distanceM(place, fromGcj02(toGcj02(place)))).toBeLessThan(0.01)));
});

test("property: whatever lies within a circle lies in its cells", () => {
  fc.assert(
    fc.property(inChina, fc.double({ min: -0.05, max: 0.05, noNaN: true }), fc.double({ min: -0.05, max: 0.05, noNaN: true }), (centre, dx, dy) => {
      const place = { lng: centre.lng + dx, lat: centre.lat + dy };
      const within = Math.ceil(distanceM(centre, place)) + 1;
      const cell = cellOf(place);
      expect(cellRangesAround(centre, within).some(([from, to]) => from <= cell && cell <= to)).toBe(true);
    })
  );
});
