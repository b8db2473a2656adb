import type * as z from "zod";
import { PayOutcomeUnknown, PaySecurityError } from "./pay-errors";
import { HardenedWxPay } from "./pay-client";
import type { NotificationHeaders, PayGateway, PaymentReport, PayNotification, Prepaid, PrepayRequest, RefundReport, RefundRequest } from "./pay-port";
import { checkPaySettings, type WeChatPaySettings } from "./pay-settings";
import * as wire from "./pay-wire";
import { openSealed } from "./sealed-content";
import { checkSignature } from "./signature";

const REFUND_EVENTS: ReadonlySet<string> = new Set(["REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED"]);

/** A signed answer of an unexpected shape tells nothing about what was done. */
const readAnswer = <Schema extends z.ZodType>(schema: Schema, answer: unknown, what: string): z.output<Schema> => {
  const read = schema.safeParse(answer);
  if (!read.success) throw new PayOutcomeUnknown(`${what}: the answer cannot be read`, { cause: read.error });
  return read.data;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PaySecurityError("the notification is not JSON", { cause });
  }
};

const readNotice = <Schema extends z.ZodType>(schema: Schema, text: Buffer): z.output<Schema> => {
  const read = schema.safeParse(parseJson(text.toString("utf8")));
  if (!read.success) throw new PaySecurityError("the notification has an unexpected shape", { cause: read.error });
  return read.data;
};

/** Signatures do not bind an answer to its question: a genuine answer about something else must not pass for ours. */
const mustBeAbout = (expected: readonly string[], got: readonly (string | null)[]): void => {
  if (expected.some((it, at) => it !== got[at])) throw new PaySecurityError(`asked about ${expected.join(" ")}, answered about ${got.join(" ")}`);
};

class PartnerPay implements PayGateway {
  private readonly wx: HardenedWxPay;

  constructor(
    private readonly settings: WeChatPaySettings,
    private readonly now: () => Date
  ) {
    checkPaySettings(settings, now());
    this.wx = new HardenedWxPay(settings, now);
  }

  async prepay(order: PrepayRequest): Promise<Prepaid> {
    const answer = await this.wx.signedPost("/v3/pay/partner/transactions/jsapi", wire.prepayBody(order, this.settings));
    const prepayId = readAnswer(wire.PrepaidSchema, answer, "prepay").prepay_id;
    return { prepayId, clientParams: this.wx.signForClient(prepayId) };
  }

  async query(subMchid: string, orderNumber: string): Promise<PaymentReport> {
    const asked = new URLSearchParams({ sp_mchid: this.settings.mchid, sub_mchid: subMchid });
    const answer = await this.wx.signedGet(`${this.orderPath(orderNumber)}?${asked.toString()}`);
    const report = wire.toPaymentReport(readAnswer(wire.TransactionSchema, answer, "query"), this.settings);
    mustBeAbout([subMchid, orderNumber], [report.subMchid, report.orderNumber]);
    return report;
  }

  async close(subMchid: string, orderNumber: string): Promise<void> {
    await this.wx.signedPost(`${this.orderPath(orderNumber)}/close`, { sp_mchid: this.settings.mchid, sub_mchid: subMchid });
  }

  async refund(request: RefundRequest): Promise<RefundReport> {
    const { data } = await this.wx.refunds(wire.refundBody(request));
    const report = wire.answerToRefundReport(readAnswer(wire.RefundAnswerSchema, data, "refund"), request.subMchid);
    mustBeAbout([request.orderNumber, request.refundNumber], [report.orderNumber, report.refundNumber]);
    return report;
  }

  async queryRefund(subMchid: string, refundNumber: string): Promise<RefundReport> {
    const asked = new URLSearchParams({ sub_mchid: subMchid });
    const answer = await this.wx.signedGet(`/v3/refund/domestic/refunds/${encodeURIComponent(refundNumber)}?${asked.toString()}`);
    const report = wire.answerToRefundReport(readAnswer(wire.RefundAnswerSchema, answer, "refund query"), subMchid);
    mustBeAbout([refundNumber], [report.refundNumber]);
    return report;
  }

  async readNotification(headers: NotificationHeaders, rawBody: Buffer): Promise<PayNotification> {
    await checkSignature(headers, rawBody, this.wx.keys, this.now());
    const { id, event_type: eventType, resource } = readNotice(wire.NotificationSchema, rawBody);
    if (resource.algorithm !== "AEAD_AES_256_GCM") throw new PaySecurityError(`unexpected algorithm ${resource.algorithm}`);
    const content = openSealed(resource, this.settings.apiV3Key);
    if (eventType === "TRANSACTION.SUCCESS") {
      return { kind: "payment", id, payment: wire.toPaymentReport(readNotice(wire.TransactionSchema, content), this.settings) };
    }
    if (REFUND_EVENTS.has(eventType)) {
      return { kind: "refund", id, refund: wire.noticeToRefundReport(readNotice(wire.RefundNoticeSchema, content), this.settings) };
    }
    return { kind: "other", id, eventType };
  }

  refreshCertificates(): Promise<void> {
    return this.wx.keys.refresh();
  }

  private orderPath(orderNumber: string): string {
    return `/v3/pay/partner/transactions/out-trade-no/${encodeURIComponent(orderNumber)}`;
  }
}

/**
 * The real gateway to WeChat Pay 微信支付网关; throws at once when the settings are unsafe or cannot work. `now` is the
 * wall clock, never a simulated one.
 */
export const weChatPay = (settings: WeChatPaySettings, now: () => Date = () => new Date()): PayGateway => new PartnerPay(settings, now);
