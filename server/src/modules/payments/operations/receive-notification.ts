import { inTransaction } from "../../../platform/db/transaction";
import type { WebhookAnswer, WebhookRequest } from "../../../platform/http/webhook";
import type { Services } from "../../../platform/services";
import { PaySecurityError } from "../../../platform/wechat/pay-errors";
import type { PayNotification } from "../../../platform/wechat/pay-port";
import { sealNotification } from "../notification-content";
import { PaymentNotification } from "../notification.model";
import { applyNotification } from "./apply-notification";

const KEPT_HEADERS = ["wechatpay-timestamp", "wechatpay-nonce", "wechatpay-serial", "wechatpay-signature", "wechatpay-signature-type", "request-id"];

const keptHeaders = (headers: WebhookRequest["headers"]): Record<string, string> =>
  Object.fromEntries(KEPT_HEADERS.flatMap((name) => (typeof headers[name] === "string" ? [[name, headers[name]]] : [])));

const failure = (status: number, message: string): WebhookAnswer => ({ status, body: { code: "FAIL", message } });

/** Stores it, or finds it stored: WeChat Pay sends the same notification until it is answered. */
const store = (services: Services, notice: PayNotification, { headers, raw }: WebhookRequest): Promise<PaymentNotification> =>
  inTransaction(services.db.sequelize, async () => {
    await PaymentNotification.bulkCreate(
      [
        {
          notifyId: notice.id, kind: notice.kind, headers: keptHeaders(headers), body: raw.toString("utf8"), content: sealNotification(services, notice),
          state: "received", receivedAt: services.clock.now(),
        },
      ],
      { ignoreDuplicates: true }
    );
    return PaymentNotification.findOne({ where: { notifyId: notice.id }, rejectOnEmpty: true });
  });

/**
 * Takes a notification of WeChat Pay 支付回调: what does not prove itself is refused and leaves no trace; what does is
 * stored before it is answered, and put into effect at once where nothing hinders, else by the next sweep.
 */
export const receiveNotification = async (services: Services, request: WebhookRequest): Promise<WebhookAnswer> => {
  const { pay, log } = services;
  if (!pay) return failure(503, "支付未开通");
  let notice: PayNotification;
  try {
    notice = await pay.readNotification(request.headers, request.raw);
  } catch (error) {
    log.warn({ err: error }, "notification refused");
    return error instanceof PaySecurityError ? failure(401, "签名验证失败") : failure(503, "暂时无法验证签名");
  }
  const stored = await store(services, notice, request);
  await applyNotification(services, stored.id).catch((error: unknown) => log.error({ err: error, notification: stored.id }, "notification left for the sweep"));
  return { status: 204 };
};
