import { useEffect, useMemo, useRef } from "react";
import type { insightApi } from "@sunshine/domain/insights/insight.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { projector, toPlane, toScreen, unprojector, type LngLat, type Point } from "../../../ui/map/projection";
import { useMapView, useSize } from "../../../ui/map/use-map-view";
import { draftOfPin } from "../../dispatches/task-draft";
import type { RegionView } from "../../regions/region.hooks";
import { crowdsOf, pilesOf, RECORD_OF_LAYER, type Mark, type Pile } from "./marks";
import { MarkButton } from "./MarkButton";
import { paintShops, shopsAt, type PlacedShop } from "./paint-shops";
import { useWall, type Panel } from "./wall-state";

type ShopPoint = OutputOf<typeof insightApi.points>["points"][number];

const PILE_PX = 34;
const CROWD_PX = 76;
const CLOSE = 3;

const pathOf = (rings: readonly (readonly Point[])[]): string => rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join("L")}Z`).join("");

/** The county's picture, drawn once. */
const useGround = (region: RegionView) =>
  useMemo(() => {
    const project = projector(region.centre);
    const rings = region.outline.map((ring) => ring.map(project));
    return { project, place: unprojector(region.centre), extent: rings.flat(), land: pathOf(rings), water: pathOf(region.water.map((ring) => ring.map(project))), towns: region.towns.map((town) => ({ ...town, at: project(town.centre) })) };
  }, [region]);

const LABEL_PX = 22;

interface Label {
  readonly code: string;
  readonly name: string;
  readonly at: Point;
}

/** Names that do not cover each other; the rest appears as the map is zoomed in. */
const apart = (labels: readonly Label[]): Label[] => {
  const shown: Label[] = [];
  for (const label of labels) {
    const isFree = shown.every(({ name, at: [x, y] }) => Math.abs(x - label.at[0]) > ((name.length + label.name.length) * LABEL_PX) / 2 || Math.abs(y - label.at[1]) > LABEL_PX + 4);
    if (isFree) shown.push(label);
  }
  return shown;
};

/** A pile of several is a list; one alone is its record. */
const panelOf = ({ marks }: Pile): Panel => {
  if (marks.length > 1) return { kind: "members", members: marks };
  const [{ layer, id }] = marks;
  return { kind: "record", record: { kind: RECORD_OF_LAYER[layer], id } };
};

interface Props {
  readonly region: RegionView;
  readonly shops: readonly ShopPoint[];
  readonly marks: readonly Mark[];
  /** Place of the record that is open; ringed, and brought into the picture. */
  readonly chosen: LngLat | null;
}

/** The county with the layers of the command centre 指挥地图: shops on the ground, what is open above them. */
export const WallMap = ({ region, shops, marks, chosen }: Props): React.JSX.Element => {
  const { state, act } = useWall();
  const [box, size] = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { project, place, extent, land, water, towns } = useGround(region);
  const placed = useMemo(() => (state.layers.has("shops") ? shops : []).map(({ id, name, grade, lng, lat }): PlacedShop => ({ id, name, grade, at: project([lng, lat]) })), [shops, state.layers, project]);
  const take = (at: Point): void => {
    const [lng, lat] = place(toPlane(view, at));
    act({ type: "raise", draft: draftOfPin(region, { lng: Number(lng.toFixed(6)), lat: Number(lat.toFixed(6)) }) });
  };
  const { view, zoom, zoomBy, reset, show, handlers } = useMapView(box, size, extent, {
    onPoint: (at) => {
      if (state.marking) return take(at);
      const found = shopsAt(crowds, view, at);
      if (found.length === 1) act({ type: "open", panel: { kind: "record", record: { kind: "shop", id: found[0]!.id } } });
      else if (found.length > 1) show(toPlane(view, at), zoom * 2.2);
    },
    onHover: () => undefined,
  });
  // Squares change in steps of two, so that a little zooming does not regroup everything.
  const side = CROWD_PX / (view.scale / zoom) / 2 ** Math.floor(Math.log2(Math.max(1, zoom)));
  const crowds = useMemo(() => crowdsOf(placed, ({ at }) => at, side), [placed, side]);
  const piles = useMemo(() => pilesOf(marks, ({ lng, lat }) => toScreen(view, project([lng, lat])), PILE_PX), [marks, view, project]);

  useEffect(() => {
    if (canvas.current && size.width > 0) paintShops(canvas.current, crowds, view, size);
  }, [crowds, view, size]);
  // The record that is opened decides where to look, not each new answer about it; closed, the whole county is seen again.
  const chosenKey = chosen?.join();
  const looked = useRef(chosenKey);
  useEffect(() => {
    if (looked.current === chosenKey) return;
    looked.current = chosenKey;
    if (chosen) show(project(chosen), CLOSE);
    else reset();
  }, [chosen, chosenKey, project, show, reset]);

  const ring = chosen && toScreen(view, project(chosen));
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (state.marking && event.key === "Enter" && event.target === box.current) return take([size.width / 2, size.height / 2]);
    handlers.onKeyDown(event);
  };
  return (
    <div className={state.marking ? "wall-map is-marking" : "wall-map"}>
      <div ref={box} className="wall-map-field" data-focus="map" tabIndex={0} role="application" aria-label="全县地图。方向键平移，加减键缩放，0 键复位" {...handlers} onKeyDown={onKeyDown}>
        <svg width={size.width} height={size.height} aria-hidden>
          <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
            <path className="map-land" d={land} vectorEffect="non-scaling-stroke" />
            <path className="map-water" d={water} vectorEffect="non-scaling-stroke" />
          </g>
        </svg>
        <canvas ref={canvas} style={{ width: size.width, height: size.height }} aria-hidden />
        <svg width={size.width} height={size.height} aria-hidden>
          {apart(towns.map(({ code, name, at }) => ({ code, name, at: toScreen(view, at) }))).map(({ code, name, at: [x, y] }) => <text key={code} x={x} y={y} className="map-town">{name}</text>)}
          {ring && <circle className="map-chosen" cx={ring[0]} cy={ring[1]} r={27} />}
        </svg>
        {piles.map((pile) => <MarkButton key={pile.key} pile={pile} size={size} onOpen={() => act({ type: "open", panel: panelOf(pile) })} />)}
        {state.marking && <div className="map-cross" aria-hidden />}
      </div>
      {state.marking && <p className="map-hint" role="status">点击地图标出位置，或用方向键移动、回车确定；Esc 取消</p>}
      <div className="map-buttons">
        <button type="button" aria-label="放大" onClick={() => zoomBy(1.6)}>＋</button>
        <button type="button" aria-label="缩小" onClick={() => zoomBy(1 / 1.6)}>－</button>
        <button type="button" aria-label="回到全县" onClick={reset}>全县</button>
      </div>
      {region.schematic && <div className="map-note">示意图，不作界线依据</div>}
    </div>
  );
};
