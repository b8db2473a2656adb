import { Text, View } from "@tarojs/components";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { noticeApi, type Notice } from "@sunshine/domain/notices/notice.contract";
import { NOTICE_KIND_LABELS, type Inbox } from "@sunshine/domain/notices/notice.vocabulary";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { tell } from "../../platform/device";
import { officerApi } from "../../platform/officer-api";
import { useLive } from "../../platform/use-live";
import { Button } from "../../ui/Button";
import { Tabs } from "../../ui/Choices";
import { Icon } from "../../ui/Icon";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { OfficerGate } from "../officers/OfficerGate";
import { leadsSomewhere, openLink } from "./notice-links";
import { NOTICE_NEWS, type Reader } from "./use-unread";

const PAGE = 30;
type Shown = "all" | "unread";
const TABS = [{ value: "all", label: "全部" }, { value: "unread", label: "未读" }] as const;

const useNotices = ({ api, as }: Reader, shop: string | undefined, shown: Shown) => {
  const client = useQueryClient();
  const refresh = (): void => void client.invalidateQueries({ queryKey: ["notices", as] });
  const pages = useInfiniteQuery({
    queryKey: ["notices", as, "list", shop ?? "", shown],
    queryFn: ({ pageParam }) => api(noticeApi.list, { limit: PAGE, ...(shop === undefined ? {} : { establishmentId: shop }), ...(shown === "unread" ? { unread: true } : {}), ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });
  useLive({ names: NOTICE_NEWS, as, onNews: refresh });
  const read = useMutation({ mutationFn: (id: string) => api(noticeApi.read, { id }), onSuccess: refresh });
  const readAll = useMutation({
    mutationFn: () => api(noticeApi.readAll, shop === undefined ? {} : { establishmentId: shop }),
    onSuccess: ({ marked }) => {
      refresh();
      tell(marked === 0 ? "没有未读通知" : `已将 ${marked} 条标为已读`);
    },
    onError: (error) => tell(messageOf(error)),
  });
  return { pages, read, readAll, rows: pages.data?.pages.flatMap(({ rows }) => rows) };
};

const Row = ({ notice, leads, onOpen }: { readonly notice: Notice; readonly leads: boolean; readonly onOpen: () => void }) => (
  <View className={`notice-row${notice.readAt === null ? " notice-row--unread" : ""}${notice.urgent ? " notice-row--urgent" : ""}`} role="button" onClick={onOpen} id={`notice-${notice.id}`}>
    <View className="notice-row__dot" />
    <View className="notice-row__words">
      <View className="notice-row__head">
        <Text className="notice-row__title">{notice.title}</Text>
        {notice.urgent ? <Tag tone="bad">紧急</Tag> : null}
      </View>
      {notice.text ? <Text className="notice-row__text">{notice.text}</Text> : null}
      <Text className="notice-row__meta">{`${NOTICE_KIND_LABELS[notice.kind]} · ${formatInstant(new Date(notice.at))}`}</Text>
    </View>
    {leads ? <Icon name="next" size="small" /> : null}
  </View>
);

interface RowsProps {
  readonly pages: ReturnType<typeof useNotices>["pages"];
  readonly rows: readonly Notice[] | undefined;
  readonly empty: string;
  readonly inbox: Inbox;
  readonly onOpen: (notice: Notice) => void;
}

const Rows = ({ pages, rows, empty, inbox, onOpen }: RowsProps) => {
  if (!rows) return pages.error ? <ErrorRetry error={pages.error} onRetry={() => void pages.refetch()} /> : <Skeleton shape="row" count={4} />;
  if (rows.length === 0) return <Empty icon="bell" title={empty} note="需要您知道或办理的事项会出现在这里" />;
  return (
    <View className="card card--rows">
      {rows.map((notice) => (
        <Row key={notice.id} notice={notice} leads={leadsSomewhere(notice, inbox)} onOpen={() => onOpen(notice)} />
      ))}
    </View>
  );
};

interface ListProps {
  readonly reader: Reader;
  readonly inbox: Inbox;
  readonly shop?: string;
}

/** Notices in the name of whoever calls; the officer's and the member's differ by the caller alone. */
export const NoticeList = ({ reader, inbox, shop }: ListProps) => {
  const [shown, setShown] = useState<Shown>("all");
  const { pages, rows, read, readAll } = useNotices(reader, shop, shown);
  const open = (notice: Notice): void => {
    if (notice.readAt === null) read.mutate(notice.id);
    openLink(notice, inbox, shop ?? "");
  };
  return (
    <>
      <Tabs tabs={TABS} value={shown} onChange={setShown} />
      <Rows pages={pages} rows={rows} empty={shown === "unread" ? "没有未读通知" : "还没有通知"} inbox={inbox} onOpen={open} />
      {pages.hasNextPage ? (
        <Button kind="secondary" size="small" id="more-notices" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          更早的通知
        </Button>
      ) : null}
      {rows?.some(({ readAt }) => readAt === null) ? (
        <Button kind="plain" id="read-all" busy={readAll.isPending} onClick={() => readAll.mutate()}>
          全部标为已读
        </Button>
      ) : null}
    </>
  );
};

/** The inbox 通知 of a diner, of a shop, or of an officer. */
export const InboxPageView = ({ shop, as }: { readonly shop: string | undefined; readonly as: Reader["as"] }) => (
  <Screen>
    {as === "officer" ? (
      <OfficerGate>
        <NoticeList reader={{ api: officerApi, as }} inbox="officer" />
      </OfficerGate>
    ) : (
      <NoticeList reader={{ api: memberApi, as }} inbox={shop === undefined ? "diner" : "shop"} {...(shop === undefined ? {} : { shop })} />
    )}
    <IdentitySheet />
  </Screen>
);
