import type { AppModule } from "../../platform/module";
import { letHolderDecide } from "../evidence";
import { letNeighbourTell } from "../inspections";
import { remindOrders } from "./operations/remind";
import { initRectifications } from "./rectification.model";
import { mayReadOrder, mayReview } from "./rectification.policy";
import { findOrder, openOrdersOf } from "./rectification.queries";
import { rectificationRoutes } from "./rectification.routes";
import { rectificationAudience, rectificationSubscribers } from "./rectification.subscribers";

export { lateOrders, orderFigures } from "./order.figures";
export { openOrdersOf } from "./rectification.queries";

/** Photos of an answer are seen by whoever reads the order; where they were taken, by those who review it. Officers hear of running orders before a visit. */
const prepare = async (): Promise<void> => {
  letNeighbourTell({ openOrders: openOrdersOf });
  letHolderDecide("rectification", {
    mayRead: async (actor, id) => {
      const order = await findOrder({ id });
      return order !== null && mayReadOrder(actor, order);
    },
    mayReadCapture: async (actor, id) => {
      const order = await findOrder({ id });
      return order !== null && mayReview(actor, order);
    },
    logged: false,
  });
};

/** Is there an order with this outside id. */
export const isRectification = async (id: string): Promise<boolean> => (await findOrder({ id })) !== null;

/** Orders to rectify 责令整改: made from inspections, answered by shops, accepted by officers. */
export const rectifications: AppModule = {
  name: "rectifications",
  models: [initRectifications],
  prepare,
  routes: rectificationRoutes,
  subscribers: rectificationSubscribers,
  audience: rectificationAudience,
  schedules: (services) => [{ name: "rectifications.remind", everyMs: 60_000, run: () => remindOrders(services) }],
};
