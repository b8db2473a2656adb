import { Tag, type TableProps } from "antd";
import { Link } from "react-router-dom";
import type { EstablishmentRow } from "@sunshine/domain/establishments/establishment.contract";
import { ESTABLISHMENT_STATE_LABELS, ESTABLISHMENT_TYPE_LABELS, type EstablishmentState } from "@sunshine/domain/establishments/establishment.vocabulary";
import { daysBetween, type Day } from "@sunshine/domain/kernel/day";
import { GradeMark } from "../../ui/Face";
import type { Sort } from "./establishment.filters";

const STATE_COLOURS: Record<EstablishmentState, string> = { open: "green", suspended: "orange", closed: "default" };

export const StateTag = ({ state }: { state: EstablishmentState }): React.JSX.Element => <Tag color={STATE_COLOURS[state]}>{ESTABLISHMENT_STATE_LABELS[state]}</Tag>;

/** The short words beside a shop's name 标记. */
export const Marks = ({ row }: { row: Pick<EstablishmentRow, "keyUnit" | "scenicArea" | "takeawayOnly"> }): React.JSX.Element => (
  <>
    {row.keyUnit && <Tag color="gold">重点</Tag>}
    {row.scenicArea && <Tag>景区</Tag>}
    {row.takeawayOnly && <Tag>无堂食</Tag>}
  </>
);

const NEAR_DAYS = 30;

/** The end of a licence, with a word where it is near or past 许可到期. */
export const ExpiryText = ({ on, today }: { on: Day; today: Day }): React.JSX.Element => {
  const left = daysBetween(today, on);
  if (left < 0) return <span className="bad-text tabular">{on}（已过期 {-left} 天）</span>;
  if (left <= NEAR_DAYS) return <span className="notice-text tabular">{on}（剩 {left} 天）</span>;
  return <span className="tabular">{on}</span>;
};

/** "2026-09-03 · 81 天前". */
export const VisitText = ({ on, today }: { on: Day | null; today: Day }): React.JSX.Element =>
  on ? <span className="tabular">{on} <small className="faint">{daysBetween(on, today)} 天前</small></span> : <span className="faint">尚未检查</span>;

type Columns = NonNullable<TableProps<EstablishmentRow>["columns"]>;

/** Columns of the archive list; `sort` shows which one is in charge. */
export const establishmentColumns = (today: Day, townName: (code: string) => string, sort: Sort, order: "asc" | "desc"): Columns => {
  const sorted = (key: Sort) => ({ key, sorter: true, sortOrder: sort === key ? (order === "asc" ? ("ascend" as const) : ("descend" as const)) : null });
  return [
    {
      title: "单位名称",
      ...sorted("name"),
      width: 300,
      render: (_, row) => (
        <div className="cell-name">
          <span><Link to={`/establishments/${row.id}`}>{row.name}</Link> <Marks row={row} /></span>
          <small className="faint tabular">{row.creditCode}</small>
        </div>
      ),
    },
    { title: "等级", key: "grade", width: 108, render: (_, { grade }) => <GradeMark grade={grade} /> },
    { title: "年度", key: "annual", width: 64, render: (_, { annualGrade }) => (annualGrade ? <b>{annualGrade}</b> : <span className="faint">—</span>) },
    { title: "业态", key: "type", width: 120, render: (_, { type }) => ESTABLISHMENT_TYPE_LABELS[type] },
    { title: "乡镇", key: "town", width: 100, render: (_, { townCode }) => townName(townCode) },
    { title: "最近检查", ...sorted("last_visit"), width: 176, render: (_, { lastVisitOn }) => <VisitText on={lastVisitOn} today={today} /> },
    { title: "许可有效期至", ...sorted("licence_expiry"), width: 190, render: (_, { licenceExpiresOn }) => <ExpiryText on={licenceExpiresOn} today={today} /> },
    { title: "状态", key: "state", width: 76, render: (_, { state }) => <StateTag state={state} /> },
  ];
};
