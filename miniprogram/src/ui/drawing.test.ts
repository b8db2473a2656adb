import fc from "fast-check";
import jsQR from "jsqr";
import { frameOf, isInside, legible, placeIn, type Point } from "./map-drawing";
import { svgSource } from "./picture";
import { qrSvg } from "./qr";

const point = fc.tuple(fc.double({ min: 118, max: 120, noNaN: true }), fc.double({ min: 29, max: 30, noNaN: true }));

test("every shop lies inside the frame drawn around the shops", () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 40 }), (points: Point[]) => {
      const frame = frameOf(points);
      expect(points.every((one) => isInside(frame, one))).toBe(true);
    })
  );
});

test("names on the map do not lie over one another, and the first named ones stay", () => {
  const frame = frameOf([[118, 29], [119, 30]]);
  const landmarks = [["码头饭店", 118.5, 29.5], ["隔壁小吃", 118.501, 29.501], ["城北酒楼", 118.5, 29.9], ["邻县", 121, 29.5]].map(([label, ...at]) => ({ label: String(label), at: at as unknown as Point }));
  expect(legible(frame, landmarks, 10).map(({ label }) => label)).toEqual(["码头饭店", "城北酒楼"]);
  expect(legible(frame, landmarks, 1)).toHaveLength(1);
});

test("north is up and east is right", () => {
  const frame = frameOf([[118, 29], [119, 30]]);
  expect(placeIn(frame, [119, 30]).x).toBeGreaterThan(placeIn(frame, [118, 30]).x);
  expect(placeIn(frame, [118, 30]).y).toBeLessThan(placeIn(frame, [118, 29]).y);
});

/** Paints the squares of the drawing, as a screen would. */
const pixelsOf = (svg: string): { data: Uint8ClampedArray; side: number } => {
  const modules = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const [scale, side] = [4, modules * 4];
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, column, row] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let y = 0; y < scale; y++)
      for (let x = 0; x < scale; x++) data.fill(0, ((Number(row) * scale + y) * side + Number(column) * scale + x) * 4, ((Number(row) * scale + y) * side + Number(column) * scale + x) * 4 + 3);
  return { data, side };
};

test("the checkout code that a shop shows can be read by a scanner", () => {
  const url = "https://q.example.cn/s/8k2m4p6r9t";
  const { data, side } = pixelsOf(qrSvg(url));
  expect(jsQR(data, side, side)?.data).toBe(url);
});

test("a drawing is a source that needs no network", () => expect(svgSource('<svg fill="#fff"/>')).toBe("data:image/svg+xml,%3Csvg%20fill%3D%22%23fff%22%2F%3E"));
