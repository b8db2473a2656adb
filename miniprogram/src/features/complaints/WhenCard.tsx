import { Picker, Text, View } from "@tarojs/components";
import { formatDay } from "@sunshine/domain/kernel/day";
import { today } from "../../platform/clock";
import { Card } from "../../ui/Card";
import { changeDraft, type Draft } from "./draft";

/** When it happened, to the minute where the person knows it. */
export const WhenCard = ({ draft: { day, time } }: { readonly draft: Draft }) => (
  <Card title="什么时候" icon="history">
    <View className="when">
      <Picker mode="date" value={day} start="2023-01-01" end={today()} onChange={({ detail }) => changeDraft({ day: detail.value })}>
        <View className="when__one" id="event-day">
          <Text>{formatDay(day)}</Text>
        </View>
      </Picker>
      <Picker mode="time" value={time} onChange={({ detail }) => changeDraft({ time: detail.value })}>
        <View className="when__one" id="event-time">
          <Text>{time}</Text>
        </View>
      </Picker>
    </View>
  </Card>
);
