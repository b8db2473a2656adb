import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { memberApi } from "./api";
import type { RequestPayment } from "./payment.types";

/** The demo's cashier 模拟收银 in a browser: the simulator pays, no money moves. The route exists in demo mode only. */
export const requestPayment: RequestPayment = async (order, _payment, ask) => {
  const outcome = await ask(order);
  await memberApi(paymentApi.demoPay, { id: order.id, outcome });
  return outcome === "pay" ? "submitted" : "cancelled";
};
