import { count } from "../../../ui/options";
import type { Overview } from "./GradePanel";
import { Tile } from "./Tile";

type Day = Overview["trend"]["days"][number];

const Row = ({ label, days, valueOf, className }: { label: string; days: readonly Day[]; valueOf: (day: Day) => number; className: string }): React.JSX.Element => {
  const most = Math.max(1, ...days.map(valueOf));
  const last = days.at(-1);
  return (
    <div className="trend-row">
      <span className="trend-label">{label}<b className="tabular">{last ? count(valueOf(last)) : "—"}</b></span>
      <div className={`trend-bars ${className}`} role="img" aria-label={`${label}，近 14 天：${days.map((day) => `${day.day.slice(5)} ${valueOf(day)}`).join("，")}`}>
        {days.map((day) => <i key={day.day} style={{ height: `${Math.max(2, (valueOf(day) / most) * 100)}%` }} />)}
      </div>
    </div>
  );
};

/** The last fourteen days 近 14 天. */
export const TrendPanel = ({ data }: { data: Overview["trend"] | undefined }): React.JSX.Element => {
  const days = data?.days ?? [];
  return (
    <Tile title="近 14 天" asOf={data?.asOf} className="tile-trend">
      <Row label="扫码" days={days} valueOf={({ scans }) => scans} className="is-sun" />
      <Row label="支付" days={days} valueOf={({ orders }) => orders} className="is-brand" />
      <Row label="检查" days={days} valueOf={({ visits }) => visits} className="is-info" />
    </Tile>
  );
};
