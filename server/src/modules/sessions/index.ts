import { topic } from "../../platform/live/audience";
import type { AppModule } from "../../platform/module";
import { sweepSessions } from "./operations/end-sessions";
import { initSessions } from "./session.model";

export { createAuthenticator } from "./authenticator";
export { openSession, type OpenedSession } from "./operations/open-session";
export { endSessionOfSecret, endSessionRows, endSessionsOf, type Person } from "./operations/end-sessions";
export { findOpenSession, openSessionsOf, refreshSessionsOf } from "./session.queries";
export type { Session, SessionActor, SessionKind } from "./session.model";

/** Who is signed in where 会话. Officers and accounts stand on it; it knows neither. */
export const sessions: AppModule = {
  name: "sessions",
  models: [initSessions],
  routes: () => ({}),
  audience: { "session.revoked.v1": ({ sessionIds }) => [{ topics: sessionIds.map(topic.session), data: {} }] },
  schedules: ({ clock }) => [{ name: "sessions.sweep", everyMs: 60_000, run: () => sweepSessions(clock.now()) }],
};
