import { Text, View } from "@tarojs/components";

/** What somebody answered, set off from what it answers. */
export const Said = ({ by, children }: { readonly by: string; readonly children: string }) => (
  <View className="said">
    <Text className="said__by">{by}</Text>
    <Text className="said__text">{children}</Text>
  </View>
);
