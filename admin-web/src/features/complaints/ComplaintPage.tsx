import { DownOutlined, LeftOutlined, PrinterOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Dropdown, Skeleton, Space, Tag, type MenuProps } from "antd";
import { useState } from "react";
import { useParams } from "react-router-dom";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { CASE_STATE_LABELS, OPEN_CASE_STATES } from "@sunshine/domain/complaints/complaint.states";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { CASE_CATEGORY_LABELS, CASE_KIND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { fileUrl } from "../../platform/files";
import { useRead } from "../../platform/query";
import { PageHead } from "../../ui/PageHead";
import { ErrorState } from "../../ui/States";
import { RaiseTaskButton } from "../dispatches/RaiseTaskButton";
import { draftOfCase } from "../dispatches/task-draft";
import { movesOf, type CaseMoveForm } from "./case-moves";
import { CaseFacts, CaseStanding } from "./CaseFacts";
import { CaseDeadlineCard, ClaimantCard, MediationsCard, RelatedCard } from "./CaseSide";
import { CaseTimeline } from "./CaseTimeline";
import { CaseWorkCard } from "./CaseWorkCard";
import { DeadlineText } from "./DeadlineText";
import { IdentityDialog } from "./IdentityDialog";
import { MergeDialog } from "./MergeDialog";
import { MoveDialog } from "./MoveDialog";
import { NamedFileDialog } from "./NamedFileDialog";
import { useSiblings } from "./siblings";

type Opened = CaseMoveForm | "identity" | "merge" | "named";

/** Papers and the rarer acts, behind one button. */
const menuOf = (view: OfficerCaseView, more: readonly CaseMoveForm[], open: (what: Opened) => void): NonNullable<MenuProps["items"]> => [
  ...more.map((move) => ({ key: move.ability, label: move.label, danger: move.danger ?? false, onClick: () => open(move) })),
  ...(view.abilities.includes("merge") ? [{ key: "merge", label: "并案", onClick: () => open("merge") }] : []),
  { type: "divider" as const },
  { key: "file", icon: <PrinterOutlined />, label: <a href={fileUrl(complaintApi.caseFile, { id: view.id })} target="_blank" rel="noreferrer">打印案卷（不含身份）</a> },
  ...(view.abilities.includes("reveal_identity") ? [{ key: "named", icon: <PrinterOutlined />, label: "打印案卷（含身份）", onClick: () => open("named") }] : []),
];

const Acts = ({ view, onOpen }: { view: OfficerCaseView; onOpen: (what: Opened) => void }): React.JSX.Element => {
  const { next, near, more } = movesOf(view);
  return (
    <Space wrap>
      {OPEN_CASE_STATES.includes(view.state) && <RaiseTaskButton draft={() => draftOfCase(view)} label="派员核查" />}
      {view.abilities.includes("reveal_identity") && <Button onClick={() => onOpen("identity")}>查看身份</Button>}
      {near.map((move) => <Button key={move.ability} danger={move.danger ?? false} onClick={() => onOpen(move)}>{move.label}</Button>)}
      <Dropdown trigger={["click"]} menu={{ items: menuOf(view, more, onOpen) }}><Button icon={<DownOutlined />} iconPlacement="end">更多</Button></Dropdown>
      {next && <Button type="primary" onClick={() => onOpen(next)}>{next.label}</Button>}
    </Space>
  );
};

const Dialogs = ({ view, opened, onClose }: { view: OfficerCaseView; opened: Opened | null; onClose: () => void }): React.JSX.Element | null => {
  if (opened === null) return null;
  if (opened === "identity") return <IdentityDialog id={view.id} onClose={onClose} />;
  if (opened === "named") return <NamedFileDialog id={view.id} onClose={onClose} />;
  return opened === "merge" ? <MergeDialog view={view} onClose={onClose} /> : <MoveDialog view={view} move={opened} onClose={onClose} />;
};

const NextCases = ({ id }: { id: string }): React.JSX.Element | null => {
  const { before, after, go } = useSiblings(id);
  if (before === null && after === null) return null;
  return (
    <Space.Compact size="small">
      <Button size="small" icon={<LeftOutlined />} disabled={before === null} title="上一件（按键 [）" onClick={() => before && go(before)}>上一件</Button>
      <Button size="small" icon={<RightOutlined />} iconPlacement="end" disabled={after === null} title="下一件（按键 ]）" onClick={() => after && go(after)}>下一件</Button>
    </Space.Compact>
  );
};

const HeadNote = ({ view }: { view: OfficerCaseView }): React.JSX.Element => (
  <span className="head-facts">
    <span>{CASE_CATEGORY_LABELS[view.category]}</span>
    <Tag>{CASE_STATE_LABELS[view.state]}</Tag>
    {view.anonymous && <Tag>匿名</Tag>}
    {view.reopened && <Tag color="orange">重新办理</Tag>}
    {view.clusterId && <Tag color="red">疑似聚集性</Tag>}
    {view.followers > 0 && <span className="faint">{view.followers} 人关注</span>}
    {view.deadline && <DeadlineText deadline={view.deadline} />}
  </span>
);

/** One case of a complaint or report 案卷, with what may be done next. */
export const ComplaintPage = (): React.JSX.Element => {
  const { id = "" } = useParams();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { data: view, error, refetch } = useRead(complaintApi.get, { id });
  if (error && !view) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!view) return <Skeleton active paragraph={{ rows: 14 }} className="page-skeleton" />;
  return (
    <>
      <PageHead back={{ to: "/complaints", label: "投诉举报" }} title={<span className="case-title">{CASE_KIND_LABELS[view.kind]} <span className="tabular">{view.number}</span> <NextCases id={id} /></span>} note={<HeadNote view={view} />} />
      <div className="case-acts no-print"><Acts view={view} onOpen={setOpened} /></div>
      <div className="detail-grid">
        <div className="detail-main">
          <CaseStanding view={view} />
          <CaseFacts view={view} />
          <CaseTimeline timeline={view.timeline} />
        </div>
        <aside className="detail-side">
          <CaseDeadlineCard view={view} />
          <ClaimantCard view={view} />
          <CaseWorkCard view={view} />
          <MediationsCard view={view} />
          <RelatedCard id={id} />
        </aside>
      </div>
      <Dialogs view={view} opened={opened} onClose={() => setOpened(null)} />
    </>
  );
};
