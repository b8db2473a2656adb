import type { AppModule } from "../../platform/module";
import { initHonours } from "./honour.model";
import { honourRoutes } from "./honour.routes";
import { honourAudience, honourSubscribers } from "./honour.subscribers";
import { expireHonours } from "./operations/follow-facts";

export { listingsOf, type ListingFacts } from "./honour.queries";

const HOUR = 3_600_000;

/** The red and black lists 红黑榜: proposed, heard, published, taken off. */
export const honours: AppModule = {
  name: "honours",
  models: [initHonours],
  routes: honourRoutes,
  subscribers: honourSubscribers,
  audience: honourAudience,
  schedules: (services) => [{ name: "honours.expire", everyMs: HOUR, run: () => expireHonours(services) }],
};
