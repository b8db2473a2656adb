import { Text, View } from "@tarojs/components";
import { CASE_CATEGORY_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import type { Storefront } from "@sunshine/domain/storefronts/storefront.contract";
import { Card } from "../../ui/Card";
import { Said } from "../../ui/Said";
import { Stars } from "../../ui/Stars";
import { Tag } from "../../ui/Tag";
import { standing } from "../complaints/case-words";

/** Complaints that were published 投诉公示 in the officers' words; their senders agreed, and none of them is named. */
export const PublishedCases = ({ complaints: { total, latest } }: Pick<Storefront, "complaints">) =>
  total === 0 ? null : (
    <Card title="投诉处理公示" icon="alert" aside={<Text className="secondary">{total > latest.length ? `共 ${total} 件，最近 ${latest.length} 件` : `共 ${total} 件`}</Text>}>
      {latest.map(({ category, outcome, summary, closedOn, reply }) => {
        const { word, tone } = standing({ state: "closed", outcome });
        return (
          <View key={closedOn + summary} className="word">
            <View className="word__head">
              <Text className="word__title">{CASE_CATEGORY_LABELS[category]}</Text>
              <Tag tone={tone}>{word}</Tag>
            </View>
            <Text className="word__text">{summary}</Text>
            <Text className="secondary">{`${formatDay(closedOn)}办结`}</Text>
            {reply ? <Said by={`店铺回复 · ${formatDay(reply.on)}`}>{reply.text}</Said> : null}
          </View>
        );
      })}
    </Card>
  );

/** What diners who have paid say 食客评价, and what the shop answers. */
export const Reviews = ({ reviews: { total, stars, latest } }: Pick<Storefront, "reviews">) =>
  stars === null ? null : (
    <Card title="食客评价" icon="star" aside={<Text className="secondary">{`${stars.toFixed(1)} 分 · ${total} 条`}</Text>}>
      <Text className="secondary">均来自在店内扫码付过款的食客，不显示姓名。</Text>
      {latest.map(({ stars: given, text, on, reply }) => (
        <View key={on + text} className="word">
          <View className="word__head">
            <Stars stars={given} />
            <Text className="secondary">{formatDay(on)}</Text>
          </View>
          <Text className="word__text">{text}</Text>
          {reply ? <Said by={`店铺回复 · ${formatDay(reply.on)}`}>{reply.text}</Said> : null}
        </View>
      ))}
    </Card>
  );
