import { formatFen } from "@sunshine/domain/kernel/money";
import type { PaymentReport, RefundReport } from "../../platform/wechat/pay-port";
import type { Order } from "./order.model";
import type { Refund } from "./refund.model";

/** What a report of a payment must agree with. */
export type ExpectedPayment = Pick<Order, "subMchid" | "amountFen" | "payerDigest">;

const currencyProblem = (currency: string | null): string | null => (currency === "CNY" ? null : `币种不符：${currency ?? "未注明"}`);

/**
 * Why a genuine report of money 到账通知 must not be credited to this order, in Chinese; null when everything agrees.
 * A valid signature proves who speaks, not that the words fit the order.
 */
export const paymentMismatch = (order: ExpectedPayment, report: PaymentReport, digestOf: (openid: string) => string): string | null => {
  if (!report.ours) return "服务商或应用不符";
  if (report.subMchid !== order.subMchid) return `收款商户不符：${report.subMchid ?? "未注明"}`;
  if (report.amountFen !== order.amountFen) return `金额不符：应付 ${formatFen(order.amountFen)}，通知 ${report.amountFen === null ? "未注明" : formatFen(report.amountFen)}`;
  if (report.payerOpenid === null || digestOf(report.payerOpenid) !== order.payerDigest) return "付款人与下单人不符";
  if (report.transactionId === null) return "缺少微信支付订单号";
  return currencyProblem(report.currency);
};

/** Why a report of a refund 退款通知 does not fit; null when everything agrees. */
export const refundMismatch = (refund: Pick<Refund, "amountFen">, order: Pick<Order, "number" | "subMchid" | "amountFen">, report: RefundReport): string | null => {
  if (!report.ours || report.subMchid !== order.subMchid) return "退款通知的商户不符";
  if (report.orderNumber !== order.number) return "退款通知的订单不符";
  if (report.refundFen !== refund.amountFen || report.totalFen !== order.amountFen) return "退款通知的金额不符";
  return null;
};
