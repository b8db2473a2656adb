import type { AppModule } from "../../platform/module";
import { initStorefronts } from "./storefront.model";
import { storefrontRoutes } from "./storefront.routes";
import { storefrontSchedules } from "./storefront.schedules";
import { storefrontAudience, storefrontSubscribers } from "./storefront.subscribers";

export { refreshStorefronts } from "./operations/refresh-storefronts";
export { scansByDay, scansOf } from "./scan.queries";

/** Storefronts 公示页: what the public sees of a shop, ready before anybody asks. */
export const storefronts: AppModule = {
  name: "storefronts",
  models: [initStorefronts],
  routes: storefrontRoutes,
  subscribers: storefrontSubscribers,
  audience: storefrontAudience,
  schedules: storefrontSchedules,
};
