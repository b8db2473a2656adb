import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { dayOf, formatDay } from "@sunshine/domain/kernel/day";
import { useNow, useToday } from "../../../platform/clock";
import type { LiveState } from "../../../platform/live-socket";
import { useRead } from "../../../platform/query";
import { Mark } from "../../../ui/Face";
import type { RegionView } from "../../regions/region.hooks";
import { onShift, runsAt } from "./roster";
import type { Sound, SoundState } from "./sound";
import { useWall } from "./wall-state";

const WEEKDAYS = ["日", "一", "二", "三", "四", "五", "六"];
const MOST_NAMES = 2;

const Clock = (): React.JSX.Element => {
  const now = useNow(1_000);
  const shanghai = new Date(now.getTime() + 8 * 3_600_000);
  return (
    <div className="wall-clock">
      <time className="tabular">{shanghai.toISOString().slice(11, 19)}</time>
      <span>{formatDay(dayOf(now))} 星期{WEEKDAYS[shanghai.getUTCDay()]}</span>
    </div>
  );
};

const Source = ({ label, ok, detail, bad = "异常" }: { label: string; ok: boolean; detail: string; bad?: string }): React.JSX.Element => (
  <li className={ok ? "source" : "source is-bad"} title={detail}>
    <i aria-hidden>{ok ? "●" : "▲"}</i>
    {label}
    {ok ? <span className="visually-hidden">正常</span> : <b>{bad}</b>}
  </li>
);

const LIVE: Record<LiveState, string> = { connecting: "正在连接", ready: "正常", lost: "重连中" };

const Sources = ({ state }: { state: LiveState }): React.JSX.Element => {
  const { data, isError } = useRead(insightApi.health, {}, { every: 30_000 });
  return (
    <ul className="sources" aria-label="数据来源健康状况">
      {isError && !data && <Source label="服务器" ok={false} detail="读取不到健康状况" />}
      {(data?.sources ?? []).map(({ source, label, ok, detail }) => <Source key={source} label={label} ok={ok && !isError} detail={detail} />)}
      <Source label="本屏连接" ok={state === "ready"} bad={LIVE[state]} detail="实时动态的连接" />
    </ul>
  );
};

/** Who has the duty now by the roster 值班人员. */
const DutyOfficer = (): React.JSX.Element => {
  const today = useToday();
  const now = useNow();
  const { data } = useRead(dutyApi.roster, { from: today, to: today }, { every: 300_000, keep: true });
  const running = (data?.rows ?? []).filter((shift) => runsAt(shift, now));
  const names = [...new Set(running.map(onShift))];
  const until = running[0]?.to;
  return (
    <div className="duty">
      <small>当前值班</small>
      <b>{names.length === 0 ? "未排班" : names.slice(0, MOST_NAMES).join("、")}{names.length > MOST_NAMES && ` 等 ${names.length} 人`}{until && <span className="tabular">至 {until}</span>}</b>
    </div>
  );
};

const SOUND_WORDS: Record<SoundState, string> = { locked: "开启声音", on: "声音已开", muted: "已静音" };

const SoundButton = ({ sound }: { sound: Sound }): React.JSX.Element => (
  <button type="button" className={`head-button sound-${sound.state()}`} aria-pressed={sound.state() === "on"} onClick={() => void sound.press()} title={sound.state() === "locked" ? "浏览器要求先操作一次页面才能发声" : "开启声音或静音"}>
    <i aria-hidden>{sound.state() === "on" ? "◉" : "○"}</i>{SOUND_WORDS[sound.state()]}<kbd>S</kbd>
  </button>
);

/** The head of the wall: county, duty officer, health of every source, sound, clock. */
export const WallHead = ({ region, state, sound }: { region: RegionView | undefined; state: LiveState; sound: Sound }): React.JSX.Element => {
  const { act } = useWall();
  return (
    <header className="wall-head">
      <div className="wall-title">
        <Mark size={52} />
        <h1>{region?.name}阳光餐饮指挥中心</h1>
        {region?.demo && <span className="wall-demo">演示数据</span>}
      </div>
      <Sources state={state} />
      <DutyOfficer />
      <div className="head-buttons">
        <SoundButton sound={sound} />
        <button type="button" className="head-button" onClick={() => act({ type: "help" })} aria-label="快捷键" title="快捷键"><kbd>?</kbd></button>
      </div>
      <Clock />
    </header>
  );
};
