import type { AppModule } from "../../platform/module";
import { initInsights } from "./count.model";
import { insightRoutes } from "./insight.routes";
import { insightSubscribers } from "./insight.subscribers";
import { countsAreMissing, rebuildCounts } from "./operations/rebuild-counts";

export { rebuildCounts } from "./operations/rebuild-counts";

/** Insights 指挥中心: figures over all modules, read only. */
export const insights: AppModule = {
  name: "insights",
  models: [initInsights],
  prepare: async (services) => {
    if (await countsAreMissing(services.db)) await rebuildCounts(services);
  },
  routes: insightRoutes,
  subscribers: insightSubscribers,
};
