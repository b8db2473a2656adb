import Taro from "@tarojs/taro";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type { RequestPayment, SignedPayment } from "./payment.types";

const wasCancelled = (error: unknown): boolean => /cancel/.test((error as { errMsg?: string } | null)?.errMsg ?? "");

/** With callbacks of our own: Taro hands this API to WeChat as it is, and old base libraries answer no promise. */
const openSheet = (payment: SignedPayment): Promise<unknown> =>
  new Promise((resolve, reject) => void Taro.requestPayment({ ...payment, success: resolve, fail: reject }));

/** WeChat's payment sheet. */
export const requestPayment: RequestPayment = async (_order, payment) => {
  const { timeStamp, nonceStr, package: prepay, signType, paySign } = payment;
  try {
    await openSheet({ timeStamp, nonceStr, package: prepay, signType, paySign });
    return "submitted";
  } catch (error) {
    if (wasCancelled(error)) return "cancelled";
    throw new DomainError("upstream_failed", { message: "微信支付没有完成，款项未付，请重试" });
  }
};
