import type { Sequelize } from "sequelize";
import type { Endpoint } from "@sunshine/domain/kernel/endpoint";
import type { Route } from "./http/route";
import type { WebhookRoute } from "./http/webhook";
import type { JobHandler } from "./jobs/jobs";
import type { Schedule } from "./jobs/schedules";
import type { AudienceTable } from "./live/audience";
import type { Subscriber } from "./outbox/outbox";
import type { Services } from "./services";

/** What a feature folder hands to the application. Nothing else is public but its front-door queries. */
export interface AppModule {
  readonly name: string;
  readonly models: readonly ((sequelize: Sequelize) => unknown)[];
  /** What must be in the tables before the first request; runs at each start, on every server, and changes nothing the second time. */
  readonly prepare?: (services: Services) => Promise<void>;
  readonly routes: (services: Services) => Record<string, Route>;
  readonly subscribers?: (services: Services) => readonly Subscriber[];
  /** Who hears this module's events live, and what they are told. */
  readonly audience?: AudienceTable;
  readonly jobs?: (services: Services) => Record<string, JobHandler>;
  readonly schedules?: (services: Services) => readonly Schedule[];
  /** Calls from outside that prove themselves by a signature instead of a session. */
  readonly webhooks?: (services: Services) => readonly WebhookRoute[];
}

/** The endpoints of a module under the names that it gives them. */
export const endpointsOf = (module: AppModule, services: Services): Record<string, Endpoint> =>
  Object.fromEntries(Object.entries(module.routes(services)).map(([name, { endpoint }]) => [name, endpoint]));
