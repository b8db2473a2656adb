import { Alert, Card, Descriptions } from "antd";
import { Link } from "react-router-dom";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { CASE_DEMAND_LABELS, CASE_OUTCOME_LABELS, REFUSAL_GROUND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { shortInstant, yuan } from "../../ui/options";
import { EvidenceStrip } from "../evidence/EvidenceStrip";
import { useTownName } from "../regions/region.hooks";

const EXTENSION_WORDS = { requested: "已申请延期，等待县局审批", approved: "延期已批准", refused: "延期未获批准" } as const;

interface Standing {
  readonly type: "success" | "warning" | "info";
  readonly title: string;
  readonly text: React.ReactNode;
}

const endOf = ({ outcome, publicSummary, refusalGround, refusalText, mergedIntoId }: OfficerCaseView): Standing | null => {
  if (outcome) return { type: outcome === "not_mended" ? "warning" : "success", title: `办结结果：${CASE_OUTCOME_LABELS[outcome]}`, text: publicSummary };
  if (refusalGround) return { type: "warning", title: `不予受理：${REFUSAL_GROUND_LABELS[refusalGround]}`, text: refusalText };
  return mergedIntoId ? { type: "info", title: "本案已并入另一件案件", text: <Link to={`/complaints/${mergedIntoId}`}>查看主案</Link> } : null;
};

const standingsOf = (view: OfficerCaseView): Standing[] => {
  const { filing, extension, rating } = view;
  const end = endOf(view);
  return [
    ...(end ? [end] : []),
    ...(rating ? [{ type: rating.solved ? ("success" as const) : ("warning" as const), title: `投诉举报人评价 ${rating.stars} 星，${rating.solved ? "问题已解决" : "问题未解决"}`, text: rating.text }] : []),
    ...(filing?.filed && !end ? [{ type: "info" as const, title: `${formatDay(filing.on)}决定立案`, text: filing.reason }] : []),
    ...(extension && !end ? [{ type: "info" as const, title: EXTENSION_WORDS[extension.state], text: extension.reason }] : []),
  ];
};

/** Where the case stands 当前结论: how it ended, what was decided, what waits. */
export const CaseStanding = ({ view }: { view: OfficerCaseView }): React.JSX.Element => (
  <>{standingsOf(view).map(({ type, title, text }) => <Alert key={title} type={type} showIcon title={title} {...(text ? { description: text } : {})} />)}</>
);

const proofText = ({ paidOrder }: OfficerCaseView): string | null => (paidOrder ? `已核实在该店付款 ${yuan(paidOrder.amountFen)}，${shortInstant(paidOrder.paidAt)}` : null);

/** What was told 反映情况, as it came. */
export const CaseFacts = ({ view }: { view: OfficerCaseView }): React.JSX.Element => {
  const townName = useTownName();
  const proof = proofText(view);
  const items = [
    { key: "story", label: "反映内容", span: 2, children: <span className="case-story">{view.story}</span> },
    ...(view.shopSummary ? [{ key: "summary", label: "告知店铺的摘要", span: 2, children: view.shopSummary }] : []),
    ...(proof ? [{ key: "proof", label: "付款凭证", span: 2, children: <span className="ok-text">{proof}</span> }] : []),
    { key: "place", label: "被反映单位或地点", children: view.establishmentId ? <Link to={`/establishments/${view.establishmentId}`}>{view.placeName}</Link> : view.placeName },
    { key: "address", label: "地址", children: [townName(view.townCode), view.address].filter(Boolean).join(" ") },
    { key: "happened", label: "发生时间", children: <span className="tabular">{shortInstant(view.happenedAt)}</span> },
    { key: "received", label: "收到时间", children: <span className="tabular">{shortInstant(view.receivedAt)}</span> },
    ...(view.demands.length > 0 ? [{ key: "demands", label: "投诉请求", children: view.demands.map((one) => CASE_DEMAND_LABELS[one]).join("、") }] : []),
    { key: "publish", label: "公示意愿", children: view.publishConsent ? "同意公示" : "不同意公示" },
    ...view.answers.map(({ key, question, answer }) => ({ key: `answer-${key}`, label: question, children: answer })),
  ];
  const capture = view.abilities.includes("reveal_identity") || (view.anonymous && view.mine) ? "拍摄信息可能显示投诉举报人的住处，不得透露给被反映单位。" : undefined;
  return (
    <Card title="反映情况">
      <Descriptions column={2} items={items} />
      {view.evidence.length > 0 && <div className="case-evidence"><h3 className="block-title">证据材料 {view.evidence.length} 件</h3><EvidenceStrip evidence={view.evidence} capture={capture} /></div>}
    </Card>
  );
};
