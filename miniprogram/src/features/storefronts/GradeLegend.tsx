import { Text, View } from "@tarojs/components";
import { DYNAMIC_GRADES, FACE_LABELS, SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { Face } from "../../ui/Face";

/** The three faces with their words. */
export const GradeLegend = () => (
  <View className="legend">
    {DYNAMIC_GRADES.map((grade) => (
      <View key={grade} className="legend__one">
        <Face grade={grade} size="large" />
        <Text className="legend__word">{SHOWN_GRADE_LABELS[grade]}</Text>
        <Text className="secondary">{FACE_LABELS[grade]}</Text>
      </View>
    ))}
  </View>
);
