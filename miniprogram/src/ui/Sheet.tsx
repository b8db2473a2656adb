import { Text, View } from "@tarojs/components";
import { useEffect, type ReactNode } from "react";
import { coverTabBar } from "../platform/device";
import { Icon } from "./Icon";

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const Panel = ({ title, onClose, children }: Omit<Props, "open">) => {
  // The tab bar lies over every page, here and in WeChat.
  useEffect(() => coverTabBar(), []);
  return (
    <View className="sheet" role="dialog" aria-label={title}>
      <View className="sheet__veil" onClick={onClose} />
      <View className="sheet__panel">
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          <View className="sheet__close" onClick={onClose} role="button" aria-label="关闭">
            <Icon name="close" />
          </View>
        </View>
        <View className="sheet__body">{children}</View>
      </View>
    </View>
  );
};

/** A panel from below; a tap beside it closes it. */
export const Sheet = ({ open, ...panel }: Props) => (open ? <Panel {...panel} /> : null);
