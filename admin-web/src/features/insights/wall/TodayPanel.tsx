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
  const today = data?.today;
  const show = (value: number | undefined): string => (value === undefined ? "—" : count(value));
  return (
    <Tile title="今日" asOf={today?.asOf} className="tile-today">
      <div className="wall-figures">
        <Figure label="扫码" value={show(today?.scans)} note="次" href="/payments" />
        <Figure label="支付" value={show(today?.orders)} note={today ? `笔 · ${yuan(today.paidFen)}` : "笔"} href={today ? `/payments?from=${today.day}&to=${today.day}` : "/payments"} />
        <Figure label="检查" value={show(today?.visits)} note="次" href={today ? `/inspections?from=${today.day}&to=${today.day}` : "/inspections"} />
        <Figure label="等级变化" value={show(today?.newGrades)} note="户" href="/grades" />
        <Figure label="待整改" value={show(data?.inspections.openFindings)} note="项" href="/inspections?result=not_conform&result=mostly_conform" />
      </div>
    </Tile>
  );
};
