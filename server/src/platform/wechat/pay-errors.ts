/** Why WeChat Pay said no, as far as its error code tells; never read from the message text, which varies. */
export type RefusalReason =
  | "order_paid"
  | "order_closed"
  | "number_unknown"
  | "number_used"
  | "not_authorised"
  | "insufficient_balance"
  | "signature_rejected"
  | "other";

const REASONS: Readonly<Record<string, RefusalReason>> = {
  ORDERPAID: "order_paid",
  ORDER_PAID: "order_paid",
  ORDERCLOSED: "order_closed",
  ORDER_CLOSED: "order_closed",
  ORDERNOTEXIST: "number_unknown",
  ORDER_NOT_EXIST: "number_unknown",
  RESOURCE_NOT_EXISTS: "number_unknown",
  OUT_TRADE_NO_USED: "number_used",
  NO_AUTH: "not_authorised",
  NOT_ENOUGH: "insufficient_balance",
  NOTENOUGH: "insufficient_balance",
  SIGN_ERROR: "signature_rejected",
};

/** A definite refusal 明确拒绝: the request was not carried out, and sending it again unchanged will not help. */
export class PayRefused extends Error {
  readonly reason: RefusalReason;

  constructor(
    readonly status: number,
    /** WeChat Pay's own code, for logs. */
    readonly code: string,
    message: string,
    /** False when the refusal carried no valid signature: then ask again before anything that moves money. */
    readonly verified: boolean,
    readonly requestId: string | null
  ) {
    super(`${status} ${code}: ${message}`);
    this.name = "PayRefused";
    this.reason = REASONS[code] ?? "other";
  }
}

/** Nobody knows whether the request was carried out 结果未知: send it again with the SAME number, or query. */
export class PayOutcomeUnknown extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PayOutcomeUnknown";
  }
}

/** Something claimed to be WeChat Pay and did not prove it 验签失败; a request that was under way has an unknown outcome too. */
export class PaySecurityError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PaySecurityError";
  }
}
