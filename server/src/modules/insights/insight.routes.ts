import { dayOf } from "@sunshine/domain/kernel/day";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { nothing, route, type RoutesFor } from "../../platform/http/route";
import { OutboxDelivery } from "../../platform/outbox/outbox.model";
import type { Services } from "../../platform/services";
import { feedOf } from "./feed.queries";
import { overviewOf, pointsOf } from "./figures.queries";
import { parkedDeliveries, sourcesOf } from "./health.queries";
import { maySeeFigures, mayRetry, townsOf } from "./insight.policy";
import { loopOf, situationOf } from "./loop.queries";
import { retryParked } from "./operations/retry-parked";

/** The command centre's endpoints; what each officer sees is cut to the own towns. */
export const insightRoutes = (services: Services) =>
  ({
    overview: route(insightApi.overview, {
      subject: nothing,
      allow: maySeeFigures,
      run: ({ actor }) => {
        const now = services.clock.now();
        return overviewOf(townsOf(actor), services.region, dayOf(now), now);
      },
    }),

    loop: route(insightApi.loop, { subject: nothing, allow: maySeeFigures, run: ({ actor }) => loopOf(actor, services.clock.now()) }),

    situation: route(insightApi.situation, { subject: nothing, allow: maySeeFigures, run: ({ actor }) => situationOf(actor, services.clock.now()) }),

    points: route(insightApi.points, {
      subject: nothing,
      allow: maySeeFigures,
      run: async ({ actor }) => ({ asOf: services.clock.now().toISOString(), points: await pointsOf(townsOf(actor)) }),
    }),

    feed: route(insightApi.feed, { subject: nothing, allow: maySeeFigures, run: ({ actor, input }) => feedOf(townsOf(actor), input.limit) }),

    health: route(insightApi.health, {
      subject: nothing,
      allow: maySeeFigures,
      run: async ({ actor }) => ({ sources: await sourcesOf(services), parked: mayRetry(actor) ? await parkedDeliveries() : [] }),
    }),

    retryParked: route(insightApi.retryParked, {
      subject: ({ id }) => OutboxDelivery.findByPk(id, { lock: true }),
      allow: mayRetry,
      run: async ({ actor, subject }) => {
        await retryParked(actor, subject, services.clock.now());
        return { done: true as const };
      },
    }),
  }) satisfies RoutesFor<typeof insightApi>;
