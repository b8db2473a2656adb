import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { usePages } from "../../platform/pages";
import { KeyPagedTable } from "../../ui/KeyPagedTable";
import { EmptyState } from "../../ui/States";
import { inspectionColumns } from "./inspection.columns";

/** Inspections of one shop 单户检查. */
export const ShopInspections = ({ establishmentId }: { establishmentId: string }): React.JSX.Element => {
  const paged = usePages(inspectionApi.list, { establishmentId });
  return (
    <KeyPagedTable
      label="本户检查记录"
      paged={paged}
      columns={inspectionColumns(false, () => "")}
      rowKey="id"
      unit="次"
      rowClassName={({ voided }) => (voided ? "row-void" : "")}
      empty={<EmptyState title="还没有检查记录" text="首次检查后，这里会列出每次的得分、结果与整改情况。" />}
    />
  );
};
