import tokens from "@sunshine/config/look/tokens.json";

export type Point = readonly [lng: number, lat: number];

/** The part of the world that a map shows. */
export interface Frame {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Width and height of the drawing; pins are placed in shares of it. */
export const MAP_WIDTH = 700;
export const MAP_HEIGHT = 660;

/** The smallest frame of the map's own proportions around some points, with a margin. */
export const frameOf = (points: readonly Point[], margin = 0.06): Frame => {
  const lngs = points.map(([lng]) => lng);
  const lats = points.map(([, lat]) => lat);
  const [west, east, south, north] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  // Never closer than about 600 metres, or one shop alone would fill the map.
  const span = Math.max(((east - west) * squeeze) / MAP_WIDTH, (north - south) / MAP_HEIGHT, 0.006 / MAP_HEIGHT) * (1 + 2 * margin);
  const [halfWidth, halfHeight] = [(span * MAP_WIDTH) / squeeze / 2, (span * MAP_HEIGHT) / 2];
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return { west: x - halfWidth, east: x + halfWidth, south: y - halfHeight, north: y + halfHeight };
};

/** Where a point falls, in shares of width and height from the top left. */
export const placeIn = ({ west, south, east, north }: Frame, [lng, lat]: Point): { x: number; y: number } => ({
  x: (lng - west) / (east - west),
  y: (north - lat) / (north - south),
});

export const isInside = (frame: Frame, point: Point): boolean => {
  const { x, y } = placeIn(frame, point);
  return x >= 0 && x <= 1 && y >= 0 && y <= 1;
};

/** Something with a name by which people find a place 地标. */
export interface Landmark {
  readonly at: Point;
  readonly label: string;
}

/** Shares of the map that one name takes up. */
const NAME_WIDTH = 0.3;
const NAME_HEIGHT = 0.07;
/** Names need some room beside and below their dot. */
const whole = ({ x, y }: { readonly x: number; readonly y: number }): boolean => x > 0.16 && x < 0.84 && y > 0.02 && y < 0.86;

/** Landmarks in view whose names do not lie over one another, the first ones first. */
export const legible = (frame: Frame, landmarks: readonly Landmark[], most: number): Landmark[] => {
  const kept: { readonly landmark: Landmark; readonly x: number; readonly y: number }[] = [];
  for (const landmark of landmarks) {
    const place = placeIn(frame, landmark.at);
    const { x, y } = place;
    const clear = kept.every((other) => Math.abs(other.x - x) > NAME_WIDTH || Math.abs(other.y - y) > NAME_HEIGHT);
    if (kept.length < most && whole(place) && clear) kept.push({ landmark, x, y });
  }
  return kept.map(({ landmark }) => landmark);
};

const ring = (frame: Frame, points: readonly Point[]): string =>
  `M${points.map((point) => placeIn(frame, point)).map(({ x, y }) => `${(x * MAP_WIDTH).toFixed(1)} ${(y * MAP_HEIGHT).toFixed(1)}`).join("L")}Z`;

/** The land and its water as an SVG; schematic 示意, not a survey. */
export const mapSvg = (frame: Frame, outline: readonly (readonly Point[])[], water: readonly (readonly Point[])[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}" width="${MAP_WIDTH}" height="${MAP_HEIGHT}">` +
  `<path d="${outline.map((points) => ring(frame, points)).join("")}" fill="#F3F6F1" stroke="#C9D4C8" stroke-width="3" stroke-linejoin="round"/>` +
  `<path d="${water.map((points) => ring(frame, points)).join("")}" fill="${tokens.colour.infoSoft}" stroke="#C4D8EC" stroke-width="1.5" stroke-linejoin="round"/></svg>`;

/** The point that lies at a share of the frame; the other way round of `placeIn`. */
export const pointIn = ({ west, south, east, north }: Frame, { x, y }: { readonly x: number; readonly y: number }): Point => [west + x * (east - west), north - y * (north - south)];
