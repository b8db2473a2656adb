import type { AlarmView } from "@sunshine/domain/insights/alarm.contract";
import { ALARM_KIND_LABELS } from "@sunshine/domain/insights/alarm.vocabulary";
import { formatTime } from "@sunshine/domain/kernel/day";
import { messageOf } from "../../../platform/api-error";
import { useNow } from "../../../platform/clock";
import { spanText } from "../../dispatches/task-clock";
import { useTownName } from "../../regions/region.hooks";
import type { Alarms } from "./use-alarms";
import { useMayCommand } from "./use-may-command";
import { useWall, type Panel } from "./wall-state";

const SHOWN = 2;

/** What an alarm leads to: the cluster with its cases, or the task. */
export const panelOfAlarm = ({ kind, sourceRef }: AlarmView): Panel => ({ kind: "record", record: { kind: kind === "cluster" ? "cluster" : "task", id: sourceRef } });

const Line = ({ alarm, first, more, alarms }: { alarm: AlarmView; first: boolean; more: number; alarms: Alarms }): React.JSX.Element => {
  const { act } = useWall();
  const townName = useTownName();
  const mayCommand = useMayCommand();
  const minutes = Math.floor((useNow(10_000).getTime() - new Date(alarm.raisedAt).getTime()) / 60_000);
  return (
    <div className="alarm">
      <strong><i aria-hidden>▲</i>{ALARM_KIND_LABELS[alarm.kind]}</strong>
      <span className="alarm-text"><b>{townName(alarm.townCode)} · {alarm.placeName}</b><small className="tabular">{formatTime(new Date(alarm.raisedAt))}{minutes > 0 && `（${spanText(minutes)}前）`} {alarm.text}</small></span>
      {more > 0 && <span className="alarm-more">另有 {more} 条</span>}
      <button type="button" className="wall-act" onClick={() => act({ type: "open", panel: panelOfAlarm(alarm) })}>查看{first && <kbd>V</kbd>}</button>
      {mayCommand && <button type="button" className="wall-act is-solid" disabled={alarms.busy} onClick={() => alarms.acknowledge(alarm.id)}>确认{first && <kbd>A</kbd>}</button>}
    </div>
  );
};

/** Emergencies, pinned until somebody acknowledges them 警情横幅. */
export const AlarmBanner = ({ alarms }: { alarms: Alarms }): React.JSX.Element | null => {
  if (alarms.open.length === 0) return null;
  return (
    <section className="alarms" role="alert" aria-label={`${alarms.open.length} 条警情尚未确认`}>
      {alarms.open.slice(0, SHOWN).map((alarm, at) => <Line key={alarm.id} alarm={alarm} first={at === 0} more={at === SHOWN - 1 ? alarms.open.length - SHOWN : 0} alarms={alarms} />)}
      {alarms.error && <p>没有确认成功：{messageOf(alarms.error)}</p>}
    </section>
  );
};
