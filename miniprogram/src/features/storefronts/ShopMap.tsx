import { Text, View } from "@tarojs/components";
import { useEffect, useMemo, useState } from "react";
import type { StorefrontRow } from "@sunshine/domain/storefronts/storefront.contract";
import { frameOf, type Point } from "../../ui/map-drawing";
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

/** First the towns with their counts; a tap on one shows its shops, a tap on a shop shows its line. */
export const ShopMap = ({ search }: { readonly search: Search }) => {
  const region = useRegion();
  const { rows, total, pending, error, retry } = useWhole(search);
  const [town, setTown] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const placed = useMemo(() => rows.filter(isPlaced), [rows]);
  const county = region.data;
  const inTown = useMemo(() => {
    const name = county?.towns.find(({ code }) => code === town)?.name;
    return placed.filter((row) => row.town === name);
  }, [county, placed, town]);
  const frame = useMemo(() => {
    const points: readonly Point[] = town && inTown.length > 0 ? inTown.map(({ lng, lat }) => [lng, lat] as const) : (county?.outline.flat() ?? []);
    return frameOf(points.length > 0 ? points : [[118.9, 29.6]]);
  }, [county, town, inTown]);

  if (region.error || error) return <ErrorRetry error={region.error ?? error} onRetry={region.error ? () => void region.refetch() : retry} />;
  if (!county || pending) return <Skeleton shape="card" count={2} />;
  const shop = rows.find(({ id }) => id === chosen);
  return (
    <View>
      <SchematicMap
        frame={frame}
        outline={county.outline}
        water={county.water}
        pins={town ? shopPins(inTown) : townPins(county, placed)}
        chosen={chosen}
        onPin={town ? setChosen : setTown}
        note={noteOf(county, rows.length, total)}
      />
      {town ? (
        <View className="more" role="button" id="whole-county" onClick={() => (setTown(null), setChosen(null))}>
          <Text>{`回到${county.name}全图`}</Text>
        </View>
      ) : null}
      {shop ? (
        <View className="card">
          <ShopRow row={shop} />
        </View>
      ) : (
        <Text className="hint">{town ? "点一家店的脸谱查看" : "点一个乡镇查看那里的店"}</Text>
      )}
    </View>
  );
};
