import { Text, View } from "@tarojs/components";
import { go } from "../../platform/navigate";
import { Icon } from "../../ui/Icon";
import { unreadWord, useUnread, type Reader } from "./use-unread";

interface Props {
  readonly reader: Reader;
  /** The shop whose notices are meant; absent, one's own. */
  readonly shop?: string;
  readonly enabled?: boolean;
}

/** The way to the inbox 通知, with what is unread. */
export const UnreadEntry = ({ reader, shop, enabled = true }: Props) => {
  const inboxes = useUnread(reader, enabled);
  const { unread = 0, urgent = 0 } = inboxes.find(({ establishmentId }) => establishmentId === (shop ?? null)) ?? {};
  const word = unreadWord(unread);
  return (
    <View className="entry" role="button" aria-label={word ? `通知，${word} 条未读` : "通知"} id="notices" onClick={() => go("inbox", { ...(shop === undefined ? {} : { shop }), ...(reader.as === "officer" ? { as: "officer" } : {}) })}>
      <Icon name="bell" />
      <Text className="entry__title">通知</Text>
      {urgent > 0 ? <Text className="entry__note entry__note--bad">有紧急事项</Text> : null}
      {word ? <Text className="badge">{word}</Text> : null}
      <Icon name="next" size="small" />
    </View>
  );
};
