import * as z from "zod";
import { beijingTime } from "../beijing-time";
import type { Order, Refund } from "../books";
import type { World } from "../world";
import { readBody } from "./read-body";
import { Refusal } from "./refusal";

const RefundSchema = z.object({
  sub_mchid: z.string(),
  out_trade_no: z.string().optional(),
  transaction_id: z.string().optional(),
  out_refund_no: z.string().regex(/^[0-9a-zA-Z_\-|*@]{1,64}$/),
  reason: z.string().max(80).optional(),
  notify_url: z.url().optional(),
  amount: z.object({ refund: z.number().int().min(1), total: z.number().int().min(1), currency: z.literal("CNY") }),
});

type RefundInput = z.output<typeof RefundSchema>;

const SUMMARIES: Record<Refund["status"], string> = { PROCESSING: "退款处理中", SUCCESS: "退款成功", CLOSED: "退款关闭", ABNORMAL: "退款异常" };
const MAX_REFUNDS_PER_ORDER = 50;
const YEAR_MS = 366 * 86_400_000;

const paidOrder = (input: RefundInput, { books }: World): Order => {
  const order = books.orders.get(input.out_trade_no ?? "");
  if (!order || order.transactionId === null || order.paidAt === null) throw new Refusal(404, "RESOURCE_NOT_EXISTS", "订单不存在");
  if (order.subMchid !== input.sub_mchid) throw new Refusal(400, "INVALID_REQUEST", "子商户号和订单信息不匹配");
  if (order.totalFen !== input.amount.total) throw new Refusal(400, "INVALID_REQUEST", "订单金额或退款金额与之前请求不一致，请核实后再试");
  return order;
};

const checkNewRefund = (input: RefundInput, order: Order, { books }: World): void => {
  if (Date.now() - Date.parse(order.paidAt ?? "") > YEAR_MS) throw new Refusal(400, "INVALID_REQUEST", "订单已超过可退款的最大期限");
  if (order.refunds >= MAX_REFUNDS_PER_ORDER) throw new Refusal(400, "INVALID_REQUEST", "部分退款次数超限");
  if (order.refundedFen + input.amount.refund > order.totalFen) throw new Refusal(400, "INVALID_REQUEST", "申请退款金额大于订单可退金额");
  if ((books.balances.get(order.subMchid) ?? 0) < input.amount.refund) throw new Refusal(403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起");
};

const amountsOf = (refund: Refund, order: Order) => ({
  total: order.totalFen,
  refund: refund.refundFen,
  payer_total: order.totalFen,
  payer_refund: refund.refundFen,
});

const answerOf = (refund: Refund, order: Order): Record<string, unknown> => ({
  refund_id: refund.refundId,
  out_refund_no: refund.number,
  transaction_id: order.transactionId,
  out_trade_no: order.number,
  channel: "ORIGINAL",
  user_received_account: "支付用户零钱",
  create_time: refund.createdAt,
  ...(refund.doneAt !== null && { success_time: refund.doneAt }),
  status: refund.status,
  amount: { ...amountsOf(refund, order), settlement_refund: refund.refundFen, settlement_total: order.totalFen, discount_refund: 0, currency: "CNY", from: [] },
});

const settle = (refund: Refund, order: Order, world: World): void => {
  refund.status = world.faults.refundOutcome;
  if (refund.status === "SUCCESS") refund.doneAt = beijingTime(new Date());
  if (refund.status === "CLOSED") {
    order.refundedFen -= refund.refundFen;
    world.books.addBalance(order.subMchid, refund.refundFen);
  }
  if (refund.notifyUrl === null) return;
  void world.notifier.notify(refund.notifyUrl, {
    eventType: `REFUND.${refund.status}`,
    summary: SUMMARIES[refund.status],
    originalType: "refund",
    content: {
      sp_mchid: world.keys.mchid,
      sub_mchid: order.subMchid,
      transaction_id: order.transactionId,
      out_trade_no: order.number,
      refund_id: refund.refundId,
      out_refund_no: refund.number,
      refund_status: refund.status,
      ...(refund.doneAt !== null && { success_time: refund.doneAt }),
      user_received_account: "支付用户零钱",
      amount: amountsOf(refund, order),
    },
  });
};

/** 申请退款: taken from the sub-merchant's money; the same refund number is the same refund, however often it is sent. */
export const refund = (body: string, world: World): Record<string, unknown> => {
  const input = readBody(RefundSchema, body);
  const order = paidOrder(input, world);
  const known = world.books.refunds.get(input.out_refund_no);
  if (known) {
    if (known.refundFen !== input.amount.refund || known.orderNumber !== order.number) {
      throw new Refusal(400, "INVALID_REQUEST", "订单金额或退款金额与之前请求不一致，请核实后再试");
    }
    return answerOf(known, order);
  }
  checkNewRefund(input, order, world);
  const opened: Refund = {
    number: input.out_refund_no,
    refundId: `50300${String(Date.now())}${String(world.books.next()).padStart(11, "0")}`,
    orderNumber: order.number,
    refundFen: input.amount.refund,
    notifyUrl: input.notify_url ?? null,
    createdAt: beijingTime(new Date()),
    status: "PROCESSING",
    doneAt: null,
  };
  order.refundedFen += opened.refundFen;
  order.refunds += 1;
  order.state = "REFUND";
  world.books.addBalance(order.subMchid, -opened.refundFen);
  world.books.refunds.set(opened.number, opened);
  const answer = answerOf(opened, order);
  world.notifier.later(world.refundDelayMs, () => settle(opened, order, world));
  return answer;
};

/** Goes on with refunds that were under way when the simulator stopped. */
export const resumeRefunds = (world: World): void => {
  for (const open of world.books.refunds.values()) {
    const order = world.books.orders.get(open.orderNumber);
    if (order && open.status === "PROCESSING") world.notifier.later(world.refundDelayMs, () => settle(open, order, world));
  }
};

/** 查询单笔退款. */
export const queryRefund = (number: string, query: URLSearchParams, { books }: World): Record<string, unknown> => {
  const found = books.refunds.get(number);
  const order = found && books.orders.get(found.orderNumber);
  if (!order || order.subMchid !== query.get("sub_mchid")) throw new Refusal(404, "RESOURCE_NOT_EXISTS", "退款单不存在");
  return answerOf(found, order);
};
