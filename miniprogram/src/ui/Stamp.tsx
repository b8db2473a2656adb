import { Text, View } from "@tarojs/components";
import type { Tone } from "./Tag";

/** A state as a tilted stamp on a receipt. */
export const Stamp = ({ children, tone }: { readonly children: string; readonly tone: Tone }) => (
  <View className={`stamp stamp--${tone}`}>
    <Text>{children}</Text>
  </View>
);
