import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { SHOWN_GRADES, SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import type { insightApi } from "@sunshine/domain/insights/insight.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { useNow, useToday } from "../../../platform/clock";
import { useRead } from "../../../platform/query";
import { Face } from "../../../ui/Face";
import { count, yuan } from "../../../ui/options";
import { useTownName } from "../../regions/region.hooks";
import type { Loop } from "./figures";
import { onShift, runsAt } from "./roster";
import { Tile } from "./Tile";
import { useWall } from "./wall-state";

export type Overview = OutputOf<typeof insightApi.overview>;

const Figure = ({ label, value, note, href }: { label: string; value: string; note: string; href: string }): React.JSX.Element => (
  <a className="foot-figure" href={href} target="_blank" rel="noreferrer">
    <span>{label}</span>
    <b className="tabular">{value}</b>
    <small>{note}</small>
  </a>
);

/** Today's figures of the whole system 今日. */
export const TodayPanel = ({ data }: { data: Overview | undefined }): React.JSX.Element => {
  if (!data) return <Tile title="今日" className="tile-today"><p className="wall-quiet">正在统计</p></Tile>;
  const { asOf, day, scans, orders, paidFen, visits, newGrades } = data.today;
  const days = `from=${day}&to=${day}`;
  return (
    <Tile title="今日" asOf={asOf} className="tile-today">
      <div className="foot-figures">
        <Figure label="扫码" value={count(scans)} note="次" href={`/payments?${days}`} />
        <Figure label="支付" value={count(orders)} note={yuan(paidFen)} href={`/payments?${days}`} />
        <Figure label="检查" value={count(visits)} note="次" href={`/inspections?${days}`} />
        <Figure label="等级变化" value={count(newGrades)} note="户" href="/grades" />
      </div>
    </Tile>
  );
};

/** Shops by grade 主体与等级. */
export const GradePanel = ({ data }: { data: Overview["establishments"] | undefined }): React.JSX.Element => (
  <Tile title="主体与等级" asOf={data?.asOf} className="tile-grades" extra={data && <a className="tile-age" href="/establishments" target="_blank" rel="noreferrer">{count(data.total)} 户</a>}>
    {!data && <p className="wall-quiet">正在统计</p>}
    <div className="foot-grades">
      {data && SHOWN_GRADES.map((grade) => (
        <a key={grade} href={`/establishments?grade=${grade}`} target="_blank" rel="noreferrer">
          <Face grade={grade} size={36} />
          <b className="tabular">{count(data.byGrade.find((one) => one.grade === grade)?.count ?? 0)}</b>
          <span>{SHOWN_GRADE_LABELS[grade]}</span>
        </a>
      ))}
    </div>
  </Tile>
);

/** How each town keeps its promise 到场承诺兑现, the weakest first. */
export const PromisePanel = ({ loop }: { loop: Loop | undefined }): React.JSX.Element => {
  const townName = useTownName();
  const { act } = useWall();
  const towns = [...(loop?.promises ?? [])].sort((a, b) => a.kept / a.arrived - b.kept / b.arrived || b.arrived - a.arrived);
  return (
    <Tile title="按时到场" asOf={loop?.asOf} className="tile-promise" extra={<span className="tile-age">近 30 天</span>}>
      {loop && towns.length === 0 && <p className="wall-quiet">近 30 天没有到场记录。到场后按乡镇统计承诺兑现情况。</p>}
      <ul className="promises">
        {towns.map(({ townCode, arrived, kept }) => (
          <li key={townCode}>
            <button type="button" onClick={() => act({ type: "open", panel: { kind: "figure", figure: "scene", townCode } })}>
              <span>{townName(townCode)}</span>
              <i aria-hidden><em style={{ width: `${(kept / arrived) * 100}%` }} /></i>
              <b className="tabular">{kept}/{arrived}</b>
            </button>
          </li>
        ))}
      </ul>
    </Tile>
  );
};

/** Today's roster at a glance 今日值班. */
export const RosterPanel = (): React.JSX.Element => {
  const today = useToday();
  const now = useNow();
  const { data, dataUpdatedAt, isError } = useRead(dutyApi.roster, { from: today, to: today }, { every: 120_000, keep: true });
  return (
    <Tile title="今日值班" asOf={data && new Date(dataUpdatedAt).toISOString()} className="tile-roster">
      {isError && !data && <p className="wall-quiet">读取不到值班表，稍后自动重试</p>}
      {data?.rows.length === 0 && <p className="wall-quiet">今天没有排班，请在管理端“值班”中安排。</p>}
      <ul className="roster">
        {(data?.rows ?? []).map((shift) => (
          <li key={shift.id} className={runsAt(shift, now) ? "is-running" : ""}>
            <time className="tabular">{shift.from}–{shift.to}</time>
            <b>{onShift(shift)}</b>
            <small>{shift.stoodIn ? "替班" : (shift.station ?? "县局")}</small>
          </li>
        ))}
      </ul>
    </Tile>
  );
};
