import { Tag, type TableProps } from "antd";
import { Link } from "react-router-dom";
import { CASE_STATE_LABELS } from "@sunshine/domain/complaints/complaint.states";
import type { OfficerCaseRow } from "@sunshine/domain/complaints/complaint.views";
import { CASE_CATEGORY_LABELS, CASE_KIND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { shortInstant } from "../../ui/options";
import { DeadlineText } from "./DeadlineText";

type Columns = NonNullable<TableProps<OfficerCaseRow>["columns"]>;

/** Columns of the inbox of complaints and reports 投诉举报. */
export const complaintColumns = (townName: (code: string) => string, siblings: readonly string[] = []): Columns => [
  { title: "编号", key: "number", width: 168, render: (_, { id, number, reopened }) => <span className="tabular"><Link to={`/complaints/${id}`} state={{ siblings }}>{number}</Link>{reopened && <Tag className="tag-after">重新办理</Tag>}</span> },
  { title: "类型", key: "kind", width: 76, render: (_, { kind, anonymous }) => <>{CASE_KIND_LABELS[kind]}{anonymous && <Tag className="tag-after">匿名</Tag>}</> },
  { title: "问题类别", key: "category", width: 112, render: (_, { category }) => CASE_CATEGORY_LABELS[category] },
  { title: "被反映单位或地点", key: "place", width: 168, render: (_, { placeName, establishmentId }) => (establishmentId ? <Link to={`/establishments/${establishmentId}`}>{placeName}</Link> : placeName) },
  { title: "乡镇", key: "town", width: 76, render: (_, { townCode }) => townName(townCode) },
  { title: "状态", key: "state", width: 124, render: (_, { state }) => CASE_STATE_LABELS[state] },
  { title: "期限", key: "deadline", width: 176, render: (_, { deadline, escalation }) => <><DeadlineText deadline={deadline} short />{escalation > 0 && <Tag color="red">已上报</Tag>}</> },
  { title: "承办人", key: "handler", width: 72, render: (_, { handlerName }) => handlerName ?? <span className="faint">未分派</span> },
  { title: "收到时间", key: "at", width: 100, render: (_, { receivedAt }) => <span className="tabular">{shortInstant(receivedAt).slice(5)}</span> },
];
