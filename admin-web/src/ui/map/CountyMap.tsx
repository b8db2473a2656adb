import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { SHOWN_GRADES, SHOWN_GRADE_LABELS, type ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { MapLegend } from "./MapLegend";
import { drawPins, faceImage } from "./pins";
import { nearest, projector, toScreen, type LngLat, type Point, type Size, type View } from "./projection";
import { useMapView, useSize } from "./use-map-view";

export interface MapRegion {
  readonly name: string;
  readonly centre: LngLat;
  readonly outline: readonly (readonly LngLat[])[];
  readonly water: readonly (readonly LngLat[])[];
  readonly towns: readonly { readonly code: string; readonly name: string; readonly centre: LngLat }[];
  readonly schematic: boolean;
}

export interface MapPoint {
  readonly id: string;
  readonly name: string;
  readonly grade: ShownGrade;
  readonly lng: number;
  readonly lat: number;
}

interface Props {
  readonly region: MapRegion;
  readonly points: readonly MapPoint[];
  readonly onPick: (point: MapPoint) => void;
  /** The town that is looked at; its name is drawn stronger. */
  readonly town?: string | undefined;
  readonly label: string;
}

interface Placed extends MapPoint {
  readonly at: Point;
}

/** From this zoom on the pins are faces. */
const FACES_FROM = 5;
const REACH_PX = 14;

const pathOf = (rings: readonly (readonly Point[])[]): string => rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join("L")}Z`).join("");

const isSeen = ([x, y]: Point, { width, height }: Size): boolean => x > -20 && y > -20 && x < width + 20 && y < height + 20;

interface Scene {
  readonly view: View;
  readonly size: Size;
  readonly zoom: number;
  readonly placed: readonly Placed[];
}

const drawFaces = (context: CanvasRenderingContext2D, grade: ShownGrade, places: readonly Point[], ready: () => void): boolean => {
  const image = faceImage(grade, ready);
  if (!image) return false;
  for (const [x, y] of places) context.drawImage(image, x - 12, y - 12, 24, 24);
  return true;
};

const paint = (canvas: HTMLCanvasElement, { view, size, zoom, placed }: Scene, again: () => void): void => {
  const context = canvas.getContext("2d");
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = size.width * ratio;
  canvas.height = size.height * ratio;
  context.scale(ratio, ratio);
  const radius = Math.round(Math.min(8, 4.2 + Math.log2(Math.max(1, zoom)) * 1.1) * 4) / 4;
  for (const grade of [...SHOWN_GRADES].reverse()) {
    const places = placed.filter((point) => point.grade === grade).map(({ at }) => toScreen(view, at)).filter((at) => isSeen(at, size));
    if (zoom < FACES_FROM || !drawFaces(context, grade, places, again)) drawPins(context, grade, places, { radius, dark: false, ratio });
  }
};

/** The county and its shops 示意地图: an outline with pins, pan and zoom; a list elsewhere holds the same rows. */
export const CountyMap = ({ region, points, onPick, town, label }: Props): React.JSX.Element => {
  const [box, size] = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hidden, setHidden] = useState<ReadonlySet<ShownGrade>>(new Set());
  const [hovered, setHovered] = useState<Placed | null>(null);
  const [drawn, redraw] = useReducer((count: number) => count + 1, 0);
  const { land, water, towns, extent, project } = useMemo(() => {
    const toPlane = projector(region.centre);
    const rings = region.outline.map((ring) => ring.map(toPlane));
    return { project: toPlane, extent: rings.flat(), land: pathOf(rings), water: pathOf(region.water.map((ring) => ring.map(toPlane))), towns: region.towns.map((one) => ({ ...one, at: toPlane(one.centre) })) };
  }, [region]);
  const placed = useMemo(() => points.filter(({ grade }) => !hidden.has(grade)).map((point): Placed => ({ ...point, at: project([point.lng, point.lat]) })), [points, hidden, project]);
  const { view, zoom, zoomBy, reset, handlers } = useMapView(box, size, extent, {
    onPoint: (at) => {
      const hit = find(at);
      if (hit) onPick(hit);
    },
    onHover: (at) => setHovered(at && find(at)),
  });
  const find = (at: Point): Placed | null => nearest(placed, (point) => toScreen(view, point.at), at, REACH_PX);

  useEffect(() => {
    if (canvas.current && size.width > 0) paint(canvas.current, { view, size, zoom, placed }, redraw);
  }, [view, size, zoom, placed, drawn]);
  const toggle = useCallback((grade: ShownGrade) => setHidden((now) => new Set(now.has(grade) ? [...now].filter((one) => one !== grade) : [...now, grade])), []);
  const tip = hovered && toScreen(view, hovered.at);

  return (
    <div className="county-map">
      <div ref={box} className="county-map-field" tabIndex={0} role="application" aria-label={`${label}。方向键平移，加减键缩放，0 键复位`} style={{ cursor: hovered ? "pointer" : "grab" }} {...handlers}>
        <svg width={size.width} height={size.height} aria-hidden>
          <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
            <path className="map-land" d={land} vectorEffect="non-scaling-stroke" />
            <path className="map-water" d={water} vectorEffect="non-scaling-stroke" />
          </g>
        </svg>
        <canvas ref={canvas} style={{ width: size.width, height: size.height }} aria-hidden />
        <svg width={size.width} height={size.height} aria-hidden>
          {towns.map(({ code, name, at }) => {
            const [x, y] = toScreen(view, at);
            return <text key={code} x={x} y={y - 18} className={code === town ? "map-town is-chosen" : "map-town"}>{name}</text>;
          })}
        </svg>
        {hovered && tip && (
          <div className="map-tip" style={{ left: tip[0], top: tip[1] }}>
            {hovered.name}
            <span>{SHOWN_GRADE_LABELS[hovered.grade]}</span>
          </div>
        )}
      </div>
      <MapLegend points={points} hidden={hidden} onToggle={toggle} />
      <div className="map-buttons">
        <button type="button" aria-label="放大" onClick={() => zoomBy(1.6)}>＋</button>
        <button type="button" aria-label="缩小" onClick={() => zoomBy(1 / 1.6)}>－</button>
        <button type="button" aria-label="回到全县" onClick={reset}>全县</button>
      </div>
      {region.schematic && <div className="map-note">示意图，不作界线依据</div>}
    </div>
  );
};
