import * as z from "zod";
import { SHOWN_GRADES } from "../grades/grade.vocabulary";
import { DaySchema } from "../kernel/day";
import { endpoint } from "../kernel/endpoint";
import { CodeSchema, IdSchema } from "../kernel/id";
import { pageInput, pageOf } from "../kernel/paging";
import { ORDER_STATES, REFUND_STATES } from "./payment.states";

const Fen = z.number().int();

const RefundViewSchema = z.strictObject({
  id: IdSchema,
  amountFen: Fen,
  reason: z.string(),
  state: z.enum(REFUND_STATES),
  createdAt: z.iso.datetime(),
});

/** What the shop answers to a review 商家回复; the latest words count. */
const ReviewReplySchema = z.strictObject({ text: z.string(), on: DaySchema });

/** A review 评价 as anybody reads it: by somebody who paid there, and nothing of who. */
export const PublicReviewSchema = z.strictObject({ stars: z.number().int(), text: z.string(), on: DaySchema, reply: ReviewReplySchema.nullable() });
export type PublicReview = z.output<typeof PublicReviewSchema>;

/** An order 订单 as its diner or its shop sees it; the shop never learns who the diner is. */
export const OrderViewSchema = z.strictObject({
  id: IdSchema,
  /** 商户订单号. */
  number: z.string(),
  establishmentId: IdSchema,
  establishmentName: z.string(),
  licenceNumber: z.string(),
  /** Where the code stands: table or till. */
  place: z.string(),
  amountFen: Fen,
  refundedFen: Fen,
  state: z.enum(ORDER_STATES),
  /** Money came after closing or did not match: the shop should look. */
  anomaly: z.string().nullable(),
  gradeAtPayment: z.enum(SHOWN_GRADES),
  createdAt: z.iso.datetime(),
  paidAt: z.iso.datetime().nullable(),
  /** Until when it can be paid. */
  expiresAt: z.iso.datetime(),
  refunds: z.array(RefundViewSchema),
  review: z.strictObject({ stars: z.number().int(), text: z.string(), reply: ReviewReplySchema.nullable() }).nullable(),
  abilities: z.array(z.enum(["pay", "refund", "review", "complain", "answer_review"])),
});
export type OrderView = z.output<typeof OrderViewSchema>;

/** Parameters for wx.requestPayment, signed by the server. */
export const ClientPaymentSchema = z.strictObject({
  appId: z.string(),
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal("RSA"),
  paySign: z.string(),
});

const one = z.strictObject({ id: IdSchema });

export const paymentApi = {
  place: endpoint({
    method: "POST",
    path: "/orders",
    summary: "下单并取得微信支付参数；重复提交得到同一订单",
    repeat: "key",
    input: z.strictObject({ code: CodeSchema, amountFen: z.number().int().min(1, "金额至少 0.01 元").max(5_000_000, "单笔不超过 5 万元") }),
    output: z.strictObject({ order: OrderViewSchema, payment: ClientPaymentSchema }),
  }),
  /** Signs the parameters again for an order that is still to be paid. */
  repay: endpoint({ method: "POST", path: "/orders/:id/payment", summary: "继续支付未付订单", input: one, output: z.strictObject({ order: OrderViewSchema, payment: ClientPaymentSchema }) }),
  /** The phone's own success callback proves nothing: the server asks WeChat. */
  sync: endpoint({ method: "POST", path: "/orders/:id/sync", summary: "向微信支付查询并更新订单", input: one, output: OrderViewSchema }),
  get: endpoint({ method: "GET", path: "/orders/:id", summary: "订单与小票", input: one, output: OrderViewSchema }),
  mine: endpoint({ method: "GET", path: "/me/orders", summary: "我的订单", input: z.strictObject(pageInput), output: pageOf(OrderViewSchema) }),
  ofShop: endpoint({
    method: "GET",
    path: "/establishments/:establishmentId/orders",
    summary: "本店某日的订单（不含付款人信息）",
    input: z.strictObject({ establishmentId: IdSchema, ...pageInput, day: DaySchema.optional(), state: z.enum(ORDER_STATES).optional() }),
    output: pageOf(OrderViewSchema),
  }),
  takings: endpoint({
    method: "GET",
    path: "/establishments/:establishmentId/takings",
    summary: "本店某日收款：笔数、金额、退款",
    input: z.strictObject({ establishmentId: IdSchema, day: DaySchema.optional() }),
    output: z.strictObject({
      day: DaySchema,
      orders: z.number().int(),
      paidFen: Fen,
      refundedFen: Fen,
      scans: z.number().int(),
      /** The seven days up to `day`. */
      week: z.array(z.strictObject({ day: DaySchema, orders: z.number().int(), paidFen: Fen })),
    }),
  }),
  refund: endpoint({
    method: "POST",
    path: "/orders/:id/refunds",
    summary: "店铺负责人退款（原路退回）",
    repeat: "key",
    input: z.strictObject({ id: IdSchema, amountFen: z.number().int().min(1), reason: z.string().trim().min(2, "请填写退款原因").max(60) }),
    output: OrderViewSchema,
  }),
  review: endpoint({
    method: "POST",
    path: "/orders/:id/review",
    summary: "付款后的评价（每单一次，可修改）",
    input: z.strictObject({ id: IdSchema, stars: z.number().int().min(1).max(5), text: z.string().trim().max(300) }),
    output: OrderViewSchema,
  }),
  answerReview: endpoint({
    method: "POST",
    path: "/orders/:id/review/reply",
    summary: "店铺回复一条评价（公开，可修改）",
    input: z.strictObject({ id: IdSchema, text: z.string().trim().min(2, "请填写回复").max(200) }),
    output: OrderViewSchema,
  }),
  /** For oversight: counts and sums, no person. */
  oversight: endpoint({
    method: "GET",
    path: "/payments/oversight",
    summary: "支付情况（监管用，仅笔数与金额）",
    input: z.strictObject({ from: DaySchema.optional(), to: DaySchema.optional(), ...pageInput }),
    output: z.strictObject({
      from: DaySchema,
      to: DaySchema,
      totals: z.strictObject({ shops: z.number().int(), orders: z.number().int(), paidFen: Fen, refunds: z.number().int(), refundedFen: Fen, anomalies: z.number().int() }),
      days: z.array(z.strictObject({ day: DaySchema, orders: z.number().int(), paidFen: Fen })),
      rows: z.array(z.strictObject({ establishmentId: IdSchema, establishmentName: z.string(), townCode: z.string(), orders: z.number().int(), paidFen: Fen, refunds: z.number().int(), refundedFen: Fen, anomalies: z.number().int() })),
      next: z.string().nullable(),
    }),
  }),
  /** Exists in demo mode only: stands for the WeChat payment sheet in a browser. */
  demoPay: endpoint({
    method: "POST",
    path: "/demo/pay",
    summary: "让微信模拟器完成支付（仅演示模式）",
    input: z.strictObject({ id: IdSchema, outcome: z.enum(["pay", "cancel"]).default("pay") }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
};
