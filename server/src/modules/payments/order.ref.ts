import type { EstablishmentRef } from "@sunshine/domain/establishments/establishment.events";
import { API_PREFIX } from "@sunshine/domain/kernel/endpoint";
import type { Services } from "../../platform/services";
import type { Order } from "./order.model";

/** The shop of an order, as events name it. */
export const shopOf = (order: Order): EstablishmentRef => ({
  id: order.establishmentId,
  publicId: order.establishmentPublicId,
  name: order.establishmentName,
  townCode: order.townCode,
});

/** What every event about an order says of it. */
export const orderFacts = (order: Order) => ({
  establishment: shopOf(order),
  orderId: order.publicId,
  accountId: order.accountId,
  amountFen: order.amountFen,
  place: order.place,
});

/** Digest under which a payer is kept and recognised. */
export const payerDigest = ({ sealing }: Pick<Services, "sealing">, openid: string): string => sealing.digest(openid, "orders.payer");

export const WEBHOOK_PATH = "/webhooks/wechat-pay";

/** Where WeChat Pay tells us of payments and refunds 回调地址. */
export const notifyUrl = ({ settings }: Pick<Services, "settings">): string => {
  const base = settings.WXPAY_NOTIFY_BASE_URL ?? settings.PUBLIC_URL ?? `http://127.0.0.1:${settings.PORT}`;
  return `${base.replace(/\/+$/, "")}${API_PREFIX}${WEBHOOK_PATH}`;
};
