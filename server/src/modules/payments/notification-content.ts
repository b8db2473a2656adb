import type { Services } from "../../platform/services";
import type { PayNotification } from "../../platform/wechat/pay-port";
import type { PaymentNotification } from "./notification.model";

const CONTEXT = "payment_notifications.content";

/** The decrypted content names the payer, so it is kept sealed. */
export const sealNotification = ({ sealing }: Pick<Services, "sealing">, notice: PayNotification): string => sealing.seal(JSON.stringify(notice), CONTEXT);

const revive = (key: string, value: unknown): unknown => ((key === "paidAt" || key === "refundedAt") && typeof value === "string" ? new Date(value) : value);

/** What was verified and decrypted when it came; sealed by ourselves since, so its shape is known. */
export const openNotification = ({ sealing }: Pick<Services, "sealing">, { content }: Pick<PaymentNotification, "content">): PayNotification =>
  JSON.parse(sealing.open(content, CONTEXT), revive) as PayNotification;
