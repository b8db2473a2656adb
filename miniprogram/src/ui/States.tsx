import { Text, View } from "@tarojs/components";
import type { ReactNode } from "react";
import { messageOf } from "../platform/answer";
import { Button } from "./Button";
import { Icon } from "./Icon";
import type { IconName } from "./icons";

/** Grey blocks in the shape of what is coming. */
export const Skeleton = ({ shape, count = 1 }: { readonly shape: "hero" | "row" | "card"; readonly count?: number }) => (
  <View aria-label="正在加载" role="status">
    {Array.from({ length: count }, (_, index) => (
      <View key={index} className={`skeleton skeleton--${shape}`}>
        <View className="skeleton__dot" />
        <View className="skeleton__lines">
          <View className="skeleton__line" />
          <View className="skeleton__line skeleton__line--short" />
        </View>
      </View>
    ))}
  </View>
);

interface EmptyProps {
  readonly icon?: IconName;
  readonly title: string;
  readonly note?: string;
  readonly children?: ReactNode;
}

/** Says what will be here and how it comes. */
export const Empty = ({ icon = "list", title, note, children }: EmptyProps) => (
  <View className="empty">
    <View className="empty__icon">
      <Icon name={icon} size="large" />
    </View>
    <Text className="empty__title">{title}</Text>
    {note ? <Text className="empty__note">{note}</Text> : null}
    {children}
  </View>
);

/** What went wrong, and the way out. */
export const ErrorRetry = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) => (
  <Empty icon="alert" title={messageOf(error)}>
    <View className="empty__action">
      <Button kind="secondary" size="small" onClick={onRetry} id="retry">
        重新加载
      </Button>
    </View>
  </Empty>
);

/** A bar on top of a page that shows what was stored. */
export const OfflineBar = ({ children }: { readonly children: string }) => (
  <View className="offline" role="status">
    <Icon name="offline" size="small" colour="#7F500E" />
    <Text className="offline__text">{children}</Text>
  </View>
);
