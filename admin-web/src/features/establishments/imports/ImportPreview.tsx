import { Table, Tabs, Tag, type TableProps } from "antd";
import { useState } from "react";
import type * as z from "zod";
import { establishmentImportApi, ROW_OUTCOME_LABELS, ROW_OUTCOMES, type ImportRowSchema, type ImportView, type RowOutcome } from "@sunshine/domain/establishments/import.contract";
import { usePages } from "../../../platform/pages";
import { KeyPagedTable } from "../../../ui/KeyPagedTable";
import { count } from "../../../ui/options";
import { EmptyState } from "../../../ui/States";

type Row = z.output<typeof ImportRowSchema>;
type Columns = NonNullable<TableProps<Row>["columns"]>;

const rowColumns: Columns = [
  { title: "行", dataIndex: "row", width: 72, render: (row: number) => <span className="tabular">{row}</span> },
  { title: "单位名称", dataIndex: "name", width: 260, render: (name: string) => name || <span className="faint">（空）</span> },
];

const Warnings = ({ warnings }: Pick<Row, "warnings">): React.JSX.Element => (
  <>
    {warnings.map((warning) => (
      <div key={warning} className="notice-text">提示：{warning}</div>
    ))}
  </>
);

const changesColumn: Columns[number] = {
  title: "变化",
  key: "changes",
  render: (_, { changes, warnings }) => (
    <>
      {changes.map(({ column, before, after }) => (
        <div key={column} className="change-line">
          <b>{column}</b> <del>{before || "（空）"}</del> → <ins>{after || "（空）"}</ins>
        </div>
      ))}
      <Warnings warnings={warnings} />
    </>
  ),
};

const warningsColumn: Columns[number] = { title: "提示", key: "warnings", render: (_, { warnings }) => (warnings.length > 0 ? <Warnings warnings={warnings} /> : <span className="faint">无</span>) };

const rejectionColumns: NonNullable<TableProps<Row["rejections"][number]>["columns"]> = [
  { title: "列", dataIndex: "column", width: 180 },
  { title: "文件中的内容", dataIndex: "value", width: 260, render: (value: string) => <code className="cell-value">{value || "（空）"}</code> },
  { title: "原因", dataIndex: "reason", render: (reason: string) => <span className="bad-text">{reason}</span> },
];

const Rejections = ({ rejections }: Pick<Row, "rejections">): React.JSX.Element => (
  <Table size="small" rowKey={({ column, reason }) => `${column}-${reason}`} pagination={false} columns={rejectionColumns} dataSource={rejections} showHeader={false} className="rejections" />
);

const COLUMNS: Record<RowOutcome, Columns> = {
  new: [...rowColumns, warningsColumn],
  changed: [...rowColumns, changesColumn],
  unchanged: [...rowColumns, warningsColumn],
  rejected: [...rowColumns, { title: <span className="rejection-head"><i>列</i><i>文件中的内容</i><i>原因</i></span>, key: "rejections", render: (_, { rejections }) => <Rejections rejections={rejections} /> }],
};

const EMPTY: Record<RowOutcome, string> = { new: "文件中没有新的主体", changed: "没有内容有变化的主体", unchanged: "没有与现有档案相同的行", rejected: "每一行都可以导入" };

const OutcomeRows = ({ id, outcome }: { id: string; outcome: RowOutcome }): React.JSX.Element => {
  const paged = usePages(establishmentImportApi.rows, { id, outcome }, 50);
  return <KeyPagedTable label={`${ROW_OUTCOME_LABELS[outcome]}的行`} paged={paged} columns={COLUMNS[outcome]} rowKey="row" unit="行" empty={<EmptyState title={EMPTY[outcome]} />} />;
};

/** What each row of the file would do 逐行预览, by outcome. */
export const ImportPreview = ({ view }: { view: ImportView }): React.JSX.Element => {
  const first = ROW_OUTCOMES.find((outcome) => outcome === "rejected" && (view.counts[outcome] ?? 0) > 0) ?? "new";
  const [outcome, setOutcome] = useState<RowOutcome>(first);
  return (
    <Tabs
      activeKey={outcome}
      onChange={(key) => setOutcome(key as RowOutcome)}
      destroyOnHidden
      items={ROW_OUTCOMES.map((key) => ({
        key,
        label: <>{ROW_OUTCOME_LABELS[key]} <Tag className="tabular" color={key === "rejected" && (view.counts[key] ?? 0) > 0 ? "red" : "default"}>{count(view.counts[key] ?? 0)}</Tag></>,
        children: <OutcomeRows id={view.id} outcome={key} />,
      }))}
    />
  );
};
