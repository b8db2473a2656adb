import { EnvironmentOutlined, ImportOutlined, PlusOutlined, UnorderedListOutlined } from "@ant-design/icons";
import { Button, Card, Segmented } from "antd";
import { useMemo } from "react";
import { Link, useNavigate, useSearchParams } from "react-router-dom";
import { ESTABLISHMENT_SORTS, establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { useToday } from "../../platform/clock";
import { usePages } from "../../platform/pages";
import { useUrlSort } from "../../platform/query-filters";
import { ExportButton } from "../../ui/ExportButton";
import { FilterBar } from "../../ui/FilterBar";
import { KeyPagedTable } from "../../ui/KeyPagedTable";
import { PageHead } from "../../ui/PageHead";
import { EmptyState } from "../../ui/States";
import { SavedViews } from "../officers/SavedViews";
import { useMayImport, useMaySupervise } from "../officers/officer.hooks";
import { useTownName } from "../regions/region.hooks";
import { ArchiveMap } from "./ArchiveMap";
import { establishmentColumns } from "./establishment.columns";
import { useArchiveFilters, type ArchiveFilters } from "./establishment.filters";

const NewButtons = (): React.JSX.Element | null => {
  const navigate = useNavigate();
  const mayImport = useMayImport();
  if (!useMaySupervise()) return null;
  return (
    <>
      {mayImport && <Button icon={<ImportOutlined />} onClick={() => void navigate("/imports")}>批量导入</Button>}
      <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate("/establishments/new")}>新建档案</Button>
    </>
  );
};

const ArchiveTable = ({ asked, filtered }: { asked: ArchiveFilters["asked"]; filtered: boolean }): React.JSX.Element => {
  const { sort, order, setSort } = useUrlSort(ESTABLISHMENT_SORTS, "name");
  const today = useToday();
  const townName = useTownName();
  const paged = usePages(establishmentApi.list, { ...asked, sort, order });
  const columns = useMemo(() => establishmentColumns(today, townName, sort, order), [today, townName, sort, order]);
  return (
    <KeyPagedTable
      label="主体档案"
      paged={paged}
      columns={columns}
      rowKey="id"
      unit="户"
      onSort={setSort}
      empty={
        filtered ? (
          <EmptyState title="没有符合条件的主体" text="可以减少筛选条件，或者只用名称中的一个字查找。" />
        ) : (
          <EmptyState title="还没有主体档案" text="按模板填写 Excel 后批量导入，或逐户新建。" action={<Link to="/imports">去批量导入</Link>} />
        )
      }
    />
  );
};

/** The archive 主体档案: list or map of the same filter. */
export const EstablishmentListPage = (): React.JSX.Element => {
  const { fields, filters, asked } = useArchiveFilters();
  const [params, setParams] = useSearchParams();
  const isMap = params.get("view") === "map";
  const maySupervise = useMaySupervise();
  const setView = (view: string): void => {
    if (view === "map") params.set("view", "map");
    else params.delete("view");
    setParams(params, { replace: true });
  };
  return (
    <>
      <PageHead
        title="主体档案"
        note="全县餐饮服务单位的许可、等级、检查与收银码"
        actions={
          <>
            {maySupervise && <ExportButton endpoint={establishmentApi.export} asked={asked} name="主体档案" />}
            <NewButtons />
          </>
        }
      />
      <Card className="list-card">
        <FilterBar
          fields={fields}
          filters={filters}
          extra={
            <>
              <SavedViews list="establishments" filters={filters} />
              <Segmented
                aria-label="显示方式"
                value={isMap ? "map" : "list"}
                onChange={setView}
                options={[
                  { value: "list", label: "列表", icon: <UnorderedListOutlined /> },
                  { value: "map", label: "地图", icon: <EnvironmentOutlined /> },
                ]}
              />
            </>
          }
        />
        {isMap ? <ArchiveMap asked={asked} /> : <ArchiveTable asked={asked} filtered={filters.text !== ""} />}
      </Card>
    </>
  );
};
