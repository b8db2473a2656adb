import { SHOWN_GRADE_LABELS, type ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { pinColour } from "./map/pins";

interface Props {
  readonly shares: readonly { readonly grade: ShownGrade; readonly count: number }[];
  readonly height?: number;
}

/** How a number of shops divides by grade 等级构成: one bar, each part as wide as its share. */
export const ShareBar = ({ shares, height = 10 }: Props): React.JSX.Element => {
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  const spoken = shares.map(({ grade, count }) => `${SHOWN_GRADE_LABELS[grade]} ${count} 户`).join("，");
  return (
    <div className="share-bar" role="img" aria-label={spoken} style={{ height }}>
      {shares.filter(({ count }) => count > 0).map(({ grade, count }) => (
        <span key={grade} title={`${SHOWN_GRADE_LABELS[grade]} ${count} 户`} className={`share-${grade}`} style={{ width: `${(count / total) * 100}%`, background: pinColour(grade, false) }} />
      ))}
    </div>
  );
};
