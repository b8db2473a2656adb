import { CheckCircleOutlined, FilePdfOutlined, StopOutlined } from "@ant-design/icons";
import { Alert, Button, Card, Descriptions, Skeleton, Space } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { checklistOf } from "@sunshine/config/regulations";
import { SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { inspectionApi, type InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { HANDLING_LABELS, INSPECTION_KIND_LABELS, INSPECTION_MODE_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { useRead } from "../../platform/query";
import { useSession } from "../../platform/session";
import { Face } from "../../ui/Face";
import { shortInstant } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { ErrorState } from "../../ui/States";
import { fileUrl } from "../../platform/files";
import { FindingsTable } from "./FindingsTable";
import { MendedDialog } from "./MendedDialog";
import { PicturesCard, SigningCard, VisitCard } from "./RecordCards";
import { ResultText } from "./ProvisionalPanel";
import { VoidDialog } from "./VoidDialog";

const Summary = ({ view }: { view: InspectionView }): React.JSX.Element => {
  const facts = [
    { key: "kind", label: "检查类型", children: `${INSPECTION_KIND_LABELS[view.kind]}（${INSPECTION_MODE_LABELS[view.mode]}）` },
    { key: "who", label: "检查人员", children: view.team.map(({ name, organisation }) => (organisation === "" ? name : `${name}（${organisation}）`)).join("、") },
    { key: "handling", label: "处理意见", children: HANDLING_LABELS[view.handling] },
    { key: "by", label: "整改期限", children: view.correctBy ? formatDay(view.correctBy) : "无" },
    { key: "edition", label: "要点表", children: checklistOf(view.checklistEdition)?.title ?? view.checklistEdition },
    { key: "at", label: "提交时间", children: <span className="tabular">{shortInstant(view.submittedAt)}</span> },
    ...(view.remark ? [{ key: "remark", label: "内部备注", span: 2, children: view.remark }] : []),
  ];
  return (
    <Card>
      <div className="record-top">
        <div className="outcome">
          <Face grade={view.grade ?? "blocked"} size={64} />
          <div>
            <div className="outcome-score tabular">{view.score.toFixed(1)}<small>分</small></div>
            <div><ResultText result={view.result} /> · {view.grade ? `动态等级${SHOWN_GRADE_LABELS[view.grade]}` : "不评定动态等级"}</div>
          </div>
        </div>
        <Descriptions column={2} items={facts} />
      </div>
      <ol className="steps-text">{view.explanation.map((sentence) => <li key={sentence}>{sentence}</li>)}</ol>
    </Card>
  );
};

const Actions = ({ view: { id, abilities, openFindings }, onAct }: { view: InspectionView; onAct: (dialog: "mended" | "void") => void }): React.JSX.Element => (
  <Space className="no-print">
    <Button icon={<FilePdfOutlined />} href={fileUrl(inspectionApi.record, { id })} target="_blank">结果记录表</Button>
    {abilities.includes("void") && <Button danger icon={<StopOutlined />} onClick={() => onAct("void")}>作废</Button>}
    {abilities.includes("mark_mended") && openFindings > 0 && <Button type="primary" icon={<CheckCircleOutlined />} onClick={() => onAct("mended")}>确认整改</Button>}
  </Space>
);

/** The record of one inspection 检查记录; the sheet for paper is the PDF. */
export const InspectionPage = (): React.JSX.Element => {
  const { id = "" } = useParams();
  const [dialog, setDialog] = useState<"mended" | "void" | null>(null);
  const forOfficers = useSession().me.kind === "officer";
  const { data: view, error, refetch } = useRead(inspectionApi.get, { id });
  if (error && !view) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!view) return <Skeleton active paragraph={{ rows: 14 }} className="page-skeleton" />;
  return (
    <div className="record-page">
      <PageHead
        title={<>{view.establishmentName} {formatDay(view.visitedOn)}检查记录</>}
        back={{ to: "/inspections", label: "检查记录" }}
        note={forOfficers ? <Link to={`/establishments/${view.establishmentId}`}>查看主体档案</Link> : "结果记录表应在店内醒目位置公示，至下一次检查"}
        actions={<Actions view={view} onAct={setDialog} />}
      />
      {view.voided && <Alert type="warning" showIcon title="这次检查已作废，不计入等级。原始记录保留备查。" className="form-alert" />}
      <Summary view={view} />
      <Card title={`检查项目（不符合 ${view.fails} 项，其中关键项 ${view.keyFails} 项）`} className="card-after">
        <FindingsTable findings={view.findings} forOfficers={forOfficers} />
      </Card>
      <VisitCard view={view} />
      <PicturesCard pictures={view.pictures} />
      <SigningCard view={view} />
      {dialog === "mended" && <MendedDialog view={view} onClose={() => setDialog(null)} />}
      {dialog === "void" && <VoidDialog view={view} onClose={() => setDialog(null)} />}
    </div>
  );
};
