import { Skeleton, Table } from "antd";
import { inspectionApi, type InspectionRow } from "@sunshine/domain/inspections/inspection.contract";
import { useRead } from "../../platform/query";
import { EmptyState, ErrorState } from "../../ui/States";
import { useTownName } from "../regions/region.hooks";
import { inspectionColumns } from "./inspection.columns";

const SHOWN_KEYS = ["on", "shop", "score", "result", "grade", "fails"];

/** The latest inspections for the first page 最近检查. */
export const RecentInspections = (): React.JSX.Element => {
  const townName = useTownName();
  const { data, error, refetch } = useRead(inspectionApi.list, { limit: 8 });
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />;
  const columns = inspectionColumns(true, townName).filter(({ key }) => SHOWN_KEYS.includes(String(key)));
  return <Table<InspectionRow> rowKey="id" size="middle" pagination={false} columns={columns} dataSource={data.rows} locale={{ emptyText: <EmptyState title="还没有检查记录" /> }} />;
};
