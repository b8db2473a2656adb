/** WGS-84 longitude and latitude. */
export type LngLat = readonly [lng: number, lat: number];
export type Point = readonly [x: number, y: number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What part of the plane is seen 视野: pixels per unit, and where the plane's origin lies on the screen. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

const KM_PER_DEGREE = 111.32;

/** A flat picture of a county, in kilometres from its middle; over 100 km the error is far below a pin's width. */
export const projector = ([lng0, lat0]: LngLat): ((place: LngLat) => Point) => {
  const narrowing = Math.cos((lat0 * Math.PI) / 180);
  return ([lng, lat]) => [(lng - lng0) * KM_PER_DEGREE * narrowing, (lat0 - lat) * KM_PER_DEGREE];
};

/** The place of a point of the picture; the way back of `projector`. */
export const unprojector = ([lng0, lat0]: LngLat): ((point: Point) => LngLat) => {
  const narrowing = Math.cos((lat0 * Math.PI) / 180);
  return ([x, y]) => [lng0 + x / (KM_PER_DEGREE * narrowing), lat0 - y / KM_PER_DEGREE];
};

export const toPlane = ({ scale, x, y }: View, [px, py]: Point): Point => [(px - x) / scale, (py - y) / scale];

export const toScreen = ({ scale, x, y }: View, [px, py]: Point): Point => [px * scale + x, py * scale + y];

/** The view that shows all points with a margin in pixels. */
export const fitView = (points: readonly Point[], { width, height }: Size, margin = 24): View => {
  if (points.length === 0 || width === 0 || height === 0) return { scale: 1, x: width / 2, y: height / 2 };
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.max(0.1, Math.min((width - 2 * margin) / Math.max(right - left, 0.1), (height - 2 * margin) / Math.max(bottom - top, 0.1)));
  return { scale, x: width / 2 - ((left + right) / 2) * scale, y: height / 2 - ((top + bottom) / 2) * scale };
};

/** Zooms by a factor while the place under the given pixel stays where it is. */
export const zoomAt = (view: View, factor: number, [px, py]: Point, limits: { min: number; max: number }): View => {
  const scale = Math.min(limits.max, Math.max(limits.min, view.scale * factor));
  const real = scale / view.scale;
  return { scale, x: px - (px - view.x) * real, y: py - (py - view.y) * real };
};

/** The nearest of some points within a number of pixels, or null. */
export const nearest = <T>(items: readonly T[], screenOf: (item: T) => Point, [px, py]: Point, within: number): T | null => {
  let best: T | null = null;
  let bestSquare = within * within;
  for (const item of items) {
    const [x, y] = screenOf(item);
    const square = (x - px) ** 2 + (y - py) ** 2;
    if (square <= bestSquare) {
      best = item;
      bestSquare = square;
    }
  }
  return best;
};
