import { lazy, Suspense } from "react";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { useRead } from "../../../platform/query";
import type { LngLat } from "../../../ui/map/projection";
import { useRegion } from "../../regions/region.hooks";
import { AlarmBanner } from "./AlarmBanner";
import { FeedPanel } from "./FeedPanel";
import { FigureStrip } from "./FigureStrip";
import { GradePanel, PromisePanel, RosterPanel, TodayPanel } from "./FootPanels";
import { HelpOverlay } from "./HelpOverlay";
import { marksOf, RECORD_OF_LAYER } from "./marks";
import { MapPanel } from "./MapPanel";
import { QueuePanel } from "./QueuePanel";
import { ShopSearch } from "./ShopSearch";
import { SidePanel } from "./SidePanel";
import { useAlarms } from "./use-alarms";
import { useMayCommand } from "./use-may-command";
import { useSound } from "./use-sound";
import { useWallKeys } from "./use-wall-keys";
import { useWallNews } from "./use-wall-news";
import { WallHead } from "./WallHead";
import { useWall, WallProvider, type Panel } from "./wall-state";

const RaiseTaskDialog = lazy(async () => ({ default: (await import("../../dispatches/RaiseTaskDialog")).RaiseTaskDialog }));

type Placed = readonly { readonly kind: string; readonly id: string; readonly place: LngLat }[];

const placeOf = (panel: Panel | undefined, places: Placed): LngLat | null =>
  panel?.kind === "record" ? (places.find(({ kind, id }) => kind === panel.record.kind && id === panel.record.id)?.place ?? null) : null;

const usePlaces = (situation: OutputOf<typeof insightApi.situation> | undefined, onDuty: OutputOf<typeof dutyApi.onDuty>["rows"]): Placed => {
  const { data } = useRead(insightApi.points, {}, { keep: true });
  const marks = situation ? marksOf(situation, onDuty).map(({ layer, id, lng, lat }) => ({ kind: RECORD_OF_LAYER[layer], id, place: [lng, lat] as const })) : [];
  return [...marks, ...(data?.points ?? []).map(({ id, lng, lat }) => ({ kind: "shop", id, place: [lng, lat] as const }))];
};

const Raising = (): React.JSX.Element | null => {
  const { state, act } = useWall();
  if (!state.raising) return null;
  return (
    <Suspense>
      <RaiseTaskDialog key={JSON.stringify(state.raising)} draft={state.raising} onClose={() => act({ type: "done" })} onMark={() => act({ type: "mark" })} onRaised={({ id }) => act({ type: "open", panel: { kind: "record", record: { kind: "task", id } } })} />
    </Suspense>
  );
};

const Room = (): React.JSX.Element => {
  const region = useRegion();
  const { state } = useWall();
  const sound = useSound();
  const alarms = useAlarms(sound);
  const news = useWallNews();
  useWallKeys(alarms, sound);
  const overview = useRead(insightApi.overview, {}, { every: 60_000, keep: true });
  const loop = useRead(insightApi.loop, {}, { every: 60_000, keep: true });
  const situation = useRead(insightApi.situation, {}, { every: 60_000, keep: true });
  const onDuty = useRead(dutyApi.onDuty, {}, { enabled: useMayCommand(), every: 60_000, keep: true }).data?.rows ?? [];
  const panel = state.panels.at(-1);
  const places = usePlaces(situation.data, onDuty);
  return (
    <main className={alarms.open.length > 0 ? "wall has-alarms" : "wall"}>
      <WallHead region={region} state={news.state} sound={sound} />
      <AlarmBanner alarms={alarms} />
      <FigureStrip loop={loop.data} failed={loop.isError} />
      <div className="wall-left">
        <ShopSearch />
        <QueuePanel tasks={situation.data?.tasks} asOf={situation.data?.asOf} />
      </div>
      <MapPanel region={region} situation={situation.data} onDuty={onDuty} chosen={placeOf(panel, places)} />
      {panel ? <SidePanel panel={panel} /> : <FeedPanel {...news} />}
      <div className="wall-foot">
        <TodayPanel data={overview.data} />
        <GradePanel data={overview.data?.establishments} />
        <PromisePanel loop={loop.data} />
        <RosterPanel />
      </div>
      {state.help && <HelpOverlay />}
      <Raising />
    </main>
  );
};

/** The command centre 指挥中心, 1920 × 1080: every figure is counted from the database and leads to its rows. */
export const Wall = (): React.JSX.Element => (
  <WallProvider>
    <Room />
  </WallProvider>
);
