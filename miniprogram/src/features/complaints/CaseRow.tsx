import { Text, View } from "@tarojs/components";
import type { CaseState } from "@sunshine/domain/complaints/complaint.states";
import { CASE_CATEGORY_LABELS, type CaseCategory, type CaseOutcome } from "@sunshine/domain/complaints/complaint.vocabulary";
import { Tag } from "../../ui/Tag";
import { standing } from "./case-words";

interface Props {
  readonly row: { readonly id: string; readonly category: CaseCategory; readonly placeName: string; readonly state: CaseState; readonly outcome: CaseOutcome | null };
  readonly lines: readonly string[];
  readonly onOpen?: () => void;
}

/** One case of a list: where, what, how it stands. */
export const CaseRow = ({ row: { id, category, placeName, ...at }, lines, onOpen }: Props) => {
  const { word, tone } = standing(at);
  return (
    <View className="case-row" {...(onOpen ? { onClick: onOpen, role: "button" } : {})} id={`case-${id}`}>
      <View className="case-row__head">
        <Text className="case-row__place">{placeName}</Text>
        <Tag tone={tone}>{word}</Tag>
      </View>
      <Text className="secondary">{CASE_CATEGORY_LABELS[category]}</Text>
      {lines.map((line) => (
        <Text key={line} className="case-row__line">
          {line}
        </Text>
      ))}
    </View>
  );
};
