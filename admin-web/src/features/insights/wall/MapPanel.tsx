import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { useRead } from "../../../platform/query";
import { CountyMap } from "../../../ui/map/CountyMap";
import type { RegionView } from "../../regions/region.hooks";
import { Tile } from "./Tile";

/** Every shop of the county on the map 全县分布. */
export const MapPanel = ({ region, lit }: { region: RegionView | undefined; lit: ReadonlySet<string> }): React.JSX.Element => {
  const { data, isError } = useRead(insightApi.points, {}, { every: 60_000 });
  return (
    <Tile title="全县分布" asOf={data?.asOf} className="tile-map">
      {isError && !data && <p className="wall-quiet">读取不到点位，稍后自动重试</p>}
      {region && <CountyMap dark region={region} points={data?.points ?? []} lit={lit} label="全县餐饮单位分布" onPick={({ id }) => window.open(`/establishments/${id}`, "_blank", "noreferrer")} />}
    </Tile>
  );
};
