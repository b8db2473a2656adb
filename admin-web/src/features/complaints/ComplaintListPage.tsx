import { Button, Card, Tabs } from "antd";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { CASE_STATE_LABELS } from "@sunshine/domain/complaints/complaint.states";
import { CASE_CATEGORY_LABELS, CASE_KIND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { usePages } from "../../platform/pages";
import { useUrlFilters } from "../../platform/query-filters";
import { useRead } from "../../platform/query";
import { FilterBar, filterNames, type FilterField } from "../../ui/FilterBar";
import { KeyPagedTable } from "../../ui/KeyPagedTable";
import { optionsOf } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { EmptyState } from "../../ui/States";
import { SavedViews } from "../officers/SavedViews";
import { useTownName, useTownOptions } from "../regions/region.hooks";
import { complaintColumns } from "./complaint.columns";
import { useCaseRows, type CaseRows } from "./use-case-rows";

/** What each tab asks of the list; the first stands for the bare address. */
const TABS = {
  open: { open: "true" },
  within: { clock: "within" },
  near: { clock: "near" },
  overdue: { clock: "overdue" },
  mine: { open: "true", mine: "true" },
  unassigned: { unassigned: "true" },
  extension: { extensionAsked: "true" },
  all: {},
} as const;
type Tab = keyof typeof TABS;

const isTab = (name: string): name is Tab => Object.hasOwn(TABS, name);

const ClockTabs = ({ tab, onChange }: { tab: Tab; onChange: (tab: string) => void }): React.JSX.Element => {
  const { data } = useRead(complaintApi.counts, {});
  const labelled = (label: string, count: number | undefined): string => (count === undefined ? label : `${label} ${count}`);
  const items = [
    { key: "open", label: labelled("全部在办", data && data.within + data.near + data.overdue) },
    { key: "within", label: labelled("期限内", data?.within) },
    { key: "near", label: labelled("临期", data?.near) },
    { key: "overdue", label: labelled("超期", data?.overdue) },
    { key: "mine", label: labelled("我承办的", data?.mine) },
    { key: "unassigned", label: labelled("未分派", data?.unassigned) },
    { key: "extension", label: labelled("待审批延期", data?.extensionsAsked) },
    { key: "all", label: "全部案件" },
  ];
  return <Tabs activeKey={tab} items={items} onChange={onChange} />;
};

const BulkBar = ({ rows: { chosen, choose, takeAll, busy } }: { rows: CaseRows }): React.JSX.Element =>
  chosen.length === 0 ? (
    <p className="key-hint">键盘：<kbd>j</kbd> <kbd>k</kbd> 上下移动，<kbd>Enter</kbd> 打开，<kbd>x</kbd> 选择，<kbd>t</kbd> 由我承办所选案件</p>
  ) : (
    <div className="bulk-bar">
      <span>已选 {chosen.length} 件</span>
      <Button type="primary" size="small" loading={busy} onClick={takeAll}>由我承办</Button>
      <Button size="small" onClick={() => choose([])}>取消选择</Button>
    </div>
  );

/** The inbox of complaints and reports 投诉举报, open ones by their deadline. */
export const ComplaintListPage = (): React.JSX.Element => {
  const townName = useTownName();
  const fields: FilterField[] = [
    { kind: "search", name: "q", label: "关键字", placeholder: "编号、单位或地点" },
    { kind: "one", name: "kind", label: "类型", options: optionsOf(CASE_KIND_LABELS) },
    { kind: "many", name: "category", label: "类别", options: optionsOf(CASE_CATEGORY_LABELS) },
    { kind: "many", name: "state", label: "状态", options: optionsOf(CASE_STATE_LABELS) },
    { kind: "one", name: "townCode", label: "乡镇", options: useTownOptions() },
  ];
  const filters = useUrlFilters(filterNames(fields));
  const tabs = useUrlFilters([...filterNames(fields), "tab"]);
  const named = tabs.one("tab") ?? "open";
  const tab = isTab(named) ? named : "open";
  const paged = usePages(complaintApi.list, { ...TABS[tab], q: filters.one("q"), kind: filters.one("kind"), townCode: filters.one("townCode"), category: filters.many("category"), state: filters.many("state") });
  const ids = paged.rows.map(({ id }) => id);
  const rows = useCaseRows(ids);
  return (
    <>
      <PageHead title="投诉举报" note="在办案件按期限先后排列，超期和临期的请优先办理" />
      <Card className="list-card">
        <ClockTabs tab={tab} onChange={(next) => tabs.set("tab", next === "open" ? [] : [next])} />
        <FilterBar fields={fields} filters={filters} extra={<SavedViews list="complaints" filters={tabs} />} />
        <BulkBar rows={rows} />
        <KeyPagedTable
          label="投诉举报"
          paged={paged}
          columns={complaintColumns(townName, ids)}
          selection={{ keys: rows.chosen, onChange: rows.choose }}
          rowClassName={({ id }) => (id === rows.at ? "row-at" : "")}
          rowKey="id"
          unit="件"
          empty={filters.text !== "" || tab !== "open" ? <EmptyState title="没有符合条件的案件" text="可以减少筛选条件，或查看其他期限的案件。" /> : <EmptyState title="没有在办的投诉举报" text="消费者提交后，案件会立即显示在这里。" />}
        />
      </Card>
    </>
  );
};
