import type { AppModule } from "../../platform/module";
import { initAlarms } from "./alarm.model";
import { alarmRoutes } from "./alarm.routes";
import { initInsights } from "./count.model";
import { insightAudience } from "./insight.audience";
import { insightRoutes } from "./insight.routes";
import { insightSubscribers } from "./insight.subscribers";
import { countsAreMissing, rebuildCounts } from "./operations/rebuild-counts";

export { rebuildCounts } from "./operations/rebuild-counts";

/** Insights 指挥中心: figures over all modules, read only, and the alarms that ring there. */
export const insights: AppModule = {
  name: "insights",
  models: [initInsights, initAlarms],
  prepare: async (services) => {
    if (await countsAreMissing(services.db)) await rebuildCounts(services);
  },
  routes: (services) => ({
    ...Object.fromEntries(Object.entries(insightRoutes(services)).map(([name, it]) => [`insights.${name}`, it])),
    ...Object.fromEntries(Object.entries(alarmRoutes(services)).map(([name, it]) => [`alarms.${name}`, it])),
  }),
  audience: insightAudience,
  subscribers: insightSubscribers,
};
