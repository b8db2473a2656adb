import { FileTextOutlined, NotificationOutlined } from "@ant-design/icons";
import { Alert, Button, Card, Descriptions, Skeleton, Space } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { CASE_STATE_LABELS } from "@sunshine/domain/complaints/complaint.states";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { CASE_CATEGORY_LABELS, CASE_DEMAND_LABELS, CASE_KIND_LABELS, CASE_OUTCOME_LABELS, REFUSAL_GROUND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { useRead } from "../../platform/query";
import { shortInstant } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { ErrorState } from "../../ui/States";
import { Timeline } from "../../ui/Timeline";
import { EvidenceStrip } from "../evidence/EvidenceStrip";
import { CASE_MOVES_FORMS, type CaseMoveForm } from "./case-moves";
import { DeadlineText } from "./DeadlineText";
import { IdentityDialog } from "./IdentityDialog";
import { MoveDialog } from "./MoveDialog";

const Result = ({ view }: { view: OfficerCaseView }): React.JSX.Element | null => {
  if (view.outcome) return <Alert type="success" showIcon className="form-alert" title={`办结结果：${CASE_OUTCOME_LABELS[view.outcome]}`} description={view.publicSummary} />;
  if (view.refusalGround) return <Alert type="warning" showIcon className="form-alert" title={`不予受理：${REFUSAL_GROUND_LABELS[view.refusalGround]}`} description={view.refusalText} />;
  return view.extension ? <Alert type="info" showIcon className="form-alert" title={{ requested: "已申请延期，等待县局审批", approved: "延期已批准", refused: "延期未获批准" }[view.extension.state]} description={view.extension.reason} /> : null;
};

const claimantText = ({ anonymous, claimant }: OfficerCaseView): string => {
  if (anonymous || !claimant) return "匿名，未保留身份信息";
  return `同一手机号另提交过 ${claimant.total} 件，其中近 90 天 ${claimant.last90Days} 件，针对该单位 ${claimant.sameShop} 件`;
};

const Facts = ({ view }: { view: OfficerCaseView }): React.JSX.Element => {
  const facts = [
    { key: "place", label: "被反映单位或地点", children: view.establishmentId ? <Link to={`/establishments/${view.establishmentId}`}>{view.placeName}</Link> : view.placeName },
    { key: "address", label: "地址", children: view.address ?? "未填写" },
    { key: "happened", label: "发生时间", children: <span className="tabular">{shortInstant(view.happenedAt)}</span> },
    { key: "received", label: "收到时间", children: <span className="tabular">{shortInstant(view.receivedAt)}</span> },
    { key: "handler", label: "承办人", children: view.handlerName ?? "未分派" },
    { key: "demands", label: "投诉请求", children: view.demands.map((one) => CASE_DEMAND_LABELS[one]).join("、") || "无" },
    { key: "publish", label: "公示意愿", children: view.publishConsent ? "同意公示" : "不同意公示" },
    { key: "claimant", label: "提交情况", children: claimantText(view) },
    ...view.answers.map(({ key, question, answer }) => ({ key: `answer-${key}`, label: question, children: answer })),
    { key: "story", label: "反映内容", span: 2, children: view.story },
    ...(view.shopSummary ? [{ key: "summary", label: "告知店铺的摘要", span: 2, children: view.shopSummary }] : []),
    ...(view.evidence.length > 0 ? [{ key: "evidence", label: "证据材料", span: 2, children: <EvidenceStrip evidence={view.evidence} /> }] : []),
  ];
  return <Card title="反映情况"><Descriptions column={2} items={facts} /></Card>;
};

const Steps = ({ timeline }: { timeline: OfficerCaseView["timeline"] }): React.JSX.Element => {
  const newestFirst = [...timeline].sort((one, other) => other.at.localeCompare(one.at));
  const items = newestFirst.map(({ at, title, text, by, notice, evidence, audience }, index) => ({
    key: `${at}-${index}`,
    at,
    kind: notice ? "payment" : "inspection",
    icon: notice ? <NotificationOutlined /> : <FileTextOutlined />,
    title: <>{title}{audience === "office" && <span className="faint">（仅内部）</span>}</>,
    text: <>{text}{evidence.length > 0 && <div><EvidenceStrip evidence={evidence} /></div>}</>,
    by,
  }));
  return <Card title="办理过程与告知" className="card-after"><Timeline items={items} more={null} /></Card>;
};

/** One case of a complaint or report 案卷, with what may be done next. */
export const ComplaintPage = (): React.JSX.Element => {
  const { id = "" } = useParams();
  const [move, setMove] = useState<CaseMoveForm | "identity" | null>(null);
  const { data: view, error, refetch } = useRead(complaintApi.get, { id });
  if (error && !view) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!view) return <Skeleton active paragraph={{ rows: 14 }} className="page-skeleton" />;
  const moves = CASE_MOVES_FORMS.filter(({ ability }) => view.abilities.includes(ability));
  const primary = moves.find((one) => one.primary);
  return (
    <>
      <div className="case-head">
        <PageHead
          title={<>{CASE_KIND_LABELS[view.kind]} {view.number}</>}
          back={{ to: "/complaints", label: "投诉举报" }}
          note={<>{CASE_CATEGORY_LABELS[view.category]} · {CASE_STATE_LABELS[view.state]}{view.deadline && <> · <DeadlineText deadline={view.deadline} /></>}</>}
        />
        <Space wrap>
          {moves.map((one) => <Button key={one.ability} type={one === primary ? "primary" : "default"} danger={one.danger ?? false} onClick={() => setMove(one)}>{one.label}</Button>)}
          {view.abilities.includes("reveal_identity") && <Button onClick={() => setMove("identity")}>查看身份</Button>}
        </Space>
      </div>
      <Result view={view} />
      <Facts view={view} />
      <Steps timeline={view.timeline} />
      {move === "identity" && <IdentityDialog id={id} onClose={() => setMove(null)} />}
      {move && move !== "identity" && <MoveDialog view={view} move={move} onClose={() => setMove(null)} />}
    </>
  );
};
