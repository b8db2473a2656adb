import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { dayOf, formatDay } from "@sunshine/domain/kernel/day";
import { useNow } from "../../../platform/clock";
import type { LiveState } from "../../../platform/live-socket";
import { useRead } from "../../../platform/query";
import { Mark } from "../../../ui/Face";
import type { RegionView } from "../../regions/region.hooks";

const WEEKDAYS = ["日", "一", "二", "三", "四", "五", "六"];

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
  const { data, isError } = useRead(insightApi.health, {}, { every: 20_000 });
  return (
    <ul className="sources" aria-label="数据来源健康状况">
      {isError && !data && <Source label="服务器" ok={false} detail="读取不到健康状况" />}
      {(data?.sources ?? []).map(({ source, label, ok, detail }) => <Source key={source} label={label} ok={ok && !isError} detail={detail} />)}
      <Source label="本屏连接" ok={state === "ready"} bad={LIVE[state]} detail="实时动态的连接" />
    </ul>
  );
};

/** The head of the wall: county, health of every source, clock. */
export const WallHead = ({ region, state }: { region: RegionView | undefined; state: LiveState }): React.JSX.Element => (
  <header className="wall-head">
    <div className="wall-title">
      <Mark size={56} />
      <h1>{region?.name}阳光餐饮指挥中心</h1>
      {region?.demo && <span className="wall-demo">演示数据</span>}
    </div>
    <Sources state={state} />
    <Clock />
  </header>
);
