import { Text } from "@tarojs/components";

export type Tone = "good" | "notice" | "bad" | "info" | "unknown" | "sun";

/** A word on a soft ground of its tone. */
export const Tag = ({ children, tone = "unknown" }: { readonly children: string; readonly tone?: Tone }) => (
  <Text className={`tag tag--${tone}`}>{children}</Text>
);
