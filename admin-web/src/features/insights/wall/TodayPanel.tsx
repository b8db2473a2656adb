import { count, yuan } from "../../../ui/options";
import type { Overview } from "./GradePanel";
import { Tile } from "./Tile";

const Figure = ({ label, value, note, href }: { label: string; value: string; note: string; href: string }): React.JSX.Element => (
  <a className="wall-figure" href={href} target="_blank" rel="noreferrer">
    <span>{label}</span>
    <b className="tabular">{value}</b>
    <small>{note}</small>
  </a>
);

/** Today's figures 今日. */
export const TodayPanel = ({ data }: { data: Overview | undefined }): React.JSX.Element => {
  if (!data) return <Tile title="今日" className="tile-today"><p className="wall-quiet">正在统计</p></Tile>;
  const { asOf, day, scans, orders, paidFen, visits, newGrades } = data.today;
  const days = `from=${day}&to=${day}`;
  return (
    <Tile title="今日" asOf={asOf} className="tile-today">
      <div className="wall-figures">
        <Figure label="扫码" value={count(scans)} note="次" href={`/payments?${days}`} />
        <Figure label="支付" value={count(orders)} note={`笔 · ${yuan(paidFen)}`} href={`/payments?${days}`} />
        <Figure label="检查" value={count(visits)} note="次" href={`/inspections?${days}`} />
        <Figure label="等级变化" value={count(newGrades)} note="户" href="/grades" />
        <Figure label="待整改" value={count(data.inspections.openFindings)} note="项" href="/inspections?result=not_conform&result=mostly_conform" />
      </div>
    </Tile>
  );
};
