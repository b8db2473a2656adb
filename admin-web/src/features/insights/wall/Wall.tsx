import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { useRead } from "../../../platform/query";
import { useRegion } from "../../regions/region.hooks";
import { FeedPanel } from "./FeedPanel";
import { GradePanel } from "./GradePanel";
import { MapPanel } from "./MapPanel";
import { TodayPanel } from "./TodayPanel";
import { TownPanel } from "./TownPanel";
import { TrendPanel } from "./TrendPanel";
import { useWallNews } from "./use-wall-news";
import { WallHead } from "./WallHead";

/** The command centre 指挥中心, 1920 × 1080: every figure is counted from the database and leads to its rows. */
export const Wall = (): React.JSX.Element => {
  const region = useRegion();
  const news = useWallNews();
  const { data } = useRead(insightApi.overview, {}, { every: 30_000, keep: true });
  return (
    <main className="wall">
      <WallHead region={region} state={news.state} />
      <GradePanel data={data?.establishments} />
      <TodayPanel data={data} />
      <MapPanel region={region} lit={news.lit} />
      <FeedPanel {...news} />
      <TrendPanel data={data?.trend} />
      <TownPanel data={data?.establishments} region={region} />
    </main>
  );
};
