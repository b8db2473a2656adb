/**
 * What the system needs from WeChat Pay 微信支付, in its own words: the service provider 服务商 asks, the money goes
 * from the diner to the sub-merchant 特约商户. Amounts are integer fen 分; a number 单号 names one intent for ever.
 */

/** What has become of an order 交易状态 at WeChat Pay; `refunded` means "paid, and money went back at least once". */
export type PaymentState = "unpaid" | "paying" | "paid" | "refunded" | "closed" | "revoked" | "failed";

/** What has become of a refund 退款状态; `stuck` (ABNORMAL) needs a person in the merchant console. */
export type RefundState = "processing" | "done" | "closed" | "stuck";

export interface PrepayRequest {
  /** 商户订单号, 6–32 of `0-9A-Za-z_-|*`; sent again with the same parameters it is the same order. */
  readonly orderNumber: string;
  /** 特约商户号: who receives the money. */
  readonly subMchid: string;
  /** What the payer reads on the bill, at most 127 bytes of UTF-8. */
  readonly description: string;
  readonly amountFen: number;
  /** The payer, as the mini-program of the service provider knows them. */
  readonly openid: string;
  readonly expiresAt: Date;
  /** Public https address without a query string. */
  readonly notifyUrl: string;
}

/** The parameters of `wx.requestPayment` 调起支付, passed to the client unchanged. */
export interface ClientPayParams {
  readonly appId: string;
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: "RSA";
  readonly paySign: string;
}

export interface Prepaid {
  /** 预支付交易会话, valid for two hours. */
  readonly prepayId: string;
  readonly clientParams: ClientPayParams;
}

/** An order as WeChat Pay reports it, after its signature was verified. */
export interface PaymentReport {
  /** False when the report names another application or service provider than ours: keep it as an anomaly, credit nothing. */
  readonly ours: boolean;
  /** Null when the report names no sub-merchant, which makes it none of ours. */
  readonly subMchid: string | null;
  readonly orderNumber: string;
  readonly state: PaymentState;
  /** 微信支付订单号, once paid. */
  readonly transactionId: string | null;
  /** Null only while nothing was paid and the report leaves it out. */
  readonly amountFen: number | null;
  /** "CNY", or whatever was reported: anything else on a paid order is an anomaly. */
  readonly currency: string | null;
  readonly payerOpenid: string | null;
  readonly paidAt: Date | null;
}

export interface RefundRequest {
  readonly subMchid: string;
  readonly orderNumber: string;
  /** 商户退款单号, ≤ 64 characters; store it before asking and keep it on every retry, a new one is a second refund. */
  readonly refundNumber: string;
  readonly refundFen: number;
  /** Amount of the whole order. */
  readonly totalFen: number;
  /** What the payer reads, at most 80 bytes of UTF-8. */
  readonly reason: string;
  readonly notifyUrl: string;
}

/** A refund as WeChat Pay reports it, after its signature was verified. */
export interface RefundReport {
  /** False when a notification names another service provider; answers to our own questions are always ours. */
  readonly ours: boolean;
  /** Null in answers that do not repeat it. */
  readonly subMchid: string | null;
  readonly orderNumber: string;
  readonly refundNumber: string;
  readonly state: RefundState;
  /** 微信支付退款单号. */
  readonly refundId: string;
  readonly refundFen: number;
  readonly totalFen: number;
  readonly refundedAt: Date | null;
}

/** One notification 回调通知, verified and decrypted; `id` repeats when WeChat Pay sends it again. */
export type PayNotification =
  | { readonly kind: "payment"; readonly id: string; readonly payment: PaymentReport }
  | { readonly kind: "refund"; readonly id: string; readonly refund: RefundReport }
  | { readonly kind: "other"; readonly id: string; readonly eventType: string };

/** HTTP headers with lower-case names, as `node:http` gives them. */
export type NotificationHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * WeChat Pay in partner mode. Every method throws `PayRefused`, `PayOutcomeUnknown` or `PaySecurityError` of
 * `pay-errors.ts` and nothing else that is foreseen.
 */
export interface PayGateway {
  /** Opens the order, or finds it again, and signs what the client needs to pay it. */
  prepay(order: PrepayRequest): Promise<Prepaid>;
  query(subMchid: string, orderNumber: string): Promise<PaymentReport>;
  /** Makes the order unpayable; refused with `order_paid` when the payer was faster: query then, never assume. */
  close(subMchid: string, orderNumber: string): Promise<void>;
  refund(request: RefundRequest): Promise<RefundReport>;
  queryRefund(subMchid: string, refundNumber: string): Promise<RefundReport>;
  /** Fetches the platform certificates 平台证书; asked every 12 hours, because a new one is published ten days before it is used. */
  refreshCertificates(): Promise<void>;
  /** Throws unless the signature over these very bytes is genuine and recent and the content decrypts untouched. */
  readNotification(headers: NotificationHeaders, rawBody: Buffer): Promise<PayNotification>;
}
