import { WarningOutlined } from "@ant-design/icons";
import { Alert, Button, Skeleton, Table, Tag, type TableProps } from "antd";
import { useState } from "react";
import { Link } from "react-router-dom";
import { gradeApi, LEDGER_KIND_LABELS, type GradeView } from "@sunshine/domain/grades/grade.contract";
import { ANNUAL_GRADE_LABELS, SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { useRead } from "../../platform/query";
import { Face } from "../../ui/Face";
import { EmptyState, ErrorState } from "../../ui/States";
import { AccidentDialog } from "./AccidentDialog";

type Entry = GradeView["ledger"][number];

const columns: NonNullable<TableProps<Entry>["columns"]> = [
  { title: "日期", key: "on", width: 116, render: (_, { on, inspectionId }) => <span className="tabular">{inspectionId ? <Link to={`/inspections/${inspectionId}`}>{on}</Link> : on}</span> },
  { title: "事项", key: "kind", width: 128, render: (_, { kind }) => LEDGER_KIND_LABELS[kind] },
  { title: "得分", key: "score", width: 72, align: "right", render: (_, { score }) => <span className="tabular">{score === null ? "—" : score.toFixed(1)}</span> },
  { title: "关键项不符合", key: "keys", width: 116, align: "right", render: (_, { keyFails }) => <span className="tabular">{keyFails ?? "—"}</span> },
  { title: "计入年度", key: "counted", width: 90, render: (_, { counted }) => (counted ? <Tag color="green">计入</Tag> : <span className="faint">不计入</span>) },
  { title: "说明", dataIndex: "note" },
];

const Standing = ({ grade }: { grade: GradeView }): React.JSX.Element => (
  <div className="grade-standing">
    <Face grade={grade.shown} size={72} />
    <div>
      <div className={`grade-word grade-${grade.shown}`}>{SHOWN_GRADE_LABELS[grade.shown]}</div>
      <div className="faint">{grade.lastVisitOn ? `${formatDay(grade.lastVisitOn)}检查` : "尚未检查"}{grade.blockedUntil && `，${formatDay(grade.blockedUntil)}前不评定`}</div>
    </div>
    <div className="grade-annual">
      <b>{grade.annual ? ANNUAL_GRADE_LABELS[grade.annual] : "暂无年度等级"}</b>
      <span className="faint">{grade.annualScore === null ? "近 12 个月没有可计入的检查" : `近 12 个月平均 ${grade.annualScore.toFixed(1)} 分（满分 10 分）`}</span>
    </div>
  </div>
);

/** Why a shop has its grade 等级说明: each step with its rule, and the ledger it is computed from. */
export const GradeTab = ({ establishmentId }: { establishmentId: string }): React.JSX.Element => {
  const [recording, setRecording] = useState(false);
  const { data: grade, error, refetch } = useRead(gradeApi.get, { establishmentId });
  if (error && !grade) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!grade) return <Skeleton active avatar={{ size: 72 }} paragraph={{ rows: 8 }} />;
  return (
    <>
      <div className="tab-head">
        <Standing grade={grade} />
        {grade.abilities.includes("record_accident") && <Button icon={<WarningOutlined />} onClick={() => setRecording(true)}>登记食品安全事故</Button>}
      </div>
      {grade.alerts.map((alert) => <Alert key={alert} type="warning" showIcon title={alert} className="form-alert" />)}
      <h3 className="block-title">等级怎样得出</h3>
      <ol className="steps-text">{grade.explanation.map((sentence) => <li key={sentence}>{sentence}</li>)}</ol>
      <h3 className="block-title">积分台账</h3>
      <Table<Entry> size="middle" pagination={false} rowKey={({ on, kind, inspectionId, note }) => [on, kind, inspectionId, note].join()} columns={columns} dataSource={grade.ledger} locale={{ emptyText: <EmptyState title="台账还没有记录" text="检查、整改、事故会逐笔记入，等级由台账重算。" /> }} />
      {recording && <AccidentDialog establishmentId={establishmentId} onClose={() => setRecording(false)} />}
    </>
  );
};
