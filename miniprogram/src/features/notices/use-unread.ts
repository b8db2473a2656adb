import { useDidShow } from "@tarojs/taro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Caller } from "@sunshine/domain/kernel/client";
import { noticeApi, type InboxCount } from "@sunshine/domain/notices/notice.contract";
import { useLive } from "../../platform/use-live";

export const NOTICE_NEWS = ["notice.posted.v1", "notice.read.v1"] as const;

/** In whose name notices are read. */
export interface Reader {
  readonly api: Caller;
  readonly as: "member" | "officer";
}

export const countsKey = (as: Reader["as"]): readonly string[] => ["notices", as, "counts"];

/** Unread notices of each inbox of somebody 未读数; `live` where nothing else on the page listens for them. */
export const useUnread = ({ api, as }: Reader, enabled: boolean, live = true): readonly InboxCount[] => {
  const client = useQueryClient();
  const refresh = (): void => void client.invalidateQueries({ queryKey: ["notices", as] });
  const { data } = useQuery({ queryKey: countsKey(as), queryFn: () => api(noticeApi.counts, {}), enabled });
  useDidShow(() => {
    if (enabled) refresh();
  });
  useLive({ names: NOTICE_NEWS, as, enabled: enabled && live, onNews: refresh });
  return data?.inboxes ?? [];
};

/** "3", "99+", nothing. */
export const unreadWord = (unread: number): string => (unread === 0 ? "" : unread > 99 ? "99+" : String(unread));
