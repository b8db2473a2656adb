import { ScrollView, Text, View } from "@tarojs/components";

interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

interface TabsProps<T extends string> {
  readonly tabs: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** Two or three views of the same thing. */
export const Tabs = <T extends string>({ tabs, value, onChange }: TabsProps<T>) => (
  <View className="tabs" role="tablist">
    {tabs.map((tab) => (
      <View key={tab.value} className={`tabs__tab${tab.value === value ? " tabs__tab--on" : ""}`} role="tab" onClick={() => onChange(tab.value)}>
        <Text>{tab.label}</Text>
      </View>
    ))}
  </View>
);

interface ChipsProps<T extends string> {
  readonly choices: readonly Choice<T>[];
  readonly chosen: readonly T[];
  readonly onToggle: (value: T) => void;
  /** Several lines instead of one that scrolls sideways. */
  readonly wrap?: boolean;
}

/** Filters, each on or off. */
export const Chips = <T extends string>({ choices, chosen, onToggle, wrap = false }: ChipsProps<T>) => {
  const chips = choices.map(({ value, label }) => (
    <View key={value} className={`chip${chosen.includes(value) ? " chip--on" : ""}`} role="button" aria-pressed={chosen.includes(value)} onClick={() => onToggle(value)}>
      <Text>{label}</Text>
    </View>
  ));
  return wrap ? (
    <View className="chips__wrap">{chips}</View>
  ) : (
    <ScrollView scrollX className="chips" showScrollbar={false}>
      <View className="chips__line">{chips}</View>
    </ScrollView>
  );
};
