import { Text, View } from "@tarojs/components";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { rectificationApi, type RectificationRow } from "@sunshine/domain/rectifications/rectification.contract";
import { ORDER_STATE_LABELS } from "@sunshine/domain/rectifications/rectification.states";
import { go } from "../../platform/navigate";
import { officerApi } from "../../platform/officer-api";
import { useLive } from "../../platform/use-live";
import { Tabs } from "../../ui/Choices";
import { Screen } from "../../ui/Screen";
import { Tag } from "../../ui/Tag";
import { OfficerGate } from "../officers/OfficerGate";
import { PagedList } from "../PagedList";
import { dueInWords, ORDER_NEWS, ORDER_TONES } from "./order-words";

const LISTS = ["answered", "overdue", "open"] as const;
type List = (typeof LISTS)[number];

const PAGE = 30;
const LABELS: Record<List, string> = { answered: "待核查", overdue: "超期", open: "全部进行中" };
const ASKED = { answered: { open: true, state: ["answered" as const] }, overdue: { open: true, clock: "overdue" as const }, open: { open: true } };
const EMPTY: Record<List, { title: string; note: string }> = {
  answered: { title: "没有待核查的整改", note: "单位反馈整改情况后会立即出现在这里" },
  overdue: { title: "没有超期的整改", note: "过了期限仍未整改的会出现在这里" },
  open: { title: "没有进行中的责令整改", note: "检查提交后发出的整改通知会出现在这里" },
};

const openInWords = ({ findings, open, extensionAsked }: RectificationRow): string => `共 ${findings} 项，${open === 0 ? "均已整改" : `${open} 项未整改`}${extensionAsked ? " · 申请延期待决定" : ""}`;

const Row = ({ row }: { readonly row: RectificationRow }) => (
  <View className="case-row" role="button" onClick={() => go("review", { id: row.id })} id={`order-${row.id}`}>
    <View className="case-row__head">
      <Text className="case-row__place">{row.establishmentName}</Text>
      <Tag tone={ORDER_TONES[row.state]}>{ORDER_STATE_LABELS[row.state]}</Tag>
    </View>
    <Text className="case-row__line">{row.number}</Text>
    <Text>{openInWords(row)}</Text>
    <Text className="case-row__line">{dueInWords(row)}</Text>
  </View>
);

const Reviews = () => {
  const client = useQueryClient();
  const [list, setList] = useState<List>("answered");
  const query = useInfiniteQuery({
    queryKey: ["officer", "reviews", list],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => officerApi(rectificationApi.list, { ...ASKED[list], limit: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  useLive({ names: ORDER_NEWS, as: "officer", onNews: () => void client.invalidateQueries({ queryKey: ["officer", "reviews"] }) });
  return (
    <>
      <Tabs tabs={LISTS.map((value) => ({ value, label: LABELS[value] }))} value={list} onChange={setList} />
      <PagedList query={query} empty={EMPTY[list]} row={(row) => <Row key={row.id} row={row} />} />
    </>
  );
};

/** Orders to rectify of the officer's area 整改核查, those that shops have answered first. */
export const ReviewsPageView = () => (
  <Screen>
    <OfficerGate>
      <Reviews />
    </OfficerGate>
  </Screen>
);
