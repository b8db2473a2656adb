import villages from "./regions/330127-villages.json";
import { loadRegion } from "./regions";

type Point = readonly [number, number];

/** Even–odd rule: a ray to the east crosses the ring an odd number of times. */
const isInside = ([x, y]: Point, ring: readonly Point[]): boolean =>
  ring.reduce((inside, [x1, y1], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length]!;
    return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !inside : inside;
  }, false);

const region = loadRegion("330127");
const outline = region.outline[0]!;

test("淳安县 has its 23 towns, each with a code below the county's own", () => {
  expect(region.towns).toHaveLength(23);
  expect(new Set(region.towns.map(({ code }) => code)).size).toBe(23);
  expect(region.towns.every(({ code }) => code.startsWith(region.code))).toBe(true);
});

test.each(region.towns.map(({ name, centre }) => [name, centre] as const))("%s stands within the outline and on dry land", (_, centre) => {
  expect(isInside(centre, outline)).toBe(true);
  expect(region.water.some((lake) => isInside(centre, lake))).toBe(false);
});

test("the lake lies within the county, and both rings are closed", () => {
  for (const point of region.water.flat()) expect([point, isInside(point, outline)]).toEqual([point, true]);
  for (const ring of [...region.outline, ...region.water]) expect(ring.at(-1)).toEqual(ring[0]);
});

test("the outline says that it is drawn by hand", () => {
  expect(region.schematic).toBe(true);
});

test("each town belongs to exactly one station", () => {
  expect(region.stations.flatMap(({ towns }) => towns).sort()).toEqual(region.towns.map(({ code }) => code).sort());
});

test("the county seat has the shortest promise, 20 minutes", () => {
  const [first, ...others] = [...region.towns].sort((a, b) => a.onSceneMinutes - b.onSceneMinutes);
  expect(first).toMatchObject({ name: "千岛湖镇", onSceneMinutes: 20 });
  expect(others.every(({ onSceneMinutes }) => onSceneMinutes > 20)).toBe(true);
});

test("every town has villages for its addresses", () => {
  const listed: Readonly<Record<string, readonly string[]>> = villages;
  expect(Object.keys(listed).sort()).toEqual(region.towns.map(({ code }) => code).sort());
  for (const [code, names] of Object.entries(listed)) expect([code, new Set(names).size]).toEqual([code, names.length]);
});

test("a county without configuration stops the start", () => {
  expect(() => loadRegion("330106")).toThrow("330106");
  expect(() => loadRegion("constructor")).toThrow("constructor");
});
