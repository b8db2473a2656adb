import { PrinterOutlined } from "@ant-design/icons";
import { Button, Card, Tag } from "antd";
import { Link } from "react-router-dom";
import { CASE_RELATION_LABELS } from "@sunshine/domain/complaints/case-work.contract";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { CASE_STATE_LABELS } from "@sunshine/domain/complaints/complaint.states";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { CASE_CATEGORY_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { formatDay, formatInstant } from "@sunshine/domain/kernel/day";
import { fileUrl } from "../../platform/files";
import { useRead } from "../../platform/query";
import { daysLeftText } from "../../ui/ClockTag";

const LADDER = ["未提醒", "已提醒承办人", "已上报所长", "已上报县局"];

/** The running limit 法定期限 with its countdown, and the rungs that were reached. */
export const CaseDeadlineCard = ({ view: { deadline, handlerName, mine, escalation } }: { view: OfficerCaseView }): React.JSX.Element => (
  <Card title="期限与承办">
    {deadline ? (
      <>
        <div className={`due-big is-${deadline.state}`}>{daysLeftText(deadline.daysLeft)}</div>
        <div>{formatDay(deadline.on)}前{deadline.label}</div>
        {deadline.provisional && <div className="faint">该年节假日安排公布后可能调整</div>}
      </>
    ) : <div className="due-big is-done">期限已结束</div>}
    <div>承办人：{handlerName ?? <span className="notice-text">未分派</span>}{mine && <span className="faint">（我）</span>}</div>
    {escalation > 0 && <div><Tag color="red">{LADDER[escalation] ?? `已上报第 ${escalation} 级`}</Tag></div>}
  </Card>
);

/** The sender's other submissions 重复投诉情况: counts, never a reason to refuse. */
export const ClaimantCard = ({ view: { anonymous, claimant, kind } }: { view: OfficerCaseView }): React.JSX.Element => (
  <Card title={kind === "complaint" ? "投诉人" : "举报人"}>
    {anonymous || !claimant ? <p>匿名，系统没有保留身份信息。</p> : (
      <>
        <p>同一手机号另提交过 <b className="tabular">{claimant.total}</b> 件，近 90 天 <b className="tabular">{claimant.last90Days}</b> 件，针对该单位 <b className="tabular">{claimant.sameShop}</b> 件。</p>
        <p className="faint">次数仅供参考，不作为不予受理的理由。身份限承办人查看，每次查看都会记录。</p>
      </>
    )}
  </Card>
);

/** Linked and similar cases 关联与相似案件. */
export const RelatedCard = ({ id }: { id: string }): React.JSX.Element => {
  const { data, error } = useRead(complaintApi.related, { id });
  return (
    <Card title={`关联与相似案件${data ? ` ${data.rows.length}` : ""}`} loading={!data && !error}>
      {error && !data && <p className="bad-text">没有读取成功，请稍后再看。</p>}
      {data?.rows.length === 0 && <p className="faint">没有同一单位或附近的同类案件。</p>}
      <ol className="side-list">
        {data?.rows.map(({ case: other, relation, distanceM }) => (
          <li key={other.id}>
            <Link className="tabular" to={`/complaints/${other.id}`}>{other.number}</Link>
            <div>{CASE_CATEGORY_LABELS[other.category]} · {CASE_STATE_LABELS[other.state]}</div>
            <small className="faint">{CASE_RELATION_LABELS[relation]}{relation === "near" && distanceM !== null && `，${distanceM} 米`}</small>
          </li>
        ))}
      </ol>
    </Card>
  );
};

/** Mediations 调解 with their records to be signed. */
export const MediationsCard = ({ view: { id, mediations } }: { view: OfficerCaseView }): React.JSX.Element | null => {
  if (mediations.length === 0) return null;
  return (
    <Card title={`调解 ${mediations.length} 次`}>
      <ol className="side-list">
        {mediations.map(({ id: mediationId, heldAt, agreed, agreement, present }) => (
          <li key={mediationId}>
            <div className="tabular">{formatInstant(new Date(heldAt))}</div>
            <div><Tag color={agreed ? "green" : "orange"}>{agreed ? "达成协议" : "未达成"}</Tag>{agreement}</div>
            <small className="faint">到场：{present}</small>
            <div><Button size="small" icon={<PrinterOutlined />} href={fileUrl(complaintApi.mediationRecord, { id, mediationId })} target="_blank">调解记录</Button></div>
          </li>
        ))}
      </ol>
    </Card>
  );
};
