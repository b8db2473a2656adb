import { Card, Tabs } from "antd";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { RECTIFICATION_SORTS, rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { ORDER_STATE_LABELS } from "@sunshine/domain/rectifications/rectification.states";
import { usePages } from "../../platform/pages";
import { useUrlFilters, useUrlSort } from "../../platform/query-filters";
import { useRead } from "../../platform/query";
import { ExportButton } from "../../ui/ExportButton";
import { FilterBar, filterNames, type FilterField } from "../../ui/FilterBar";
import { KeyPagedTable } from "../../ui/KeyPagedTable";
import { optionsOf } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { EmptyState } from "../../ui/States";
import { useMaySupervise } from "../officers/officer.hooks";
import { SavedViews } from "../officers/SavedViews";
import { useTownName, useTownOptions } from "../regions/region.hooks";
import { rectificationColumns } from "./rectification.columns";
import { ORDER_TABS, orderTab, orderTabItems } from "./rectification.tabs";

/** The shop that the address names, as a filter that can be taken off. */
const useShopField = (id: string | undefined): FilterField[] => {
  const { data } = useRead(establishmentApi.get, { id: id ?? "" }, { enabled: id !== undefined });
  return id === undefined ? [] : [{ kind: "one", name: "establishmentId", label: "单位", options: [{ value: id, label: data?.name ?? "指定单位" }] }];
};

const useFields = (shop: string | undefined): FilterField[] => [
  { kind: "search", name: "q", label: "关键字", placeholder: "单位名称、拼音首字母、代码" },
  { kind: "many", name: "state", label: "状态", options: optionsOf(ORDER_STATE_LABELS) },
  { kind: "many", name: "townCode", label: "乡镇", options: useTownOptions() },
  ...useShopField(shop),
];

/** Orders to rectify 责令整改; the nearest deadline first. */
export const RectificationListPage = (): React.JSX.Element => {
  const townName = useTownName();
  const maySupervise = useMaySupervise();
  const view = useUrlFilters(["q", "state", "townCode", "establishmentId", "tab"]);
  const fields = useFields(view.one("establishmentId"));
  const filters = useUrlFilters([...filterNames(fields), "establishmentId"]);
  const tab = orderTab(view.one("tab"));
  const byTab = ORDER_TABS[tab].asked;
  const { data: counts } = useRead(rectificationApi.counts, {});
  const { sort, order, setSort } = useUrlSort(RECTIFICATION_SORTS, tab === "all" ? "issued" : "due", tab === "all" ? "desc" : "asc");
  const chosen = { q: filters.one("q"), state: filters.many("state"), townCode: filters.many("townCode"), establishmentId: filters.one("establishmentId") };
  const asked = { ...chosen, ...byTab };
  const paged = usePages(rectificationApi.list, { ...asked, sort, order });
  return (
    <>
      <PageHead title="责令整改" note="检查发现问题后发出的责令整改通知，按期限先后排列" actions={maySupervise && <ExportButton endpoint={rectificationApi.export} asked={asked} name="责令整改" />} />
      <Card className="list-card">
        <Tabs activeKey={tab} items={orderTabItems(counts)} onChange={(next) => view.set("tab", next === "open" ? [] : [next])} />
        <FilterBar fields={fields} filters={filters} extra={<SavedViews list="rectifications" filters={view} />} />
        <KeyPagedTable
          label="责令整改"
          paged={paged}
          columns={rectificationColumns({ sort, order }, townName)}
          rowKey="id"
          unit="份"
          onSort={setSort}
          rowClassName={({ state }) => (state === "cancelled" ? "row-void" : "")}
          empty={filters.text || tab !== "open" ? <EmptyState title="没有符合条件的责令整改" text="可以减少筛选条件，或查看其他期限的通知。" /> : <EmptyState title="没有进行中的责令整改" text="检查记录提交后，有不符合项的会自动发出责令整改通知并显示在这里。" />}
        />
      </Card>
    </>
  );
};
