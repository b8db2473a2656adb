import { BoundedMap } from "./bounded-map";

/** An order 订单 of the partner interface, as WeChat keeps it. */
export interface Order {
  readonly number: string;
  readonly subMchid: string;
  readonly description: string;
  readonly attach: string;
  readonly totalFen: number;
  readonly openid: string;
  readonly notifyUrl: string;
  /** RFC 3339, or null for WeChat's own seven days. */
  readonly expiresAt: string | null;
  /** Digest of the first request: a retry must be the same to the last comma. */
  readonly fingerprint: string;
  state: "NOTPAY" | "SUCCESS" | "REFUND" | "CLOSED";
  transactionId: string | null;
  paidAt: string | null;
  refundedFen: number;
  refunds: number;
}

/** A refund 退款单 as WeChat keeps it. */
export interface Refund {
  readonly number: string;
  readonly refundId: string;
  readonly orderNumber: string;
  readonly refundFen: number;
  readonly notifyUrl: string | null;
  readonly createdAt: string;
  status: "PROCESSING" | "SUCCESS" | "CLOSED" | "ABNORMAL";
  doneAt: string | null;
}

/** A prepay session 预支付会话: what a client pays with. */
export interface PrepaySession {
  readonly orderNumber: string;
  /** Epoch milliseconds. */
  readonly openedAt: number;
}

/** A code that is exchanged once. */
export interface OneTimeCode {
  /** Openid or phone number. */
  readonly subject: string;
  readonly expiresAt: number;
  used: boolean;
}

export interface NotifyAttempt {
  readonly url: string;
  readonly event: string;
  readonly attempt: number;
  /** HTTP status, or why there was none. */
  readonly outcome: number | string;
}

const ORDERS = 100_000;
const CODES = 20_000;

/** Everything that the simulated WeChat remembers; bounded, plain data. */
export class Books {
  readonly orders = new BoundedMap<string, Order>(ORDERS);
  readonly prepaySessions = new BoundedMap<string, PrepaySession>(ORDERS);
  readonly refunds = new BoundedMap<string, Refund>(ORDERS);
  /** Money at WeChat by sub-merchant, in fen. */
  readonly balances = new Map<string, number>();
  /** Sub-merchants that the service provider may not act for. */
  readonly strangers = new Set<string>();
  /** Openid → epoch milliseconds of the last sign-in. */
  readonly users = new BoundedMap<string, number>(ORDERS);
  readonly signInCodes = new BoundedMap<string, OneTimeCode>(CODES);
  readonly phoneCodes = new BoundedMap<string, OneTimeCode>(CODES);
  /** "openid template" → messages still allowed. */
  readonly consents = new BoundedMap<string, number>(CODES);
  readonly sentMessages = new BoundedMap<number, unknown>(500);
  readonly mediaChecks = new BoundedMap<string, unknown>(500);
  readonly notifyLog = new BoundedMap<number, NotifyAttempt>(1000);
  /** "POST /v3/…" → how often it was called. */
  readonly calls = new Map<string, number>();
  token: { value: string; expiresAt: number } | null = null;
  forcedTokens = 0;
  private sequence = 0;

  /** A number that no other record has. */
  next(): number {
    this.sequence += 1;
    return this.sequence;
  }

  countCall(name: string): void {
    this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
  }

  addBalance(subMchid: string, fen: number): void {
    this.balances.set(subMchid, (this.balances.get(subMchid) ?? 0) + fen);
  }
}
