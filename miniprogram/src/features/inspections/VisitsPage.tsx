import { Text, View } from "@tarojs/components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { inspectionApi, type InspectionRow } from "@sunshine/domain/inspections/inspection.contract";
import { INSPECTION_KIND_LABELS, INSPECTION_MODE_LABELS, VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { memberApi } from "../../platform/api";
import { go } from "../../platform/navigate";
import { useLive } from "../../platform/use-live";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { foundInWords, handlingInWords, RESULT_TONES, VISIT_NEWS } from "./visit-words";

const A_PAGE = 20;

const Row = ({ row }: { readonly row: InspectionRow }) => (
  <View className="case-row" role="button" onClick={() => go("shopVisit", { id: row.id })} id={`visit-${row.id}`}>
    <View className="case-row__head">
      <Text className="case-row__place">{formatDay(row.visitedOn)}</Text>
      <Tag tone={row.voided ? "unknown" : RESULT_TONES[row.result]}>{row.voided ? "已作废" : VISIT_RESULT_LABELS[row.result]}</Tag>
    </View>
    <Text className="case-row__line">{`${INSPECTION_KIND_LABELS[row.kind]}（${INSPECTION_MODE_LABELS[row.mode]}） · 得分 ${row.score.toFixed(1)}`}</Text>
    <Text className="case-row__line">{foundInWords(row)}</Text>
    <Text className="case-row__line">{`处理：${handlingInWords(row)}`}</Text>
  </View>
);

const Waiting = ({ error, onRetry }: { readonly error: Error | null; readonly onRetry: () => void }) => (error ? <ErrorRetry error={error} onRetry={onRetry} /> : <Skeleton shape="row" count={4} />);

/** The shop's inspections 检查记录, the latest first; a new one appears as soon as it is recorded. */
export const VisitsPageView = ({ id }: { readonly id: string }) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["visits", id],
    queryFn: ({ pageParam }) => memberApi(inspectionApi.list, { establishmentId: id, limit: A_PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  useLive({ names: VISIT_NEWS, enabled: data !== undefined, onNews: () => void refetch() });
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Screen>
      {data ? null : <Waiting error={error} onRetry={() => void refetch()} />}
      {data && rows.length === 0 ? <Empty icon="check" title="还没有检查记录" note="监管人员检查后，结果会立即出现在这里" /> : null}
      {rows.length > 0 ? (
        <Card>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </Card>
      ) : null}
      {hasNextPage ? (
        <Button kind="plain" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          查看更早的检查
        </Button>
      ) : null}
      <IdentitySheet />
    </Screen>
  );
};
