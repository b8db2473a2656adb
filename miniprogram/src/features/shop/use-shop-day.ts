import { useQuery, useQueryClient } from "@tanstack/react-query";
import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { memberApi, publicApi } from "../../platform/api";
import { today } from "../../platform/clock";
import { useLive } from "../../platform/use-live";
import { ORDER_NEWS } from "../rectifications/order-words";

const NEWS = ["order.paid.v1", "order.refunded.v1", "order.closed.v1", "scan.recorded.v1", "grade.recomputed.v1", "storefront.refreshed.v1", "complaint.accepted.v1", "complaint.closed.v1", ...ORDER_NEWS] as const;
const ORDERS_SHOWN = 30;

/** Today's takings and orders of a shop, and its public page; all move by themselves. */
export const useShopDay = (establishmentId: string) => {
  const client = useQueryClient();
  const day = today();
  const takings = useQuery({ queryKey: ["shop-day", establishmentId, "takings", day], queryFn: () => memberApi(paymentApi.takings, { establishmentId, day }) });
  const orders = useQuery({ queryKey: ["shop-day", establishmentId, "orders", day], queryFn: () => memberApi(paymentApi.ofShop, { establishmentId, day, limit: ORDERS_SHOWN }) });
  const page = useQuery({ queryKey: ["shop-day", establishmentId, "page"], queryFn: () => publicApi(storefrontApi.get, { id: establishmentId }) });
  const mending = useQuery({ queryKey: ["shop-day", establishmentId, "rectifications"], queryFn: () => memberApi(rectificationApi.list, { establishmentId, open: true }) });
  const live = useLive({
    names: NEWS,
    shops: [establishmentId],
    enabled: takings.data !== undefined,
    onNews: () => void client.invalidateQueries({ queryKey: ["shop-day", establishmentId] }),
  });
  return { takings, orders, page, mending, live };
};

export type ShopDay = ReturnType<typeof useShopDay>;
