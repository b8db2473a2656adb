import type { OrderView } from "@sunshine/domain/payments/payment.contract";

/** Parameters signed by the server for WeChat's payment sheet. */
export interface SignedPayment {
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: "RSA";
  readonly paySign: string;
}

/** Shows a stand-in cashier and tells what the person decided; used by browsers in demo mode only. */
export type AskCashier = (order: OrderView) => Promise<"pay" | "cancel">;

/**
 * Lets the person pay. "submitted" says only that the sheet closed well: whether money moved, the server alone
 * knows, by asking WeChat.
 */
export type RequestPayment = (order: OrderView, payment: SignedPayment, ask: AskCashier) => Promise<"submitted" | "cancelled">;
