import type { ReactNode } from "react";
import { Link } from "react-router-dom";

interface Props {
  readonly label: string;
  readonly value: ReactNode;
  readonly unit?: string;
  readonly note?: ReactNode;
  /** The rows behind the figure. */
  readonly to?: string;
  readonly tone?: "plain" | "notice" | "bad" | "good";
}

/** One figure 数据卡 with its unit and, where it has rows, the way to them. */
export const StatTile = ({ label, value, unit, note, to, tone = "plain" }: Props): React.JSX.Element => {
  const body = (
    <>
      <div className="stat-label">{label}</div>
      <div className={`stat-value tabular tone-${tone}`}>
        {value}
        {unit && <span className="stat-unit">{unit}</span>}
      </div>
      {note && <div className="stat-note">{note}</div>}
    </>
  );
  return to ? (
    <Link to={to} className="stat-tile is-link">{body}</Link>
  ) : (
    <div className="stat-tile">{body}</div>
  );
};
