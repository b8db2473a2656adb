import { Card, Tabs } from "antd";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { TASK_STATE_LABELS } from "@sunshine/domain/dispatches/dispatch.states";
import { TASK_SOURCE_LABELS, URGENCY_LABELS } from "@sunshine/domain/dispatches/dispatch.vocabulary";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
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
import { RaiseTaskButton } from "./RaiseTaskButton";
import { draftByHand } from "./task-draft";
import { taskColumns } from "./task.columns";

type Counts = OutputOf<typeof dispatchApi.counts>;

/** What each tab asks of the list; the first stands for the bare address. */
const TABS = {
  open: { label: "进行中", asked: { open: "true" }, count: ({ open }: Counts) => open },
  mine: { label: "我的任务", asked: { open: "true" }, count: ({ mine }: Counts) => mine },
  late: { label: "超时未到场", asked: { open: "true", late: "true" }, count: ({ late }: Counts) => late },
  waiting: { label: "待指派", asked: { open: "true", state: ["waiting"] }, count: ({ waiting }: Counts) => waiting },
  emergency: { label: "紧急", asked: { open: "true", urgency: ["emergency"] }, count: ({ emergency }: Counts) => emergency },
  all: { label: "全部任务", asked: {}, count: () => null },
} as const;
type Tab = keyof typeof TABS;

const tabNamed = (name: string | undefined): Tab => (name !== undefined && Object.hasOwn(TABS, name) ? (name as Tab) : "open");

const tabItems = (counts: Counts | undefined): { key: string; label: string }[] =>
  Object.entries(TABS).map(([key, { label, count }]) => {
    const figure = counts ? count(counts) : null;
    return { key, label: figure === null ? label : `${label} ${figure}` };
  });

/** Tasks for officers 现场任务; the nearest promise first. */
export const TaskListPage = (): React.JSX.Element => {
  const townName = useTownName();
  const fields: FilterField[] = [
    { kind: "search", name: "q", label: "关键字", placeholder: "任务编号、地点" },
    { kind: "many", name: "state", label: "状态", options: optionsOf(TASK_STATE_LABELS) },
    { kind: "many", name: "urgency", label: "缓急", options: optionsOf(URGENCY_LABELS) },
    { kind: "many", name: "source", label: "来源", options: optionsOf(TASK_SOURCE_LABELS) },
    { kind: "many", name: "townCode", label: "乡镇", options: useTownOptions() },
  ];
  const filters = useUrlFilters(filterNames(fields));
  const view = useUrlFilters([...filterNames(fields), "tab"]);
  const tab = tabNamed(view.one("tab"));
  const { data: counts } = useRead(dispatchApi.counts, {}, { every: 30_000 });
  const chosen = { q: filters.one("q"), source: filters.many("source"), state: filters.many("state"), urgency: filters.many("urgency"), townCode: filters.many("townCode"), ...TABS[tab].asked };
  const all = usePages(dispatchApi.list, chosen, 20, tab !== "mine");
  const mine = usePages(dispatchApi.mine, { open: "true" }, 20, tab === "mine");
  return (
    <>
      <PageHead title="现场任务" note="指挥中心下达的任务，按到场承诺的先后排列" actions={<RaiseTaskButton draft={draftByHand} label="下达任务" primary />} />
      <Card className="list-card">
        <Tabs activeKey={tab} items={tabItems(counts)} onChange={(next) => view.set("tab", next === "open" ? [] : [next])} />
        <FilterBar fields={tab === "mine" ? [] : fields} filters={filters} extra={<SavedViews list="dispatches" filters={view} />} />
        <KeyPagedTable
          label="现场任务"
          paged={tab === "mine" ? mine : all}
          columns={taskColumns(townName)}
          rowKey="id"
          unit="项"
          empty={filters.text || tab !== "open" ? <EmptyState title="没有符合条件的任务" text="可以减少筛选条件，或查看全部任务。" /> : <EmptyState title="没有进行中的任务" text="从投诉举报、责令整改或地图下达的任务会立即显示在这里。" />}
        />
      </Card>
    </>
  );
};
