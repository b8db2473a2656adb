import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { CASE_STATE_LABELS } from "@sunshine/domain/complaints/complaint.states";
import { CASE_CATEGORY_LABELS, CASE_KIND_LABELS, CASE_OUTCOME_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { useRead } from "../../../../platform/query";
import { daysLeftText } from "../../../../ui/ClockTag";
import { draftOfCase } from "../../../dispatches/task-draft";
import { useTownName } from "../../../regions/region.hooks";
import { RaiseButton } from "../RaiseButton";
import { useWall } from "../wall-state";
import { Acts, ConsoleLink, Facts, Head, Loading, type Fact } from "./Record";
import { RunningTask } from "./RunningTask";

const TONES = { within: "calm", near: "near", overdue: "bad" } as const;

const factsOf = (view: OfficerCaseView, town: string): (Fact | null)[] => {
  const { deadline, outcome, rating } = view;
  return [
    { label: "类别", value: CASE_CATEGORY_LABELS[view.category] },
    { label: "乡镇", value: town },
    { label: "收到", value: formatInstant(new Date(view.receivedAt)) },
    deadline && { label: deadline.label, value: `${deadline.on}，${daysLeftText(deadline.daysLeft)}`, tone: TONES[deadline.state] },
    { label: "承办", value: view.handlerName ?? "尚未有人承办", ...(view.handlerName === null && { tone: "near" }) },
    outcome && { label: "结果", value: CASE_OUTCOME_LABELS[outcome] },
    rating && { label: "评价", value: `${rating.stars} 星，${rating.solved ? "问题已解决" : "问题没有解决"}` },
    view.followers > 0 ? { label: "关注", value: `另有 ${view.followers} 人关注` } : null,
  ];
};

/** What the wall says of a case: kind, place, clock and step. Who complained and their words stay in the file. */
const Case = ({ view }: { view: OfficerCaseView }): React.JSX.Element => {
  const { act } = useWall();
  const townName = useTownName();
  const { deadline, establishmentId, clusterId } = view;
  return (
    <>
      <Head kicker={`${CASE_KIND_LABELS[view.kind]} ${view.number}`} title={view.placeName} tag={CASE_STATE_LABELS[view.state]} tone={deadline ? TONES[deadline.state] : "calm"} />
      <Facts facts={factsOf(view, townName(view.townCode))} />
      <RunningTask sourceRef={view.id} />
      <Acts>
        {deadline && <RaiseButton draft={draftOfCase(view)} sourceRef={view.id} />}
        {establishmentId && <button type="button" className="wall-act" onClick={() => act({ type: "open", panel: { kind: "record", record: { kind: "shop", id: establishmentId } } })}>查看单位</button>}
        {clusterId && <button type="button" className="wall-act is-bad" onClick={() => act({ type: "open", panel: { kind: "record", record: { kind: "cluster", id: clusterId } } })}>查看聚集性预警</button>}
        <ConsoleLink to={`/complaints/${view.id}`}>打开案卷</ConsoleLink>
      </Acts>
      <p className="side-note">大屏不显示投诉举报人信息和反映内容，请在案卷中查看。</p>
    </>
  );
};

export const CaseRecord = ({ id }: { id: string }): React.JSX.Element => <Loading read={useRead(complaintApi.get, { id }, { every: 60_000 })}>{(view) => <Case view={view} />}</Loading>;
