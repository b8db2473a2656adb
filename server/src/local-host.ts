import { createHash } from "node:crypto";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { createCaller, type Caller } from "@sunshine/domain/kernel/client";
import type { ErrorBody } from "@sunshine/domain/kernel/errors";
import { migrations } from "../migrations";
import { createApp } from "./app";
import { modules } from "./modules";
import type { Authenticator } from "./platform/http/request-state";
import { memoryBus } from "./platform/live/bus";
import { createRuntime, listen, type Runtime } from "./platform/runtime";
import type { Services } from "./platform/services";

/** An error answer as an in-process caller meets it. */
export class ApiError extends Error {
  constructor(readonly status: number, readonly body: ErrorBody["error"]) {
    super(`${status} ${body.code}: ${body.message} ${JSON.stringify(body.fields)}`);
  }
}

/** The whole server inside this process, for the demo world and for tests: real HTTP, and anybody can be impersonated. */
export interface LocalHost {
  readonly url: string;
  readonly runtime: Runtime;
  /** Calls the API as somebody, through the clients' own caller. */
  readonly as: (actor: Actor) => Caller;
  /** Raw requests as somebody: for headers and files. */
  readonly fetchAs: (actor: Actor, path: string, init?: RequestInit) => Promise<Response>;
  /** A bearer for somebody. */
  readonly tokenOf: (actor: Actor) => string;
  /** Delivers every event, and what those cause. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The body of a good answer; an error answer is thrown. */
export const readJson = async (response: Response): Promise<unknown> => {
  const body: unknown = await response.json();
  if (!response.ok) throw new ApiError(response.status, (body as ErrorBody).error);
  return body;
};

/** Opens the application on a local port; `real` answers for bearers that were not made here. */
export const openLocalHost = async (services: Services, real: Authenticator, port = 0): Promise<LocalHost> => {
  const bus = memoryBus();
  const runtime = await createRuntime(services, modules, bus, migrations);
  const actors = new Map<string, Actor>();
  const authenticator: Authenticator = {
    actorOf: async (secret) => actors.get(secret) ?? real.actorOf(secret),
    csrfTokenOf: real.csrfTokenOf,
  };
  const app = createApp({ services, modules, authenticator, metrics: runtime.metrics, bus, pages: [], ready: runtime.ready });
  await runtime.hub.start();
  const listening = await listen(services, runtime, app.callback(), authenticator, port, "127.0.0.1");
  const url = `http://127.0.0.1:${listening.port}`;
  const tokenOf = (actor: Actor): string => {
    const secret = createHash("sha256").update(JSON.stringify(actor)).digest("base64url");
    actors.set(secret, actor);
    return secret;
  };
  const fetchAs: LocalHost["fetchAs"] = (actor, path, init = {}) => {
    const bearer = actor.kind === "anonymous" ? {} : { authorization: `Bearer ${tokenOf(actor)}` };
    return fetch(url + path, { ...init, headers: { ...bearer, ...(init.headers as Record<string, string> | undefined) } });
  };
  return {
    url, runtime, fetchAs, tokenOf,
    as: (actor) =>
      createCaller(async ({ method, url: path, body, headers }) =>
        readJson(await fetchAs(actor, path, { method, headers: { "content-type": "application/json", ...headers }, ...(body && { body: JSON.stringify(body) }) }))
      ),
    settle: async () => {
      await runtime.relay.drain();
      await runtime.hub.poll();
    },
    close: async () => {
      await runtime.hub.stop();
      await listening.close();
      await runtime.relay.stop();
    },
  };
};
