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

const Source = ({ label, ok, detail }: { label: string; ok: boolean; detail: string }): React.JSX.Element => (
  <li className={ok ? "source" : "source is-bad"} title={detail}>
    <i aria-hidden>{ok ? "●" : "▲"}</i>
    {label}
    {ok ? <span className="visually-hidden">正常</span> : <b>异常</b>}
  </li>
);

const LIVE: Record<LiveState, string> = { connecting: "正在连接", ready: "正常", lost: "重连中" };

/** The head of the wall: county, health of every source, clock. */
export const WallHead = ({ region, state }: { region: RegionView | undefined; state: LiveState }): React.JSX.Element => {
  const { data, isError } = useRead(insightApi.health, {}, { every: 20_000 });
  return (
    <header className="wall-head">
      <div className="wall-title">
        <Mark size={56} />
        <h1>{region?.name}阳光餐饮指挥中心</h1>
        {region?.demo && <span className="wall-demo">演示数据</span>}
      </div>
      <ul className="sources" aria-label="数据来源健康状况">
        {isError && !data && <Source label="服务器" ok={false} detail="读取不到健康状况" />}
        {(data?.sources ?? []).map(({ source, label, ok, detail }) => <Source key={source} label={label} ok={ok && !isError} detail={detail} />)}
        <li className={state === "ready" ? "source" : "source is-bad"} role="status">
          <i aria-hidden>{state === "ready" ? "●" : "▲"}</i>
          本屏连接
          {state === "ready" ? <span className="visually-hidden">正常</span> : <b>{LIVE[state]}</b>}
        </li>
      </ul>
      <Clock />
    </header>
  );
};
