import { Text, View } from "@tarojs/components";

interface Bar {
  readonly label: string;
  readonly value: number;
  /** What stands over the bar. */
  readonly text: string;
}

const TALLEST = 160;

/** A few bars from zero with direct labels; the last one is today. */
export const Bars = ({ bars }: { readonly bars: readonly Bar[] }) => {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <View className="bars">
      {bars.map(({ label, value, text }, index) => (
        <View key={label} className="bars__column" aria-label={`${label} ${text}`}>
          <Text className="bars__text">{text}</Text>
          <View className={`bars__bar${index === bars.length - 1 ? " bars__bar--now" : ""}`} style={{ height: `${Math.max(2, Math.round((value / most) * TALLEST)) / 2}px` }} />
          <Text className="bars__label">{label}</Text>
        </View>
      ))}
    </View>
  );
};
