import { Text, View } from "@tarojs/components";
import { ANNUAL_GRADE_LABELS, SHOWN_GRADE_LABELS, type AnnualGrade, type ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { Face } from "./Face";

interface Props {
  readonly grade: ShownGrade;
  readonly annual: AnnualGrade | null;
  /** "2026年9月3日检查 · 81天前". */
  readonly visited: string;
  /** The visit is older than this kind of shop's interval. */
  readonly stale: boolean;
  readonly sentence: string;
}

/** The grade, large and first: face, word, date of the visit, and why. */
export const GradeHero = ({ grade, annual, visited, stale, sentence }: Props) => (
  <View className={`hero grade--${grade}`} id="grade">
    <View className="hero__line">
      <Face grade={grade} size="hero" />
      <View className="hero__words">
        <Text className="hero__word">{SHOWN_GRADE_LABELS[grade]}</Text>
        <Text className={`hero__date${stale ? " hero__date--stale" : ""}`}>{visited}</Text>
        {annual ? <Text className="hero__annual">年度等级 {ANNUAL_GRADE_LABELS[annual]}</Text> : null}
      </View>
    </View>
    <Text className="hero__why">{sentence}</Text>
  </View>
);
