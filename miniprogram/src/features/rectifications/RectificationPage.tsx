import { Text, View } from "@tarojs/components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatDay } from "@sunshine/domain/kernel/day";
import { rectificationApi, type RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { ORDER_STATE_LABELS } from "@sunshine/domain/rectifications/rectification.states";
import { memberApi } from "../../platform/api";
import { useLive } from "../../platform/use-live";
import { Button } from "../../ui/Button";
import { Card, Fact } from "../../ui/Card";
import { Screen } from "../../ui/Screen";
import { Sheet } from "../../ui/Sheet";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { ExtensionForm } from "./ExtensionForm";
import { MendingCard } from "./MendingCard";
import { dueInWords, ORDER_NEWS, ORDER_TONES } from "./order-words";

const EXTENSION_WORDS = { requested: "已申请，等待监管人员决定", approved: "同意延期", refused: "不同意延期" } as const;

const CLOCK_TONES = { within: "", near: " statement--notice", overdue: " statement--bad" } as const;

const Head = ({ order }: { readonly order: RectificationView }) => (
  <View className="card">
    <View className="case-row__head">
      <Text className="page-title">{order.number}</Text>
      <Tag tone={ORDER_TONES[order.state]}>{ORDER_STATE_LABELS[order.state]}</Tag>
    </View>
    <Text className={`statement${order.clock ? CLOCK_TONES[order.clock] : ""}`} id="due">
      {dueInWords(order)}
    </Text>
    <Fact label="检查日期">{formatDay(order.inspectedOn)}</Fact>
    <Fact label="检查人员">{order.inspectors.join("、")}</Fact>
    <Fact label="依据">{order.legalBasis}</Fact>
    {order.cancelReason ? <Fact label="撤销原因">{order.cancelReason}</Fact> : null}
    {order.extension ? (
      <Fact label="延期申请">{`延至${formatDay(order.extension.until)}：${EXTENSION_WORDS[order.extension.state]}${order.extension.decision ? `（${order.extension.decision}）` : ""}`}</Fact>
    ) : null}
  </View>
);

const Reminders = ({ reminders }: Pick<RectificationView, "reminders">) =>
  reminders.length === 0 ? null : (
    <Card title="提醒记录">
      {reminders.map(({ at, rung, label }) => (
        <Text key={`${at} ${rung}`} className="case-row__line">
          {label}
        </Text>
      ))}
    </Card>
  );

/** One order to rectify 责令整改通知 with the answers of the shop; moves by itself when officers review it. */
export const RectificationPageView = ({ id }: { readonly id: string }) => {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { data: order, error, refetch } = useQuery({ queryKey: ["rectification", id], queryFn: () => memberApi(rectificationApi.get, { id }) });
  useLive({ names: ORDER_NEWS, enabled: order !== undefined, onNews: () => void refetch() });
  const changed = (next: RectificationView): void => {
    client.setQueryData(["rectification", id], next);
    void client.invalidateQueries({ queryKey: ["rectifications"] });
    setAsking(false);
  };
  if (!order)
    return (
      <Screen>
        {error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : <Skeleton shape="card" count={2} />}
        <IdentitySheet />
      </Screen>
    );
  return (
    <Screen>
      <Head order={order} />
      {order.mendings.map((mending, index) => (
        <MendingCard key={mending.code} order={order} mending={mending} index={index + 1} onChanged={changed} />
      ))}
      {order.abilities.includes("request_extension") ? (
        <Button kind="plain" id="ask-extension" onClick={() => setAsking(true)}>
          期限内完不成，申请延期
        </Button>
      ) : null}
      <Reminders reminders={order.reminders} />
      <Sheet open={asking} title="申请延期" onClose={() => setAsking(false)}>
        <ExtensionForm order={order} onChanged={changed} />
      </Sheet>
      <IdentitySheet />
    </Screen>
  );
};
