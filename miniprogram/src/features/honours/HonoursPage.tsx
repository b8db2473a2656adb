import { Text, View } from "@tarojs/components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { honourApi, type PublicHonour } from "@sunshine/domain/honours/honour.contract";
import { HONOUR_LIST_LABELS, HONOUR_LISTS, type HonourList } from "@sunshine/domain/honours/honour.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { publicApi } from "../../platform/api";
import { go } from "../../platform/navigate";
import { Button } from "../../ui/Button";
import { Tabs } from "../../ui/Choices";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";

const PAGE = 20;
const EMPTY: Record<HonourList, { title: string; note: string }> = {
  red: { title: "红榜上还没有单位", note: "年度等级 A 级、近一年没有违规和属实投诉的单位会公布在这里" },
  black: { title: "黑榜上没有单位", note: "有事实依据并听取单位意见后才会列入，整改到位即移出" },
};
const TABS = HONOUR_LISTS.map((value) => ({ value, label: HONOUR_LIST_LABELS[value] }));

const Row = ({ entry: { establishmentId, establishmentName, town, list, reason, basis, from, to } }: { readonly entry: PublicHonour }) => (
  <View className="case-row" role="button" onClick={() => go("shop", { id: establishmentId })} id={`honour-${establishmentId}`}>
    <View className="case-row__head">
      <Text className="case-row__place">{establishmentName}</Text>
      <Tag tone={list === "red" ? "good" : "bad"}>{HONOUR_LIST_LABELS[list]}</Tag>
    </View>
    <Text className="statement">{reason}</Text>
    {list === "black" ? <Text className="case-row__line">{`依据：${basis}`}</Text> : null}
    <Text className="case-row__line">{`${town} · ${formatDay(from)}至${formatDay(to)}`}</Text>
  </View>
);

const Entries = ({ list }: { readonly list: HonourList }) => {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ["honours", list],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => publicApi(honourApi.published, { list, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  if (!data) return error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : <Skeleton shape="row" count={4} />;
  const rows = data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Empty icon={list === "red" ? "star" : "check"} {...EMPTY[list]} />;
  return (
    <>
      <View className="card">
        {rows.map((entry) => (
          <Row key={entry.establishmentId + entry.from} entry={entry} />
        ))}
      </View>
      {hasNextPage ? (
        <Button kind="secondary" size="small" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          查看更多
        </Button>
      ) : null}
    </>
  );
};

/** The red and black lists 红黑榜 as anybody may read them; nothing is asked of the reader. */
export const HonoursPageView = () => {
  const [list, setList] = useState<HonourList>("red");
  return (
    <Screen>
      <Tabs tabs={TABS} value={list} onChange={setList} />
      <Entries list={list} />
      <Text className="hint">红黑榜由县市场监督管理局公布，只作信息公示，不附加其他限制。</Text>
    </Screen>
  );
};
