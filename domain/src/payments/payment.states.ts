import { DomainError } from "../kernel/errors";

/** States of an order 订单状态. Money is real from `paid` on. */
export const ORDER_STATES = ["created", "prepaid", "paid", "closed", "failed"] as const;
export type OrderState = (typeof ORDER_STATES)[number];
export const ORDER_STATE_LABELS: Record<OrderState, string> = { created: "待支付", prepaid: "待支付", paid: "已支付", closed: "已关闭", failed: "下单失败" };

export const ORDER_MOVES = ["prepay", "pay", "close", "fail", "pay_late"] as const;
export type OrderMove = (typeof ORDER_MOVES)[number];

/** Every legal move; `pay_late` is money that arrived after closing: it is honoured and flagged. */
const MOVES: Record<OrderMove, Partial<Record<OrderState, OrderState>>> = {
  prepay: { created: "prepaid" },
  pay: { created: "paid", prepaid: "paid" },
  close: { created: "closed", prepaid: "closed" },
  fail: { created: "failed" },
  pay_late: { closed: "paid", failed: "paid" },
};

export const canMoveOrder = (from: OrderState, move: OrderMove): boolean => from in MOVES[move];

export const nextOrderState = (from: OrderState, move: OrderMove): OrderState => {
  const to = MOVES[move][from];
  if (!to) throw new DomainError("illegal_transition", { message: `订单${ORDER_STATE_LABELS[from]}，不能进行此操作` });
  return to;
};

/** States of a refund 退款状态, as WeChat Pay names them. */
export const REFUND_STATES = ["requested", "processing", "success", "closed", "abnormal"] as const;
export type RefundState = (typeof REFUND_STATES)[number];
export const REFUND_STATE_LABELS: Record<RefundState, string> = { requested: "退款申请中", processing: "退款处理中", success: "退款成功", closed: "退款关闭", abnormal: "退款异常" };

/** What a refund may become; `abnormal` 退款异常 waits for a person in the merchant console and may still end well. */
const REFUND_MOVES: Record<RefundState, readonly RefundState[]> = {
  requested: ["processing", "success", "closed", "abnormal"],
  processing: ["success", "closed", "abnormal"],
  abnormal: ["success", "closed"],
  success: [],
  closed: [],
};

export const canMoveRefund = (from: RefundState, to: RefundState): boolean => REFUND_MOVES[from].includes(to);

/** Most part refunds of one order 部分退款次数 that WeChat Pay accepts. */
export const MAX_REFUNDS = 50;
/** Days after payment within which WeChat Pay refunds 可退款期限. */
export const REFUND_DAYS = 365;
