import { Text, View } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { paymentApi, type OrderView } from "@sunshine/domain/payments/payment.contract";
import { memberApi } from "../../platform/api";
import { go } from "../../platform/navigate";
import { Button } from "../../ui/Button";
import { Screen } from "../../ui/Screen";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { AskConsent } from "../notices/AskConsent";
import { CashierSheet } from "./CashierSheet";
import { isUnpaid } from "./order-words";
import { Receipt } from "./Receipt";
import { ReviewCard } from "./ReviewCard";
import { usePay } from "./use-pay";

/** How often, and how many times, WeChat is asked again while the result is not there yet. */
const ASK_AGAIN_MS = 1_500;
const ASKS = 40;

/** An order; as long as it is unpaid the server asks WeChat, because the phone's word proves nothing. */
const useOrder = (id: string) =>
  useQuery({
    queryKey: ["order", id],
    queryFn: async () => {
      const order = await memberApi(paymentApi.get, { id });
      return isUnpaid(order) ? memberApi(paymentApi.sync, { id }) : order;
    },
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isUnpaid(state.data) && state.dataUpdateCount < ASKS ? ASK_AGAIN_MS : false),
  });

/** After this long without money the person may pay again. */
const PATIENCE_MS = 20_000;

/** True for a while after the payment sheet closed well. */
const useWaiting = (fresh: boolean): boolean => {
  const [waiting, setWaiting] = useState(fresh);
  useEffect(() => {
    const timer = setTimeout(() => setWaiting(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return waiting;
};

const Unpaid = ({ order, fresh }: { readonly order: OrderView; readonly fresh: boolean }) => {
  const { busy, error, cashier, payAgain } = usePay();
  const waiting = useWaiting(fresh);
  return (
    <View className="card">
      <Text className="statement">{waiting ? "正在向微信支付核实付款结果，请稍候。" : "这笔订单还没有付款。"}</Text>
      {error ? <Text className="field__error">{error}</Text> : null}
      {!waiting && order.abilities.includes("pay") ? (
        <Button busy={busy} onClick={() => void payAgain(order)} id="pay-again">
          继续支付
        </Button>
      ) : null}
      <CashierSheet cashier={cashier} />
    </View>
  );
};

/** The order of a diner: receipt, review, complaint. */
export const OrderPageView = ({ id, fresh }: { readonly id: string; readonly fresh: boolean }) => {
  const { data: order, error, refetch } = useOrder(id);
  if (!order)
    return (
      <Screen>
        {error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : <Skeleton shape="card" count={2} />}
        <IdentitySheet />
      </Screen>
    );
  return (
    <Screen>
      <Receipt order={order} />
      {isUnpaid(order) ? <Unpaid order={order} fresh={fresh} /> : null}
      {isUnpaid(order) ? null : <AskConsent template="refund_result" why="如果这笔订单发生退款，退款结果可以发到您的微信。" />}
      <ReviewCard key={order.id} order={order} />
      {order.abilities.includes("complain") ? (
        <View className="more">
          <Button kind="plain" onClick={() => go("complain", { order: order.id })} id="complain">
            对这家店投诉
          </Button>
        </View>
      ) : null}
      <IdentitySheet />
    </Screen>
  );
};
