import { PrinterOutlined } from "@ant-design/icons";
import { Alert, Button, Card, Skeleton, Space } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { rectificationApi, type RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { fileUrl } from "../../platform/files";
import { useRead } from "../../platform/query";
import { PageHead } from "../../ui/PageHead";
import { ErrorState } from "../../ui/States";
import { RaiseTaskButton } from "../dispatches/RaiseTaskButton";
import { draftOfOrder } from "../dispatches/task-draft";
import { useTownName } from "../regions/region.hooks";
import { DecideExtensionDialog } from "./DecideExtensionDialog";
import { FindingCard } from "./FindingCard";
import { DeadlineCard, ExtensionCard, FactsCard, RemindersCard } from "./OrderSide";
import { DueText, OrderStateTag } from "./rectification.columns";
import { decidable } from "./review";
import { ReviewFields } from "./ReviewFields";
import { useReview, type Review } from "./use-review";

const Actions = ({ view, review, onDecide }: { view: RectificationView; review: Review; onDecide: () => void }): React.JSX.Element => {
  const mayReview = view.abilities.includes("review") && review.mode === null;
  const answered = decidable(view.mendings, false).length;
  return (
    <Space wrap className="no-print">
      <Button icon={<PrinterOutlined />} href={fileUrl(rectificationApi.notice, { id: view.id })} target="_blank">通知书</Button>
      {view.abilities.includes("decide_extension") && <Button onClick={onDecide}>决定延期</Button>}
      {mayReview && <RaiseTaskButton draft={() => draftOfOrder(view)} label="派员核查" />}
      {mayReview && <Button onClick={() => review.begin("spot")}>登记现场核查</Button>}
      {mayReview && answered > 0 && <Button type="primary" onClick={() => review.begin("answers")}>核查反馈 {answered} 项</Button>}
    </Space>
  );
};

const ReviewFoot = ({ review }: { review: Review }): React.JSX.Element => (
  <div className="review-foot no-print" role="region" aria-label="核查结果">
    <span>{review.mode === "spot" ? "现场核查" : "核查单位反馈"}：{review.mode === "spot" ? "已整改" : "通过"} <b>{review.counted.accepted}</b> 项，{review.mode === "spot" ? "尚未整改" : "退回"} <b>{review.counted.returned}</b> 项</span>
    <Space>
      <Button type="link" onClick={() => review.all(true)}>全部{review.mode === "spot" ? "已整改" : "通过"}</Button>
      <Button onClick={review.leave}>取消</Button>
      <Button type="primary" loading={review.sending} onClick={review.send}>提交核查结果</Button>
    </Space>
  </div>
);

const Findings = ({ view, review }: { view: RectificationView; review: Review }): React.JSX.Element => (
  <Card title={`整改项 ${view.findings} 项`} extra={<span className="faint">{view.open > 0 ? `未整改 ${view.open} 项` : "全部整改到位"}</span>}>
    {review.refused && <Alert type="warning" showIcon title={review.refused} className="form-alert" />}
    {view.mendings.map((mending) => (
      <FindingCard key={mending.code} mending={mending} capture={view.abilities.includes("review")}>
        {review.mayDecide(mending.code) && (
          <ReviewFields mending={mending} opinion={review.opinionOf(mending.code)} onTheSpot={review.mode === "spot"} problem={review.problemOf(mending.code)} onChange={(change) => review.change(mending.code, change)} />
        )}
      </FindingCard>
    ))}
    {review.mode !== null && <ReviewFoot review={review} />}
  </Card>
);

const Order = ({ view }: { view: RectificationView }): React.JSX.Element => {
  const [deciding, setDeciding] = useState(false);
  const townName = useTownName();
  const review = useReview(view);
  return (
    <>
      <PageHead
        back={{ to: "/rectifications", label: "责令整改" }}
        title={<span className="tabular">{view.number}</span>}
        note={<span className="head-facts"><Link to={`/establishments/${view.establishmentId}`}>{view.establishmentName}</Link><span>{townName(view.townCode)}</span><OrderStateTag state={view.state} /><DueText row={view} /></span>}
        actions={<Actions view={view} review={review} onDecide={() => setDeciding(true)} />}
      />
      {view.cancelReason && <Alert type="warning" showIcon className="form-alert" title={`这份通知已撤销：${view.cancelReason}`} />}
      <div className="detail-grid">
        <div className="detail-main"><Findings view={view} review={review} /></div>
        <aside className="detail-side">
          <DeadlineCard view={view} />
          {view.extension && <ExtensionCard extension={view.extension} />}
          <FactsCard view={view} inspectionLink />
          <RemindersCard reminders={view.reminders} />
        </aside>
      </div>
      {deciding && <DecideExtensionDialog view={view} onClose={() => setDeciding(false)} />}
    </>
  );
};

/** One order to rectify 责令整改通知: findings with their rounds, the deadline, and what is to be done. */
export const RectificationPage = (): React.JSX.Element => {
  const { id = "" } = useParams();
  const { data: view, error, refetch } = useRead(rectificationApi.get, { id });
  if (error && !view) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!view) return <Skeleton active paragraph={{ rows: 14 }} className="page-skeleton" />;
  return <Order key={view.id} view={view} />;
};
