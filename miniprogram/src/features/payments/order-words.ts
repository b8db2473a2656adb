import type { OrderView } from "@sunshine/domain/payments/payment.contract";
import { ORDER_STATE_LABELS } from "@sunshine/domain/payments/payment.states";
import type { Tone } from "../../ui/Tag";

type State = Pick<OrderView, "state" | "amountFen" | "refundedFen">;

/** The word for an order's state, refunds included. */
export const orderWord = ({ state, amountFen, refundedFen }: State): string => {
  if (state !== "paid" || refundedFen === 0) return ORDER_STATE_LABELS[state];
  return refundedFen >= amountFen ? "已全额退款" : "已部分退款";
};

export const orderTone = ({ state, refundedFen }: State): Tone => {
  if (state === "paid") return refundedFen > 0 ? "notice" : "good";
  return state === "created" || state === "prepaid" ? "info" : "unknown";
};

/** Is there still something to wait for. */
export const isUnpaid = ({ state }: Pick<OrderView, "state">): boolean => state === "created" || state === "prepaid";
