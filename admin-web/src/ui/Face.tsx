import { memo } from "react";
import { faceSvg } from "@sunshine/config/look/faces";
import { markSvg } from "@sunshine/config/look/mark";
import { SHOWN_GRADE_LABELS, type ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";

/** The face 脸谱 alone; the word must stand beside it. */
export const Face = memo(({ grade, size = 24 }: { grade: ShownGrade; size?: number }) => (
  <span aria-hidden className="face" style={{ width: size, height: size }} dangerouslySetInnerHTML={{ __html: faceSvg(grade, size) }} />
));
Face.displayName = "Face";

/** Face and word of a grade 等级. */
export const GradeMark = ({ grade, size = 22 }: { grade: ShownGrade; size?: number }): React.JSX.Element => (
  <span className={`grade-mark grade-${grade}`}>
    <Face grade={grade} size={size} />
    {SHOWN_GRADE_LABELS[grade]}
  </span>
);

/** The product's mark 标识. */
export const Mark = ({ size = 32 }: { size?: number }): React.JSX.Element => (
  <span aria-hidden className="face" style={{ width: size, height: size }} dangerouslySetInnerHTML={{ __html: markSvg(size) }} />
);
