import { AuditOutlined } from "@ant-design/icons";
import { Button, Card } from "antd";
import { Link } from "react-router-dom";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { HANDLING_LABELS, INSPECTION_KIND_LABELS, INSPECTION_MODE_LABELS, VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { usePages } from "../../platform/pages";
import { useUrlFilters } from "../../platform/query-filters";
import { FilterBar, filterNames, type FilterField } from "../../ui/FilterBar";
import { KeyPagedTable } from "../../ui/KeyPagedTable";
import { optionsOf } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { EmptyState } from "../../ui/States";
import { useMaySupervise } from "../officers/officer.hooks";
import { SavedViews } from "../officers/SavedViews";
import { useTownName, useTownOptions } from "../regions/region.hooks";
import { inspectionColumns } from "./inspection.columns";

/** Inspections 检查记录, the latest first. */
export const InspectionListPage = (): React.JSX.Element => {
  const townName = useTownName();
  const maySupervise = useMaySupervise();
  const fields: FilterField[] = [
    { kind: "search", name: "q", label: "关键字", placeholder: "单位名称、拼音首字母、代码" },
    { kind: "many", name: "townCode", label: "乡镇", options: useTownOptions() },
    { kind: "many", name: "result", label: "结果", options: optionsOf(VISIT_RESULT_LABELS) },
    { kind: "many", name: "kind", label: "类型", options: optionsOf(INSPECTION_KIND_LABELS) },
    { kind: "many", name: "mode", label: "方式", options: optionsOf(INSPECTION_MODE_LABELS) },
    { kind: "many", name: "handling", label: "处理", options: optionsOf(HANDLING_LABELS) },
    { kind: "flags", name: "only", label: "只看", options: [{ value: "open", label: "有待整改项" }, { value: "mine", label: "我提交的" }] },
    { kind: "days", name: "from", until: "to", label: "检查日期" },
  ];
  const filters = useUrlFilters(filterNames(fields));
  const asked = {
    ...(filters.one("q") && { q: filters.one("q") }),
    ...(filters.one("from") && { from: filters.one("from") }),
    ...(filters.one("to") && { to: filters.one("to") }),
    townCode: filters.many("townCode"),
    result: filters.many("result"),
    kind: filters.many("kind"),
    mode: filters.many("mode"),
    handling: filters.many("handling"),
    ...(filters.one("open") === "true" && { open: true }),
    ...(filters.one("mine") === "true" && { mine: true }),
  };
  const paged = usePages(inspectionApi.list, asked);
  return (
    <>
      <PageHead title="检查记录" note="每次检查的得分、结果与整改情况" actions={maySupervise && <Link to="/inspections/new"><Button type="primary" icon={<AuditOutlined />}>登记检查</Button></Link>} />
      <Card className="list-card">
        <FilterBar fields={fields} filters={filters} extra={<SavedViews list="inspections" filters={filters} />} />
        <KeyPagedTable
          label="检查记录"
          paged={paged}
          columns={inspectionColumns(true, townName)}
          rowKey="id"
          unit="次"
          rowClassName={({ voided }) => (voided ? "row-void" : "")}
          empty={filters.text ? <EmptyState title="没有符合条件的检查记录" text="可以减少筛选条件，或放宽检查日期。" /> : <EmptyState title="还没有检查记录" text="登记检查后，记录与等级变化会显示在这里。" />}
        />
      </Card>
    </>
  );
};
