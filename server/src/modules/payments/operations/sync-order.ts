import { DomainError } from "@sunshine/domain/kernel/errors";
import type { Services } from "../../../platform/services";
import type { Order } from "../order.model";
import { Refund } from "../refund.model";
import { isSilence } from "./compensate";
import { askAboutOrder } from "./settle-order";
import { pursueRefund } from "./settle-refund";

const OPEN_REFUNDS = ["requested", "processing", "abnormal"] as const;

/** Asks WeChat Pay now, because somebody waits for the answer 主动查单: about the payment, or about refunds under way. */
export const syncOrder = async (services: Services, order: Order): Promise<void> => {
  const { pay } = services;
  if (!pay) return;
  try {
    if (order.state !== "paid") return await askAboutOrder(services, order, pay);
    for (const refund of await Refund.findAll({ where: { orderId: order.id, state: [...OPEN_REFUNDS] } })) await pursueRefund(services, refund, pay);
  } catch (error) {
    if (!isSilence(error)) throw error;
    services.log.warn({ err: error, order: order.publicId }, "sync without an answer");
    throw new DomainError("upstream_failed", { message: "微信支付暂时没有响应，请稍后再查；付款结果不受影响" });
  }
};
