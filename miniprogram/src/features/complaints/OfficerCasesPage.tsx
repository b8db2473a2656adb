import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { officerApi } from "../../platform/officer-api";
import { useLive } from "../../platform/use-live";
import { Tabs } from "../../ui/Choices";
import { Screen } from "../../ui/Screen";
import { OfficerGate } from "../officers/OfficerGate";
import { PagedList } from "../PagedList";
import { INBOX_NEWS } from "./officer-words";
import { OfficerCaseRow } from "./OfficerCaseRow";

const LISTS = ["received", "mine", "all"] as const;
export type CaseList = (typeof LISTS)[number];

const PAGE = 30;
const ASKED = { received: { state: ["received" as const], open: true }, mine: { mine: true, open: true }, all: { open: true } };
const LABELS: Record<CaseList, string> = { received: "待受理", mine: "我承办", all: "全部在办" };
const EMPTY: Record<CaseList, { title: string; note: string }> = {
  received: { title: "没有待受理的投诉举报", note: "辖区内新收到的会立即出现在这里" },
  mine: { title: "没有由您承办的在办案件", note: "受理或点“由我承办”后出现在这里" },
  all: { title: "辖区内没有在办案件", note: "办结的案件请在电脑管理端查看" },
};

const Cases = ({ first }: { readonly first: CaseList }) => {
  const client = useQueryClient();
  const [list, setList] = useState<CaseList>(first);
  const query = useInfiniteQuery({
    queryKey: ["officer", "cases", list],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => officerApi(complaintApi.list, { ...ASKED[list], limit: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  useLive({ names: INBOX_NEWS, as: "officer", onNews: () => void client.invalidateQueries({ queryKey: ["officer", "cases"] }) });
  return (
    <>
      <Tabs tabs={LISTS.map((value) => ({ value, label: LABELS[value] }))} value={list} onChange={setList} />
      <PagedList query={query} empty={EMPTY[list]} row={(row) => <OfficerCaseRow key={row.id} row={row} />} />
    </>
  );
};

const isList = (text: string | undefined): text is CaseList => LISTS.some((list) => list === text);

/** Complaints and reports of the officer's area 办件, the nearest deadline first. */
export const OfficerCasesPageView = ({ list }: { readonly list: string | undefined }) => (
  <Screen>
    <OfficerGate>
      <Cases first={isList(list) ? list : "received"} />
    </OfficerGate>
  </Screen>
);
