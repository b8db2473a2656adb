import { useMemo } from "react";
import type { OnDuty } from "@sunshine/domain/dispatches/duty.contract";
import { SHOWN_GRADES, SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { useRead } from "../../../platform/query";
import { PinIcon } from "../../../ui/map/MapLegend";
import { count } from "../../../ui/options";
import type { LngLat } from "../../../ui/map/projection";
import type { RegionView } from "../../regions/region.hooks";
import { LAYER_LABELS, LAYERS, marksOf, type Layer, type Mark, type Tone } from "./marks";
import { Tile } from "./Tile";
import { useWall } from "./wall-state";
import { WallMap } from "./WallMap";

type Situation = OutputOf<typeof insightApi.situation>;

const GLYPHS: Record<Exclude<Layer, "shops">, readonly (readonly [tone: Tone, glyph: string, word: string])[]> = {
  cases: [["calm", "诉", "期限内"], ["near", "诉", "临期"], ["bad", "诉", "超期"]],
  tasks: [["bad", "派", "待指派"], ["near", "派", "待接单"], ["moving", "派", "在途"], ["there", "派", "到场"]],
  officers: [["person", "人", ""]],
  orders: [["bad", "改", ""]],
};

const Sample = ({ layer, tone, glyph }: { layer: Layer; tone: Tone; glyph: string }): React.JSX.Element => <span className={`mark is-sample is-${layer} tone-${tone}`} aria-hidden><i><b>{glyph}</b></i></span>;

/** A layer with one kind of mark has it beside its name. */
const single = (layer: Layer) => (layer === "officers" || layer === "orders" ? GLYPHS[layer][0] : undefined);

const Meaning = ({ layer }: { layer: Layer }): React.JSX.Element => (
  <span className="legend-meaning">
    {layer === "shops"
      ? SHOWN_GRADES.map((grade) => <span key={grade}><PinIcon grade={grade} dark size={20} />{SHOWN_GRADE_LABELS[grade]}</span>)
      : GLYPHS[layer].map(([tone, glyph, word]) => <span key={word}><Sample layer={layer} tone={tone} glyph={glyph} />{word}</span>)}
  </span>
);

/** What the marks mean, how many there are, and the switch of each layer 图例与图层. */
const Legend = ({ counts }: { counts: Readonly<Record<Layer, number>> }): React.JSX.Element => {
  const { state, act } = useWall();
  return (
    <div className="wall-legend" role="group" aria-label="图层，数字键 1 至 5 切换">
      {LAYERS.map((layer, at) => (
        <button key={layer} type="button" aria-pressed={state.layers.has(layer)} onClick={() => act({ type: "toggle", layer })}>
          <kbd>{at + 1}</kbd>
          <span className="legend-name">{LAYER_LABELS[layer]}{single(layer) && <Sample layer={layer} tone={single(layer)![0]} glyph={single(layer)![1]} />}</span>
          <b className="tabular">{count(counts[layer])}</b>
          {!single(layer) && <Meaning layer={layer} />}
        </button>
      ))}
    </div>
  );
};

const NO_SHOPS: OutputOf<typeof insightApi.points>["points"] = [];

const countsOf = (shops: number, marks: readonly Mark[]): Record<Layer, number> => {
  const of = (layer: Mark["layer"]): number => marks.filter((mark) => mark.layer === layer).length;
  return { shops, cases: of("cases"), tasks: of("tasks"), officers: of("officers"), orders: of("orders") };
};

const beyond = (situation: Situation | undefined): string => {
  if (!situation) return "";
  const { totals, cases, tasks, orders } = situation;
  const more = totals.cases - cases.length + totals.tasks - tasks.length + totals.orders - orders.length;
  const nowhere = [...cases, ...tasks, ...orders].filter(({ lng }) => lng === null).length;
  return [more > 0 ? `另有 ${count(more)} 项未显示` : "", nowhere > 0 ? `${count(nowhere)} 项没有坐标` : ""].filter(Boolean).join("，");
};

interface Props {
  readonly region: RegionView | undefined;
  readonly situation: Situation | undefined;
  readonly onDuty: readonly OnDuty[];
  readonly chosen: LngLat | null;
}

/** The map of the command centre with its layers 指挥地图. */
export const MapPanel = ({ region, situation, onDuty, chosen }: Props): React.JSX.Element => {
  const { state } = useWall();
  const { data, isError } = useRead(insightApi.points, {}, { every: 300_000, keep: true });
  const all = useMemo(() => (situation ? marksOf(situation, onDuty) : []), [situation, onDuty]);
  const marks = useMemo(() => all.filter(({ layer }) => state.layers.has(layer)), [all, state.layers]);
  const shops = data?.points ?? NO_SHOPS;
  const note = beyond(situation);
  return (
    <Tile title="全县态势" asOf={situation?.asOf} className="tile-map" extra={note && <span className="tile-age">{note}</span>}>
      <Legend counts={countsOf(shops.length, all)} />
      {isError && !data && <p className="wall-quiet">读取不到单位点位，稍后自动重试</p>}
      {region ? <WallMap region={region} shops={shops} marks={marks} chosen={chosen} /> : <p className="wall-quiet">正在读取地图</p>}
    </Tile>
  );
};
