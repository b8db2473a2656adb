import { PlusOutlined } from "@ant-design/icons";
import { Button, Card, Tabs } from "antd";
import { useState } from "react";
import { honourApi } from "@sunshine/domain/honours/honour.contract";
import { HONOUR_STATE_LABELS } from "@sunshine/domain/honours/honour.states";
import { usePages } from "../../platform/pages";
import { useRead } from "../../platform/query";
import { useUrlFilters } from "../../platform/query-filters";
import { FilterBar, filterNames, type FilterField } from "../../ui/FilterBar";
import { KeyPagedTable } from "../../ui/KeyPagedTable";
import { optionsOf } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { EmptyState } from "../../ui/States";
import { useMaySupervise } from "../officers/officer.hooks";
import { useTownName, useTownOptions } from "../regions/region.hooks";
import { honourColumns } from "./honour.columns";
import { ProposeDialog } from "./ProposeDialog";

/** What each tab asks of the list; the first stands for the bare address. */
const TABS = {
  waiting: { label: "待办理", asked: { state: ["proposed", "noticed"] }, empty: "没有待办理的记录。监管人员提出列入后，在这里审核、告知和决定。" },
  red: { label: "红榜", asked: { list: "red", state: ["listed"] }, empty: "红榜上还没有单位。年度等级 A 级且近一年无违规的单位可以提出列入。" },
  black: { label: "黑榜", asked: { list: "black", state: ["listed"] }, empty: "黑榜上没有单位。" },
  all: { label: "全部", asked: {}, empty: "还没有红黑榜记录。" },
} as const;
type Tab = keyof typeof TABS;

const tabOf = (name: string | undefined): Tab => (name !== undefined && Object.hasOwn(TABS, name) ? (name as Tab) : "waiting");

const useTabItems = (): { key: string; label: string }[] => {
  const { data } = useRead(honourApi.counts, {});
  const counts: Partial<Record<Tab, number>> = data ? { waiting: data.proposed + data.noticed, red: data.red, black: data.black } : {};
  return Object.entries(TABS).map(([key, { label }]) => ({ key, label: counts[key as Tab] === undefined ? label : `${label} ${counts[key as Tab]}` }));
};

/** The red and black lists 红黑榜: proposals, notices, entries in force. */
export const HonourListPage = (): React.JSX.Element => {
  const [proposing, setProposing] = useState(false);
  const townName = useTownName();
  const maySupervise = useMaySupervise();
  const view = useUrlFilters(["townCode", "state", "tab"]);
  const tab = tabOf(view.one("tab"));
  const fields: FilterField[] = [
    { kind: "many", name: "townCode", label: "乡镇", options: useTownOptions() },
    ...(tab === "all" ? [{ kind: "many" as const, name: "state", label: "状态", options: optionsOf(HONOUR_STATE_LABELS) }] : []),
  ];
  const filters = useUrlFilters(filterNames(fields));
  const paged = usePages(honourApi.list, { townCode: filters.many("townCode"), ...(tab === "all" && { state: filters.many("state") }), ...TABS[tab].asked });
  return (
    <>
      <PageHead
        title="红黑榜"
        note="列入黑榜须有已经公开的事实依据，先告知单位并听取陈述申辩；整改到位后自动移出"
        actions={maySupervise && <Button type="primary" icon={<PlusOutlined />} onClick={() => setProposing(true)}>提出列入</Button>}
      />
      <Card className="list-card">
        <Tabs activeKey={tab} items={useTabItems()} onChange={(next) => view.set("tab", next === "waiting" ? [] : [next])} />
        <FilterBar fields={fields} filters={filters} />
        <KeyPagedTable label="红黑榜记录" paged={paged} columns={honourColumns(townName)} rowKey="id" unit="条" empty={<EmptyState title={filters.text ? "没有符合条件的记录" : "这里还没有记录"} text={filters.text ? "可以减少筛选条件。" : TABS[tab].empty} />} />
      </Card>
      {proposing && <ProposeDialog onClose={() => setProposing(false)} />}
    </>
  );
};
