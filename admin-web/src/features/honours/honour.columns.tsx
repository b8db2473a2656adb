import { Tag, type TableProps } from "antd";
import { Link } from "react-router-dom";
import type { HonourRow } from "@sunshine/domain/honours/honour.contract";
import { HONOUR_STATE_LABELS, type HonourState } from "@sunshine/domain/honours/honour.states";
import { HONOUR_ENDING_LABELS, HONOUR_GROUND_LABELS, HONOUR_LIST_LABELS, type HonourList } from "@sunshine/domain/honours/honour.vocabulary";

const COLOURS: Record<HonourState, string> = { proposed: "blue", noticed: "orange", listed: "green", dropped: "default", ended: "default" };

export const HonourStateTag = ({ state }: { state: HonourState }): React.JSX.Element => <Tag color={COLOURS[state]}>{HONOUR_STATE_LABELS[state]}</Tag>;

/** The list in its word and colour 红榜、黑榜. */
export const HonourListTag = ({ list }: { list: HonourList }): React.JSX.Element => <Tag className={`honour-tag is-${list}`}>{HONOUR_LIST_LABELS[list]}</Tag>;

/** From when to when, or how it ended 公示期. */
export const TermText = ({ row: { from, to, endedOn, ending, statementUntil, state } }: { row: HonourRow }): React.JSX.Element => {
  if (state === "noticed") return <span className="tabular">陈述申辩至 {statementUntil}</span>;
  if (endedOn !== null) return <span className="faint tabular">{endedOn} {ending === null ? "不予列入" : HONOUR_ENDING_LABELS[ending]}</span>;
  return from === null ? <span className="faint">尚未公示</span> : <span className="tabular">{from} 至 {to}</span>;
};

/** Columns of the red and black lists 红黑榜. */
export const honourColumns = (townName: (code: string) => string): NonNullable<TableProps<HonourRow>["columns"]> => [
  { title: "单位名称", key: "shop", width: 190, render: (_, { id, establishmentName }) => <Link to={`/honours/${id}`}>{establishmentName}</Link> },
  { title: "榜单", key: "list", width: 72, render: (_, { list }) => <HonourListTag list={list} /> },
  { title: "列入情形", key: "ground", width: 168, render: (_, { ground }) => HONOUR_GROUND_LABELS[ground] },
  { title: "公示事由", key: "reason", render: (_, { reason }) => <span className="honour-reason">{reason}</span> },
  { title: "乡镇", key: "town", width: 84, render: (_, { townCode }) => townName(townCode) },
  { title: "状态", key: "state", width: 124, render: (_, { state, stated }) => <><HonourStateTag state={state} />{state === "noticed" && stated && <Tag color="purple">已陈述</Tag>}</> },
  { title: "公示期", key: "term", width: 204, render: (_, row) => <TermText row={row} /> },
];
