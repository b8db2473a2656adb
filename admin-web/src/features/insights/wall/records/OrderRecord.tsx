import { formatDay } from "@sunshine/domain/kernel/day";
import { rectificationApi, type RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { MENDING_STATE_LABELS, ORDER_STATE_LABELS } from "@sunshine/domain/rectifications/rectification.states";
import { useRead } from "../../../../platform/query";
import { daysLeftText } from "../../../../ui/ClockTag";
import { draftOfOrder } from "../../../dispatches/task-draft";
import { useTownName } from "../../../regions/region.hooks";
import { RaiseButton } from "../RaiseButton";
import { useWall } from "../wall-state";
import { Acts, ConsoleLink, Facts, Head, Loading } from "./Record";
import { RunningTask } from "./RunningTask";

const Order = ({ view }: { view: RectificationView }): React.JSX.Element => {
  const { act } = useWall();
  const townName = useTownName();
  const tone = view.clock === "overdue" ? "bad" : view.clock === "near" ? "near" : "calm";
  return (
    <>
      <Head kicker={view.number} title={view.establishmentName} tag={ORDER_STATE_LABELS[view.state]} tone={tone} />
      <Facts
        facts={[
          { label: "期限", value: `${formatDay(view.dueOn)}${view.daysLeft === null ? "" : `，${daysLeftText(view.daysLeft)}`}`, tone },
          { label: "整改", value: `共 ${view.findings} 项，${view.open} 项未改` },
          { label: "检查", value: `${formatDay(view.inspectedOn)} · ${view.inspectors.join("、")}` },
          { label: "乡镇", value: townName(view.townCode) },
          view.extension ? { label: "延期", value: { requested: "单位已申请，待决定", approved: "已同意", refused: "未同意" }[view.extension.state] } : null,
        ]}
      />
      <h3>整改项</h3>
      <ol className="mendings">{view.mendings.map(({ code, text, state }) => <li key={code}><span>{text}</span><em className={state === "mended" ? "tag tone-there" : "tag tone-near"}>{MENDING_STATE_LABELS[state]}</em></li>)}</ol>
      <RunningTask sourceRef={view.id} />
      <Acts>
        {view.clock && <RaiseButton draft={draftOfOrder(view)} sourceRef={view.id} word="派人核查" />}
        <button type="button" className="wall-act" onClick={() => act({ type: "open", panel: { kind: "record", record: { kind: "shop", id: view.establishmentId } } })}>查看单位</button>
        <ConsoleLink to={`/rectifications/${view.id}`}>打开整改页</ConsoleLink>
      </Acts>
    </>
  );
};

export const OrderRecord = ({ id }: { id: string }): React.JSX.Element => <Loading read={useRead(rectificationApi.get, { id }, { every: 60_000 })}>{(view) => <Order view={view} />}</Loading>;
