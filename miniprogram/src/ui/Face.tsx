import { Image, Text, View } from "@tarojs/components";
import { FACE_LABELS, SHOWN_GRADE_LABELS, type ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { faceSvg } from "@sunshine/config/look/faces";
import { svgSource } from "./picture";

interface Props {
  readonly grade: ShownGrade;
  readonly size?: "small" | "medium" | "large" | "hero";
}

/** The face 脸谱 of a grade. */
export const Face = ({ grade, size = "medium" }: Props) => (
  <Image className={`face face--${size}`} src={svgSource(faceSvg(grade))} aria-label={`${FACE_LABELS[grade]}，${SHOWN_GRADE_LABELS[grade]}`} />
);

/** A small face with its word, for lists and receipts. */
export const GradeTag = ({ grade }: { readonly grade: ShownGrade }) => (
  <View className={`grade-tag grade--${grade}`}>
    <Face grade={grade} size="small" />
    <Text className="grade-tag__word">{SHOWN_GRADE_LABELS[grade]}</Text>
  </View>
);
