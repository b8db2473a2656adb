import { Text, View } from "@tarojs/components";
import type { ReactNode } from "react";
import { Icon } from "./Icon";

interface Props {
  readonly tone: "bad" | "notice" | "info" | "good";
  readonly title: string;
  readonly children?: ReactNode;
}

const COLOURS = { bad: "#A82C25", notice: "#7F500E", info: "#2563A8", good: "#14713F" } as const;

/** Something that must be read before going on. */
export const Notice = ({ tone, title, children }: Props) => (
  <View className={`notice notice--${tone}`} role={tone === "bad" ? "alert" : "status"}>
    <View className="notice__head">
      <Icon name={tone === "good" ? "check" : "alert"} colour={COLOURS[tone]} />
      <Text className="notice__title">{title}</Text>
    </View>
    {children}
  </View>
);
