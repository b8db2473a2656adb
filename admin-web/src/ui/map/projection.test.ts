import fc from "fast-check";
import { fitView, nearest, projector, toPlane, toScreen, unprojector, zoomAt, type Point } from "./projection";

const SIZE = { width: 900, height: 600 };
const place = fc.tuple(fc.double({ min: 118.3, max: 119.4, noNaN: true }), fc.double({ min: 29.2, max: 30.1, noNaN: true }));

describe("the county's map", () => {
  it("fits every place into the picture", () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 40 }), (places) => {
        const points = places.map(projector([118.85, 29.64]));
        const view = fitView(points, SIZE);
        for (const [x, y] of points.map((point) => toScreen(view, point))) {
          expect(x).toBeGreaterThanOrEqual(-0.001);
          expect(x).toBeLessThanOrEqual(SIZE.width + 0.001);
          expect(y).toBeGreaterThanOrEqual(-0.001);
          expect(y).toBeLessThanOrEqual(SIZE.height + 0.001);
        }
      })
    );
  });

  it("keeps the place under the pointer where it is while zooming", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 3, noNaN: true }), fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 600 }), (factor, px, py) => {
        const view = { scale: 8, x: 400, y: 300 };
        const under: Point = [(px - view.x) / view.scale, (py - view.y) / view.scale];
        const [x, y] = toScreen(zoomAt(view, factor, [px, py], { min: 4, max: 40 }), under);
        expect(x).toBeCloseTo(px, 6);
        expect(y).toBeCloseTo(py, 6);
      })
    );
  });

  it("measures in kilometres: one degree of latitude is 111 of them, of longitude fewer", () => {
    const plane = projector([118.85, 29.64]);
    expect(plane([118.85, 28.64])[1]).toBeCloseTo(111.32, 1);
    expect(plane([119.85, 29.64])[0]).toBeCloseTo(96.75, 1);
  });

  it("finds the place under a pixel again", () => {
    fc.assert(
      fc.property(place, ([lng, lat]) => {
        const centre = [118.85, 29.64] as const;
        const view = { scale: 12, x: 400, y: 300 };
        const [x, y] = unprojector(centre)(toPlane(view, toScreen(view, projector(centre)([lng, lat]))));
        expect([x, y]).toEqual([expect.closeTo(lng, 9), expect.closeTo(lat, 9)]);
      })
    );
  });

  it("finds the nearest shop within reach, and none beyond", () => {
    const shops: Point[] = [[10, 10], [20, 10]];
    expect(nearest(shops, (shop) => shop, [17, 10], 14)).toEqual([20, 10]);
    expect(nearest(shops, (shop) => shop, [60, 10], 14)).toBeNull();
  });
});
