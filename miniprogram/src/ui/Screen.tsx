import { View } from "@tarojs/components";
import type { ReactNode } from "react";
import { usePreferences } from "../platform/preferences";

interface Props {
  readonly children: ReactNode;
  /** Fixed at the foot, within the thumb's reach. */
  readonly foot?: ReactNode;
}

/** The frame of every page: type size, column, foot. */
export const Screen = ({ children, foot }: Props) => {
  const large = usePreferences((preferences) => preferences.large);
  return (
    <View className={`screen${large ? " screen--large" : ""}${foot ? " screen--footed" : ""}`}>
      {children}
      {foot ? <View className="foot">{foot}</View> : null}
    </View>
  );
};
