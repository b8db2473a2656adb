import * as z from "zod";
import type { PaymentReport, PaymentState, PrepayRequest, RefundReport, RefundRequest, RefundState } from "./pay-port";

/** The service provider that we are, as reports name it. */
export interface OwnIdentity {
  readonly appId: string;
  readonly mchid: string;
}

const PAYMENT_STATES = {
  NOTPAY: "unpaid",
  USERPAYING: "paying",
  SUCCESS: "paid",
  REFUND: "refunded",
  CLOSED: "closed",
  REVOKED: "revoked",
  PAYERROR: "failed",
} as const satisfies Record<string, PaymentState>;

const REFUND_STATES = {
  PROCESSING: "processing",
  SUCCESS: "done",
  CLOSED: "closed",
  ABNORMAL: "stuck",
} as const satisfies Record<string, RefundState>;

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const tradeState = z.enum(["NOTPAY", "USERPAYING", "SUCCESS", "REFUND", "CLOSED", "REVOKED", "PAYERROR"]);
const refundState = z.enum(["PROCESSING", "SUCCESS", "CLOSED", "ABNORMAL"]);

export const PrepaidSchema = z.object({ prepay_id: z.string().min(1) });

export const TransactionSchema = z.object({
  sp_appid: z.string().nullable().default(null),
  sp_mchid: z.string().nullable().default(null),
  sub_mchid: z.string().nullable().default(null),
  out_trade_no: z.string(),
  transaction_id: z.string().nullable().default(null),
  trade_state: tradeState,
  success_time: instant.nullable().default(null),
  payer: z.object({ sp_openid: z.string().nullable().default(null) }).default({ sp_openid: null }),
  amount: z
    .object({ total: z.number().int().nullable().default(null), currency: z.string().nullable().default(null) })
    .default({ total: null, currency: null }),
});

const refundFields = {
  out_trade_no: z.string(),
  out_refund_no: z.string(),
  refund_id: z.string(),
  success_time: instant.optional(),
  amount: z.object({ total: z.number().int(), refund: z.number().int() }),
};

export const RefundAnswerSchema = z.object({ ...refundFields, status: refundState });

export const RefundNoticeSchema = z.object({
  ...refundFields,
  sp_mchid: z.string().optional(),
  sub_mchid: z.string().optional(),
  refund_status: refundState,
});

export const NotificationSchema = z.object({
  id: z.string().min(1).max(64),
  event_type: z.string(),
  resource: z.object({
    algorithm: z.string(),
    ciphertext: z.string(),
    associated_data: z.string().optional(),
    nonce: z.string(),
  }),
});

export const toPaymentReport = (wire: z.output<typeof TransactionSchema>, own: OwnIdentity): PaymentReport => ({
  ours: wire.sp_appid === own.appId && wire.sp_mchid === own.mchid && wire.sub_mchid !== null,
  subMchid: wire.sub_mchid,
  orderNumber: wire.out_trade_no,
  state: PAYMENT_STATES[wire.trade_state],
  transactionId: wire.transaction_id,
  amountFen: wire.amount.total,
  currency: wire.amount.currency,
  payerOpenid: wire.payer.sp_openid,
  paidAt: wire.success_time,
});

const refundReport = (wire: z.output<typeof RefundAnswerSchema>): Omit<RefundReport, "ours" | "subMchid"> => ({
  orderNumber: wire.out_trade_no,
  refundNumber: wire.out_refund_no,
  state: REFUND_STATES[wire.status],
  refundId: wire.refund_id,
  refundFen: wire.amount.refund,
  totalFen: wire.amount.total,
  refundedAt: wire.status === "SUCCESS" ? (wire.success_time ?? null) : null,
});

/** An answer names no merchant; it belongs to the one that was asked about. */
export const answerToRefundReport = (wire: z.output<typeof RefundAnswerSchema>, subMchid: string): RefundReport => ({
  ours: true,
  subMchid,
  ...refundReport(wire),
});

export const noticeToRefundReport = (wire: z.output<typeof RefundNoticeSchema>, own: OwnIdentity): RefundReport => ({
  ours: wire.sp_mchid === own.mchid && wire.sub_mchid !== undefined,
  subMchid: wire.sub_mchid ?? null,
  ...refundReport({ ...wire, status: wire.refund_status }),
});

/** RFC 3339 in Beijing time, to the second, as `time_expire` wants it. */
const beijingTime = (at: Date): string => `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

/** The longest beginning that fits into so many bytes of UTF-8; always the same for the same text, so a retry stays a retry. */
export const clipBytes = (text: string, limit: number): string => {
  let used = 0;
  let clipped = "";
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > limit) break;
    clipped += character;
  }
  return clipped;
};

export const prepayBody = (order: PrepayRequest, own: OwnIdentity): Record<string, unknown> => ({
  sp_appid: own.appId,
  sp_mchid: own.mchid,
  sub_mchid: order.subMchid,
  description: clipBytes(order.description, 127),
  out_trade_no: order.orderNumber,
  time_expire: beijingTime(order.expiresAt),
  notify_url: order.notifyUrl,
  amount: { total: order.amountFen, currency: "CNY" },
  payer: { sp_openid: order.openid },
  // No commission is taken: nothing of the money may ever pass through the service provider.
  settle_info: { profit_sharing: false },
});

export const refundBody = (request: RefundRequest) => ({
  sub_mchid: request.subMchid,
  out_trade_no: request.orderNumber,
  out_refund_no: request.refundNumber,
  reason: clipBytes(request.reason, 80),
  notify_url: request.notifyUrl,
  amount: { refund: request.refundFen, total: request.totalFen, currency: "CNY" },
});
