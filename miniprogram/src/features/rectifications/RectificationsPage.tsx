import { Text, View } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { rectificationApi, type RectificationRow } from "@sunshine/domain/rectifications/rectification.contract";
import { ORDER_STATE_LABELS } from "@sunshine/domain/rectifications/rectification.states";
import { memberApi } from "../../platform/api";
import { go } from "../../platform/navigate";
import { useLive } from "../../platform/use-live";
import { Card } from "../../ui/Card";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { dueInWords, ORDER_NEWS, ORDER_TONES } from "./order-words";

const MOST = 100;

const Row = ({ row }: { readonly row: RectificationRow }) => (
  <View className="case-row" role="button" onClick={() => go("shopMend", { id: row.id })} id={`order-${row.id}`}>
    <View className="case-row__head">
      <Text className="case-row__place">{row.number}</Text>
      <Tag tone={ORDER_TONES[row.state]}>{ORDER_STATE_LABELS[row.state]}</Tag>
    </View>
    <Text className="case-row__line">{dueInWords(row)}</Text>
    <Text className="case-row__line">{row.open === 0 ? `共 ${row.findings} 项，均已整改` : `共 ${row.findings} 项，${row.open} 项未整改${row.extensionAsked ? "，已申请延期" : ""}`}</Text>
  </View>
);

/** The shop's orders to rectify 责令整改, running ones first. */
export const RectificationsPageView = ({ id }: { readonly id: string }) => {
  const { data, error, refetch } = useQuery({ queryKey: ["rectifications", id], queryFn: () => memberApi(rectificationApi.list, { establishmentId: id, limit: MOST }) });
  useLive({ names: ORDER_NEWS, enabled: data !== undefined, onNews: () => void refetch() });
  const rows = data ? [...data.rows].sort((one, other) => Number(one.daysLeft === null) - Number(other.daysLeft === null) || one.dueOn.localeCompare(other.dueOn)) : [];
  return (
    <Screen>
      {error && !data ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : null}
      {!error && !data ? <Skeleton shape="row" count={3} /> : null}
      {data && rows.length === 0 ? <Empty icon="check" title="没有责令整改" note="检查发现需要整改的问题时，整改通知会出现在这里" /> : null}
      {rows.length > 0 ? (
        <Card>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </Card>
      ) : null}
      <IdentitySheet />
    </Screen>
  );
};
