import { PrinterOutlined } from "@ant-design/icons";
import { Alert, Button, Card, Input, Segmented, Skeleton, Space } from "antd";
import { useState } from "react";
import { useParams } from "react-router-dom";
import { RECTIFICATION_SORTS, rectificationApi, type RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { fileUrl } from "../../platform/files";
import { usePages } from "../../platform/pages";
import { useUrlSort } from "../../platform/query-filters";
import { useRead } from "../../platform/query";
import { KeyPagedTable } from "../../ui/KeyPagedTable";
import { PageHead } from "../../ui/PageHead";
import { EmptyState, ErrorState } from "../../ui/States";
import { EvidenceUpload } from "../evidence/EvidenceUpload";
import { FindingCard } from "../rectifications/FindingCard";
import { DeadlineCard, ExtensionCard, FactsCard, RemindersCard } from "../rectifications/OrderSide";
import { DueText, OrderStateTag, rectificationColumns } from "../rectifications/rectification.columns";
import type { Answer } from "./answers";
import { RequestExtensionDialog } from "./RequestExtensionDialog";
import { ShopFrame } from "./ShopFrame";
import { useAnswers } from "./use-answers";

const Orders = ({ establishmentId }: { establishmentId: string }): React.JSX.Element => {
  const [scope, setScope] = useState<"open" | "all">("open");
  const { sort, order, setSort } = useUrlSort(RECTIFICATION_SORTS, scope === "open" ? "due" : "issued", scope === "open" ? "asc" : "desc");
  const paged = usePages(rectificationApi.list, { establishmentId, sort, order, ...(scope === "open" && { open: "true" }) });
  return (
    <Card className="list-card">
      <Segmented className="scope-switch" value={scope} onChange={setScope} options={[{ value: "open", label: "需要整改" }, { value: "all", label: "全部通知" }]} />
      <KeyPagedTable label="责令整改" paged={paged} columns={rectificationColumns({ sort, order }, null)} rowKey="id" unit="份" onSort={setSort} empty={<EmptyState title={scope === "open" ? "没有需要整改的问题" : "没有收到过责令整改通知"} text="检查发现问题后，通知会立即显示在这里，可以逐项上传照片反馈。" />} />
    </Card>
  );
};

/** The shop's orders to rectify 本店的责令整改. */
export const ShopRectificationsPage = (): React.JSX.Element => <ShopFrame title="责令整改">{({ establishmentId }) => <Orders establishmentId={establishmentId} />}</ShopFrame>;

interface FieldsProps {
  readonly code: string;
  readonly answer: Answer;
  readonly problem: string | undefined;
  readonly onChange: (change: Partial<Answer>) => void;
}

const AnswerFields = ({ code, answer: { text }, problem, onChange }: FieldsProps): React.JSX.Element => (
  <div className="review-fields">
    <Input.TextArea aria-label={`第 ${code} 项整改情况`} maxLength={500} showCount autoSize={{ minRows: 2, maxRows: 6 }} status={problem ? "error" : ""} placeholder="写明怎样整改的、什么时候完成的" value={text} onChange={({ target }) => onChange({ text: target.value })} />
    <EvidenceUpload purpose="rectification" label="整改照片" most={9} onChange={(evidenceIds, uploading) => onChange({ evidenceIds, uploading })} />
    {problem && <div className="bad-text" role="alert">{problem}</div>}
  </div>
);

const Order = ({ view }: { view: RectificationView }): React.JSX.Element => {
  const [asking, setAsking] = useState(false);
  const answers = useAnswers(view);
  const mayAnswer = view.abilities.includes("answer");
  return (
    <>
      <PageHead
        back={{ to: "/rectifications", label: "责令整改" }}
        title={<span className="tabular">{view.number}</span>}
        note={<span className="head-facts"><span>{view.establishmentName}</span><OrderStateTag state={view.state} /><DueText row={view} /></span>}
        actions={<Space><Button icon={<PrinterOutlined />} href={fileUrl(rectificationApi.notice, { id: view.id })} target="_blank">通知书</Button>{view.abilities.includes("request_extension") && <Button onClick={() => setAsking(true)}>申请延期</Button>}</Space>}
      />
      {view.cancelReason && <Alert type="info" showIcon className="form-alert" title={`这份通知已撤销：${view.cancelReason}`} />}
      <div className="detail-grid">
        <div className="detail-main">
          <Card title={`整改项 ${view.findings} 项`} extra={<span className="faint">{view.open > 0 ? `未整改 ${view.open} 项` : "全部整改到位"}</span>}>
            {answers.refused && <Alert type="warning" showIcon title={answers.refused} className="form-alert" />}
            {view.mendings.map((mending) => (
              <FindingCard key={`${mending.code}-${answers.round}`} mending={mending} capture={false}>
                {answers.asks(mending.code) && <AnswerFields code={mending.code} answer={answers.answerOf(mending.code)} problem={answers.problemOf(mending.code)} onChange={(change) => answers.change(mending.code, change)} />}
              </FindingCard>
            ))}
            {mayAnswer && <div className="review-foot"><span>已填写 <b>{answers.count}</b> 项，可以分几次提交</span><Button type="primary" loading={answers.sending} onClick={answers.send}>提交反馈</Button></div>}
          </Card>
        </div>
        <aside className="detail-side">
          <DeadlineCard view={view} />
          {view.extension && <ExtensionCard extension={view.extension} />}
          <FactsCard view={view} inspectionLink={false} />
          <RemindersCard reminders={view.reminders} />
        </aside>
      </div>
      {asking && <RequestExtensionDialog view={view} onClose={() => setAsking(false)} />}
    </>
  );
};

/** One order as the shop answers it 整改反馈. */
export const ShopRectificationPage = (): React.JSX.Element => {
  const { id = "" } = useParams();
  const { data: view, error, refetch } = useRead(rectificationApi.get, { id });
  if (error && !view) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!view) return <Skeleton active paragraph={{ rows: 14 }} className="page-skeleton" />;
  return <Order key={view.id} view={view} />;
};
