import { Card } from "antd";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { usePages } from "../../platform/pages";
import { KeyPagedTable } from "../../ui/KeyPagedTable";
import { EmptyState } from "../../ui/States";
import { inspectionColumns } from "../inspections/inspection.columns";
import { ShopFrame } from "./ShopFrame";

const Visits = ({ establishmentId }: { establishmentId: string }): React.JSX.Element => {
  const paged = usePages(inspectionApi.list, { establishmentId });
  return (
    <Card className="list-card">
      <KeyPagedTable
        label="检查记录"
        paged={paged}
        columns={inspectionColumns(false, String)}
        rowKey="id"
        unit="次"
        rowClassName={({ voided }) => (voided ? "row-void" : "")}
        empty={<EmptyState title="还没有检查记录" text="监管人员检查后，结果会立即出现在这里。" />}
      />
    </Card>
  );
};

/** The shop's own inspections 本店检查记录, live. */
export const ShopInspectionsPage = (): React.JSX.Element => <ShopFrame title="检查记录">{({ establishmentId }) => <Visits establishmentId={establishmentId} />}</ShopFrame>;
