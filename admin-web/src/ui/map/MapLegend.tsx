import { memo } from "react";
import { SHOWN_GRADES, SHOWN_GRADE_LABELS, type ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { isHollow, pinColour, pinPath } from "./pins";

/** The shape and colour of a grade's pin beside its word. */
export const PinIcon = ({ grade, dark, size = 16 }: { grade: ShownGrade; dark: boolean; size?: number }): React.JSX.Element => {
  const colour = pinColour(grade, dark);
  return (
    <svg width={size} height={size} viewBox="-8 -8 16 16" aria-hidden>
      <path d={pinPath(grade, 5.4)} fill={isHollow(grade) ? "none" : colour} stroke={isHollow(grade) ? colour : "none"} strokeWidth={2} />
    </svg>
  );
};

interface Props {
  readonly points: readonly { readonly grade: ShownGrade }[];
  readonly hidden: ReadonlySet<ShownGrade>;
  readonly onToggle: (grade: ShownGrade) => void;
}

/** What the pins mean, how many there are, and a switch for each 图例. */
export const MapLegend = memo(({ points, hidden, onToggle }: Props) => (
  <div className="map-legend" role="group" aria-label="图例，可点按显示或隐藏">
    {SHOWN_GRADES.map((grade) => (
      <button key={grade} type="button" aria-pressed={!hidden.has(grade)} className={hidden.has(grade) ? "is-off" : ""} onClick={() => onToggle(grade)}>
        <PinIcon grade={grade} dark={false} />
        {SHOWN_GRADE_LABELS[grade]}
        <span className="tabular">{points.filter((point) => point.grade === grade).length.toLocaleString("zh-CN")}</span>
      </button>
    ))}
  </div>
));
MapLegend.displayName = "MapLegend";
