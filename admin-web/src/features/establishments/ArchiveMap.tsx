import { Alert, Skeleton } from "antd";
import { useNavigate } from "react-router-dom";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import type { InputOf } from "@sunshine/domain/kernel/endpoint";
import { useRead } from "../../platform/query";
import { CountyMap } from "../../ui/map/CountyMap";
import { ErrorState } from "../../ui/States";
import { useRegion } from "../regions/region.hooks";
import type { ArchiveFilters } from "./establishment.filters";

/** The rows of the filter on the map 地图视图; a click opens the archive. */
export const ArchiveMap = ({ asked }: Pick<ArchiveFilters, "asked">): React.JSX.Element => {
  const navigate = useNavigate();
  const region = useRegion();
  const { data, error, refetch } = useRead(establishmentApi.map, asked as InputOf<typeof establishmentApi.map>, { keep: true });
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data || !region) return <Skeleton.Node active className="map-skeleton" />;
  return (
    <div className="archive-map">
      {data.truncated && <Alert type="info" showIcon banner title={`符合条件的主体较多，地图显示最近更新的 ${data.points.length.toLocaleString("zh-CN")} 户。增加筛选条件可以看到全部。`} />}
      <CountyMap region={region} points={data.points} label="主体分布地图" onPick={({ id }) => void navigate(`/establishments/${id}`)} />
      {data.withoutPlace > 0 && <p className="faint">另有 {data.withoutPlace} 户没有登记位置，请在列表中查看。</p>}
    </div>
  );
};
