import { Text, View } from "@tarojs/components";
import type { StatutoryDeadlineView } from "@sunshine/domain/complaints/complaint.views";
import { formatDay } from "@sunshine/domain/kernel/day";
import { Tag, type Tone } from "../../ui/Tag";
import { deadlineTone } from "./case-words";

const leftInWords = (days: number): string => {
  if (days < 0) return `已超过 ${-days} 天`;
  return days === 0 ? "今天到期" : `还有 ${days} 天`;
};

/** How a limit stands, in a few words. */
const standingOf = ({ on, metOn, daysLeft, state }: StatutoryDeadlineView): { word: string; tone: Tone } => {
  if (metOn !== null) return { word: `${formatDay(metOn)}完成`, tone: on !== null && metOn > on ? "notice" : "good" };
  if (daysLeft === null || state === null) return { word: "尚未开始计算", tone: "unknown" };
  return { word: leftInWords(daysLeft), tone: deadlineTone({ state }) };
};

const lastDay = ({ on, metOn, provisional }: StatutoryDeadlineView): string => (on === null || metOn !== null ? "" : `，最迟${formatDay(on)}${provisional ? "左右" : ""}`);

/** Each limit of the law 法定期限 with its countdown, as long as it runs. */
export const CaseDeadlines = ({ deadlines }: { readonly deadlines: readonly StatutoryDeadlineView[] }) =>
  deadlines.length === 0 ? null : (
    <View className="limits" id="deadlines">
      {deadlines.map((deadline) => {
        const { word, tone } = standingOf(deadline);
        return (
          <View key={deadline.name} className="limit" id={`deadline-${deadline.name}`}>
            <View className="limit__head">
              <Text className="limit__label">{deadline.label}</Text>
              <Tag tone={tone}>{word}</Tag>
            </View>
            <Text className="limit__what">{`${deadline.limit}${lastDay(deadline)}`}</Text>
          </View>
        );
      })}
    </View>
  );
