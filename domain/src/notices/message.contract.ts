import * as z from "zod";
import { endpoint } from "../kernel/endpoint";
import { pageInput, pageOf } from "../kernel/paging";
import { CONSENT_ANSWERS, SUBSCRIBE_TEMPLATES } from "./notice.vocabulary";

/** What becomes of a subscribe message 订阅消息发送状态. */
export const SUBSCRIBE_STATES = ["waiting", "sent", "skipped", "failed"] as const;
export type SubscribeState = (typeof SUBSCRIBE_STATES)[number];
export const SUBSCRIBE_STATE_LABELS: Record<SubscribeState, string> = { waiting: "待发送", sent: "已发送", skipped: "未授权，不发送", failed: "发送失败" };

/** What becomes of a short message 短信发送状态. */
export const SHORT_MESSAGE_STATES = ["waiting", "kept", "sent", "failed"] as const;
export type ShortMessageState = (typeof SHORT_MESSAGE_STATES)[number];
export const SHORT_MESSAGE_STATE_LABELS: Record<ShortMessageState, string> = { waiting: "待发送", kept: "留存，未发出", sent: "已交短信网关", failed: "发送失败" };

const template = z.enum(SUBSCRIBE_TEMPLATES);
const Count = z.number().int();

/** Of one kind of subscribe message: how many more may be sent to this person. */
export const ConsentSchema = z.strictObject({ template, label: z.string(), /** Id in WeChat, for `wx.requestSubscribeMessage`. */ templateId: z.string(), remaining: Count, lastAnswer: z.enum(CONSENT_ANSWERS).nullable() });
export type Consent = z.output<typeof ConsentSchema>;

/** Who was meant is not told: the operator looks at whether messages leave, not at people. */
export const SentSubscribeSchema = z.strictObject({ id: Count, at: z.iso.datetime(), template, label: z.string(), title: z.string(), state: z.enum(SUBSCRIBE_STATES), attempts: Count, reason: z.string().nullable(), doneAt: z.iso.datetime().nullable() });
export type SentSubscribe = z.output<typeof SentSubscribeSchema>;

export const ShortMessageSchema = z.strictObject({ id: Count, at: z.iso.datetime(), purpose: z.enum(["code", "notice"]), /** Masked. */ phone: z.string(), /** Words of a message that nobody else gets to see; null once a gateway has it. */ text: z.string().nullable(), state: z.enum(SHORT_MESSAGE_STATES), reason: z.string().nullable(), doneAt: z.iso.datetime().nullable() });
export type ShortMessage = z.output<typeof ShortMessageSchema>;

export const messageApi = {
  consents: endpoint({ method: "GET", path: "/me/subscribe-consents", summary: "可请求授权的订阅消息，以及还可以给我发几条", input: z.strictObject({}), output: z.strictObject({ rows: z.array(ConsentSchema) }) }),
  /** One acceptance is one message, so a request that a phone repeats must not count twice. */
  recordConsent: endpoint({
    method: "POST",
    path: "/me/subscribe-consents",
    summary: "登记 wx.requestSubscribeMessage 的结果",
    repeat: "key",
    input: z.strictObject({ answers: z.array(z.strictObject({ template, answer: z.enum(CONSENT_ANSWERS) })).min(1).max(SUBSCRIBE_TEMPLATES.length) }),
    output: z.strictObject({ rows: z.array(ConsentSchema) }),
  }),
  /** Exists in demo mode only: the simulated WeChat notes the consent that a browser cannot ask for. */
  demoConsent: endpoint({ method: "POST", path: "/demo/subscribe-consent", summary: "在微信模拟器中同意接收（仅演示模式）", input: z.strictObject({ templates: z.array(template).min(1) }), output: z.strictObject({ done: z.literal(true) }) }),
  subscribeMessages: endpoint({
    method: "GET",
    path: "/subscribe-messages",
    summary: "订阅消息发送记录，最近的在前",
    input: z.strictObject({ ...pageInput, state: z.enum(SUBSCRIBE_STATES).optional() }),
    output: pageOf(SentSubscribeSchema),
  }),
  shortMessages: endpoint({
    method: "GET",
    path: "/short-messages",
    summary: "短信发送记录，最近的在前",
    input: z.strictObject({ ...pageInput, state: z.enum(SHORT_MESSAGE_STATES).optional() }),
    output: pageOf(ShortMessageSchema),
  }),
};
