import { Tag, type TableColumnType, type TableProps } from "antd";
import { Link } from "react-router-dom";
import type { RectificationRow } from "@sunshine/domain/rectifications/rectification.contract";
import { ORDER_STATE_LABELS, type OrderState } from "@sunshine/domain/rectifications/rectification.states";
import { ClockTag } from "../../ui/ClockTag";

type Columns = NonNullable<TableProps<RectificationRow>["columns"]>;
type Sorting = Pick<TableColumnType<RectificationRow>, "key" | "sorter" | "sortDirections" | "sortOrder">;

const COLOURS: Record<OrderState, string> = { issued: "default", answered: "blue", returned: "orange", closed: "green", cancelled: "default" };

export const OrderStateTag = ({ state }: { state: OrderState }): React.JSX.Element => <Tag color={COLOURS[state]}>{ORDER_STATE_LABELS[state]}</Tag>;

/** The deadline 整改期限 with its countdown, or the day on which it ended. */
export const DueText = ({ row: { clock, daysLeft, dueOn, closedOn, state } }: { row: Pick<RectificationRow, "clock" | "daysLeft" | "dueOn" | "closedOn" | "state"> }): React.JSX.Element => {
  if (clock !== null && daysLeft !== null) return <span className="tabular"><ClockTag state={clock} daysLeft={daysLeft} />{dueOn}</span>;
  return <span className="faint tabular">{closedOn === null ? dueOn : `${closedOn} ${state === "closed" ? "整改完成" : "撤销"}`}</span>;
};

export interface OrderOf {
  readonly sort: string;
  readonly order: "asc" | "desc";
}

/** Columns of orders to rectify 责令整改; `withShop` is off on the shop's own page. */
export const rectificationColumns = ({ sort, order }: OrderOf, townName: ((code: string) => string) | null, pathOf: (id: string) => string = (id) => `/rectifications/${id}`): Columns => {
  const sortOrder = order === "asc" ? ("ascend" as const) : ("descend" as const);
  const sorted = (key: string): Sorting => ({ key, sorter: true, sortDirections: ["ascend", "descend", "ascend"], sortOrder: sort === key ? sortOrder : null });
  return [
    { title: "文号", key: "number", width: 200, render: (_, { id, number }) => <Link className="tabular" to={pathOf(id)}>{number}</Link> },
    ...(townName
      ? ([
          { title: "单位名称", key: "shop", width: 212, render: (_, { establishmentId, establishmentName }) => <Link to={`/establishments/${establishmentId}`}>{establishmentName}</Link> },
          { title: "乡镇", key: "town", width: 80, render: (_, { townCode }) => townName(townCode) },
        ] satisfies Columns)
      : []),
    { title: "问题", key: "findings", width: 136, render: (_, { findings, open }) => <span className="tabular">{findings} 项{open > 0 ? <Tag color="orange" className="tag-after">未整改 {open}</Tag> : <Tag color="green" className="tag-after">已整改</Tag>}</span> },
    { title: "状态", key: "state", width: 132, render: (_, { state, extensionAsked }) => <><OrderStateTag state={state} />{extensionAsked && <Tag color="purple">申请延期</Tag>}</> },
    { title: "整改期限", ...sorted("due"), width: 196, render: (_, row) => <DueText row={row} /> },
    { title: "发出日期", ...sorted("issued"), width: 112, render: (_, { issuedOn }) => <span className="tabular">{issuedOn}</span> },
  ];
};
