import { FileTextOutlined, NotificationOutlined, ShopOutlined } from "@ant-design/icons";
import { Card, Segmented, Tag } from "antd";
import { useState } from "react";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { EmptyState } from "../../ui/States";
import { Timeline } from "../../ui/Timeline";
import { EvidenceStrip } from "../evidence/EvidenceStrip";

type Step = OfficerCaseView["timeline"][number];

const READERS: Record<Step["audience"], string | null> = { claimant: null, office: "仅内部", shop: "单位陈述，投诉人看不到" };

const iconOf = ({ notice, audience }: Step): React.JSX.Element => (notice ? <NotificationOutlined /> : audience === "shop" ? <ShopOutlined /> : <FileTextOutlined />);

const itemOf = (step: Step, index: number) => ({
  key: `${step.at}-${index}`,
  at: step.at,
  kind: step.notice ? "payment" : step.audience === "shop" ? "grade" : "inspection",
  icon: iconOf(step),
  title: <>{step.title}{step.notice && <Tag className="tag-after" color="green">告知</Tag>}{READERS[step.audience] && <Tag className="tag-after">{READERS[step.audience]}</Tag>}</>,
  text: <><span className="case-step-text">{step.text}</span><EvidenceStrip evidence={step.evidence} size={72} /></>,
  by: step.by,
});

/** What has been done and told 办理过程与告知, the latest first; every notice stands in it. */
export const CaseTimeline = ({ timeline }: Pick<OfficerCaseView, "timeline">): React.JSX.Element => {
  const [scope, setScope] = useState<"all" | "notices">("all");
  const shown = scope === "all" ? timeline : timeline.filter(({ notice }) => notice);
  const notices = timeline.filter(({ notice }) => notice).length;
  return (
    <Card title="办理过程与告知" extra={<Segmented size="small" value={scope} onChange={setScope} options={[{ value: "all", label: `全部 ${timeline.length}` }, { value: "notices", label: `告知 ${notices}` }]} />}>
      {shown.length === 0 ? <EmptyState title="还没有告知" text="受理、移送、办结等告知会存在这里。" /> : <Timeline items={shown.toReversed().map(itemOf)} more={null} />}
    </Card>
  );
};
