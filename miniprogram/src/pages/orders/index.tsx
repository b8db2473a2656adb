import { Text, View } from "@tarojs/components";
import { useReachBottom } from "@tarojs/taro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { IdentitySheet } from "../../features/accounts/IdentitySheet";
import { OrderRow } from "../../features/payments/OrderRow";
import { memberApi } from "../../platform/api";
import { go } from "../../platform/navigate";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";

const useMyOrders = () =>
  useInfiniteQuery({
    queryKey: ["my-orders"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => memberApi(paymentApi.mine, { limit: 20, ...(pageParam ? { after: pageParam } : {}) }),
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
  });

export default function OrdersPage() {
  const { data, error, isPending, hasNextPage, isFetching, fetchNextPage, refetch } = useMyOrders();
  const loadMore = (): void => void (hasNextPage && !isFetching && fetchNextPage());
  useReachBottom(loadMore);
  const orders = data?.pages.flatMap(({ rows }) => rows) ?? [];
  return (
    <Screen>
      {error && !data ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton shape="row" count={5} /> : null}
      {data && orders.length === 0 ? <Empty icon="receipt" title="还没有订单" note="在店里扫收银码付款后，小票会出现在这里" /> : null}
      {orders.length > 0 ? (
        <View className="card">
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} title={order.establishmentName} onOpen={() => go("order", { id: order.id })} />
          ))}
          {hasNextPage ? (
            <View className="more" role="button" onClick={loadMore}>
              <Text>显示更多</Text>
            </View>
          ) : null}
        </View>
      ) : null}
      <IdentitySheet />
    </Screen>
  );
}
