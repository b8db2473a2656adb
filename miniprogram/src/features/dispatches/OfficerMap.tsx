import { Text, View } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { OfficerCaseRow } from "@sunshine/domain/complaints/complaint.views";
import { dispatchApi, type TaskRow as Task } from "@sunshine/domain/dispatches/dispatch.contract";
import { officerApi } from "../../platform/officer-api";
import { useLive } from "../../platform/use-live";
import { showWay } from "../../platform/way-there";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { frameOf, type Point } from "../../ui/map-drawing";
import { Screen } from "../../ui/Screen";
import { SchematicMap, type Pin } from "../../ui/SchematicMap";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { INBOX_NEWS } from "../complaints/officer-words";
import { OfficerCaseRow as CaseLine } from "../complaints/OfficerCaseRow";
import { OfficerGate } from "../officers/OfficerGate";
import { useRegion, type Region } from "../regions/use-region";
import { TaskRow } from "./TaskRow";
import { TASK_NEWS } from "./task-words";

const MOST = 100;

type Thing = { readonly kind: "task"; readonly row: Task } | { readonly kind: "case"; readonly row: OfficerCaseRow };

const placeOf = ({ row: { lng, lat } }: Thing): Point | null => (lng === null || lat === null ? null : [lng, lat]);

const toneOf = (thing: Thing): "bad" | "notice" | "info" => {
  if (thing.kind === "task") return thing.row.urgency === "emergency" ? "bad" : "info";
  return thing.row.deadline?.state === "overdue" ? "bad" : "notice";
};

const pinsOf = (things: readonly Thing[]): Pin[] =>
  things.flatMap((thing) => {
    const at = placeOf(thing);
    return at ? [{ id: thing.row.id, at, label: thing.row.placeName, shows: { icon: thing.kind === "task" ? ("list" as const) : ("alert" as const), tone: toneOf(thing) } }] : [];
  });

const Chosen = ({ thing }: { readonly thing: Thing }) => {
  const at = placeOf(thing);
  return (
    <View className="card card--below">
      {thing.kind === "task" ? <TaskRow task={thing.row} /> : <CaseLine row={thing.row} />}
      {at ? (
        <Button kind="secondary" size="small" id="map-way" onClick={() => showWay({ lng: at[0], lat: at[1], name: thing.row.placeName })}>
          导航
        </Button>
      ) : null}
    </View>
  );
};

const Drawn = ({ county, things }: { readonly county: Region; readonly things: readonly Thing[] }) => {
  const [chosen, setChosen] = useState<string | null>(null);
  const pins = useMemo(() => pinsOf(things), [things]);
  const frame = useMemo(() => frameOf(pins.length > 1 ? pins.map(({ at }) => at) : county.outline.flat()), [county, pins]);
  const thing = things.find(({ row }) => row.id === chosen);
  const homeless = things.filter((one) => placeOf(one) === null).length;
  return (
    <>
      <SchematicMap frame={frame} outline={county.outline} water={county.water} pins={pins} chosen={chosen} onPin={setChosen} note={county.schematic ? "示意图，非测绘地图" : ""} />
      <View className="gap" />
      {thing ? <Chosen thing={thing} /> : <Text className="hint">{pins.length > 0 ? "点一个标记查看；红色为紧急或超期" : "手上的事都没有位置"}</Text>}
      {homeless > 0 ? <Text className="hint">{`另有 ${homeless} 件没有标出位置`}</Text> : null}
    </>
  );
};

const useThings = () => {
  const tasks = useQuery({ queryKey: ["officer", "tasks", "home"], queryFn: () => officerApi(dispatchApi.mine, { open: true, limit: MOST }) });
  const cases = useQuery({ queryKey: ["officer", "cases", "map"], queryFn: () => officerApi(complaintApi.list, { open: true, limit: MOST }) });
  const things = useMemo<Thing[]>(
    () => [...(tasks.data?.rows ?? []).map((row) => ({ kind: "task" as const, row })), ...(cases.data?.rows ?? []).map((row) => ({ kind: "case" as const, row }))],
    [tasks.data, cases.data]
  );
  return { tasks, cases, things };
};

const Map = () => {
  const region = useRegion();
  const { tasks, cases, things } = useThings();
  const retry = (): void => [tasks, cases, region].forEach(({ refetch }) => void refetch());
  useLive({ names: [...TASK_NEWS, ...INBOX_NEWS], as: "officer", onNews: retry });
  const failed = region.error ?? (things.length === 0 ? (tasks.error ?? cases.error) : null);
  if (failed) return <ErrorRetry error={failed} onRetry={retry} />;
  if (!region.data || tasks.isPending || cases.isPending) return <Skeleton shape="card" count={2} />;
  if (things.length === 0) return <Card><Empty icon="map" title="辖区内没有进行中的任务和办件" note="有新的任务或投诉举报时会出现在地图上" /></Card>;
  return <Drawn county={region.data} things={things} />;
};

/** My tasks and the open cases of my area on the map 地图. */
export const OfficerMapView = () => (
  <Screen>
    <OfficerGate>
      <Map />
    </OfficerGate>
  </Screen>
);
