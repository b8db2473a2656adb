import { Text, View } from "@tarojs/components";
import { useEffect, useMemo, useState } from "react";
import type { StorefrontRow } from "@sunshine/domain/storefronts/storefront.contract";
import { frameOf, type Frame, type Point } from "../../ui/map-drawing";
import { SchematicMap, type Pin } from "../../ui/SchematicMap";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { useRegion, type Region } from "../regions/use-region";
import { ShopRow } from "./ShopRow";
import { useSearch, type Search } from "./use-search";

/** A map is drawn from at most this many shops, and says so when there are more. */
const MOST = 1000;

type Placed = StorefrontRow & { readonly lng: number; readonly lat: number };
const isPlaced = (row: StorefrontRow): row is Placed => row.lng !== null && row.lat !== null;

const townPins = (region: Region, rows: readonly Placed[]): Pin[] =>
  region.towns.flatMap(({ code, name, centre }) => {
    const count = rows.filter(({ town }) => town === name).length;
    return count > 0 ? [{ id: code, at: centre, label: name, shows: count }] : [];
  });

const shopPins = (rows: readonly Placed[]): Pin[] => rows.map(({ id, lng, lat, name, grade }) => ({ id, at: [lng, lat], label: name, shows: grade }));

const noteOf = (region: Region, shown: number, total: number | undefined): string =>
  [region.schematic ? "示意图，非测绘地图" : "", total !== undefined && total > shown ? `已显示 ${shown} 家，共 ${total} 家，可再筛选` : ""].filter(Boolean).join(" · ");

/** All the shops that fit, loaded page after page. */
const useWhole = (search: Search) => {
  const result = useSearch(search, 200);
  const { more, rows, loadMore } = result;
  useEffect(() => {
    if (more && rows.length < MOST) loadMore();
  }, [more, rows.length, loadMore]);
  return result;
};

/** The part of the county in view: one town's shops, or all of it. */
const frameFor = (county: Region | undefined, shops: readonly Placed[]): Frame => {
  const points: readonly Point[] = shops.length > 0 ? shops.map(({ lng, lat }) => [lng, lat] as const) : (county?.outline.flat() ?? []);
  return frameOf(points.length > 0 ? points : [county?.centre ?? [0, 0]]);
};

interface CountyProps {
  readonly county: Region;
  readonly rows: readonly StorefrontRow[];
  readonly total: number | undefined;
}

const CountyMap = ({ county, rows, total }: CountyProps) => {
  const [town, setTown] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const placed = useMemo(() => rows.filter(isPlaced), [rows]);
  const inTown = useMemo(() => placed.filter((row) => row.town === county.towns.find(({ code }) => code === town)?.name), [county, placed, town]);
  const frame = useMemo(() => frameFor(county, inTown), [county, inTown]);
  const pins = town ? shopPins(inTown) : townPins(county, placed);
  const shop = rows.find(({ id }) => id === chosen);
  const whole = (): void => {
    setTown(null);
    setChosen(null);
  };
  return (
    <View>
      <SchematicMap frame={frame} outline={county.outline} water={county.water} pins={pins} chosen={chosen} onPin={town ? setChosen : setTown} note={noteOf(county, rows.length, total)} />
      {shop ? (
        <View className="card card--below">
          <ShopRow row={shop} />
        </View>
      ) : (
        <Text className="hint">{town ? "点一家店的脸谱查看" : "点一个乡镇查看那里的店"}</Text>
      )}
      {town ? (
        <View className="more" role="button" id="whole-county" onClick={whole}>
          <Text>{`回到${county.name}全图`}</Text>
        </View>
      ) : null}
    </View>
  );
};

/** First the towns with their counts; a tap on one shows its shops, a tap on a shop shows its line. */
export const ShopMap = ({ search }: { readonly search: Search }) => {
  const region = useRegion();
  const { rows, total, pending, error, retry } = useWhole(search);
  if (region.error) return <ErrorRetry error={region.error} onRetry={() => void region.refetch()} />;
  if (error) return <ErrorRetry error={error} onRetry={retry} />;
  return region.data && !pending ? <CountyMap county={region.data} rows={rows} total={total} /> : <Skeleton shape="card" count={2} />;
};
