import type { Services } from "../../../platform/services";
import type { Order } from "../order.model";
import { payInSimulator } from "./pay-in-simulator";
import { syncOrder } from "./sync-order";

/**
 * For the demo world 演示世界: a placed order is paid at the services' clock and credited at once, by the notification
 * where the server already listens, else by asking. True when the money is in.
 */
export const settleInSimulator = async (services: Services, order: Order): Promise<boolean> => {
  await payInSimulator(services, order, { wait: true });
  await order.reload();
  if (order.state !== "paid") await syncOrder(services, order);
  return (await order.reload()).state === "paid";
};
