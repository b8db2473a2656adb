import * as z from "zod";
import { requestOf } from "@sunshine/domain/kernel/client";
import type { Endpoint } from "@sunshine/domain/kernel/endpoint";
import { modules } from "../../modules";
import { operationIdOf } from "../../platform/http/openapi";
import type { Route } from "../../platform/http/route";
import { heardIn, type CanaryName, type Who } from "./canaries";
import type { Walked } from "./loop";
import { readable } from "./readable";
import { sampleOf } from "./samples";

/** One endpoint that is mounted, by the name of its operation. */
export interface Mounted {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly limit: Route["limit"];
}

export const mounted = ({ rig }: Walked): Mounted[] =>
  modules.flatMap((module) => Object.entries(module.routes(rig.world.services)).map(([name, { endpoint, limit }]) => ({ name: operationIdOf(module.name, name), endpoint, limit })));

/** What somebody got by asking. */
export interface Heard {
  readonly name: string;
  readonly path: string;
  readonly status: number;
  readonly canaries: readonly CanaryName[];
  readonly text: string;
}

type Values = Record<string, unknown>;
type Nouns = keyof Walked["ids"];

/** Whose id stands at a place of a path; the first that fits. What fits none is tried with every id there is. */
const PLACES: readonly (readonly [RegExp, Nouns])[] = [
  [/^\/(me\/)?complaints\/:id/, "case"], [/^\/evidence\/:id/, "evidence"], [/:establishmentId/, "shop"], [/^\/(establishments|storefronts)\/:id/, "shop"], [/^\/(me\/)?dispatches\/:id/, "task"],
  [/^\/inspections\/:(id|inspectionId)/, "inspection"], [/^\/rectifications\/:id/, "rectification"], [/^\/orders\/:id/, "order"], [/^\/officers\/:id/, "officer"], [/^\/duty\/shifts\/:id/, "shift"], [/^\/scan\/:code/, "code"],
];

const paramsOf = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);

/** Every way to fill a path with the ids of the walked loop. */
const fillings = ({ ids, rig }: Walked, { path }: Endpoint): Values[] => {
  const [first, ...rest] = paramsOf(path);
  if (first === undefined) return [{}];
  const noun = PLACES.find(([pattern]) => pattern.test(path))?.[1];
  const all = noun ? ids[noun] : Object.values(ids).flat();
  const others = Object.fromEntries(rest.map((name) => [name, name === "code" ? ids.code[0] : name === "mediationId" ? ids.mediation[0] : name === "personId" ? "0000000000000000" : rig.shop.publicId]));
  return all.map((id) => ({ [first]: id, ...others }));
};

/** Fields that an endpoint cannot do without, and searches by what should not be found. */
const ASKED: Readonly<Record<string, readonly Values[]>> = {
  "GET /complaints/similar": [{ category: "food", lng: 119.0402, lat: 29.6053 }, { category: "unlicensed", lng: 119.041, lat: 29.606 }],
  "GET /duty/shifts": [{ from: "2026-11-20", to: "2026-11-30" }],
  "GET /saved-views": [{ list: "establishments" }],
  "GET /establishments": [{ q: "CANARY" }, { q: "13912345678" }],
  "GET /officers": [{ q: "CANARY" }],
};

/** Values that a field of a query may have, as far as they are few. */
const choicesOf = (name: string, schema: z.ZodType, { rig }: Walked): unknown[] => {
  if (name === "limit") return [1];
  if (/^establishmentId$/.test(name)) return [rig.shop.publicId];
  if (name === "townCode") return ["330127100"];
  const text = JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  const options = /"enum":(\[[^\]]*\])/.exec(text)?.[1];
  return options ? (JSON.parse(options) as unknown[]) : [];
};

/** The queries worth asking: none, each choice of each field by itself, and the endpoint's own. */
const queries = (walked: Walked, endpoint: Endpoint): Values[] => {
  const shape = (endpoint.input as unknown as { shape?: Record<string, z.ZodType> }).shape ?? {};
  const own = ASKED[`${endpoint.method} ${endpoint.path}`] ?? [];
  const fields = Object.entries(shape).filter(([name]) => !paramsOf(endpoint.path).includes(name));
  const single = fields.flatMap(([name, schema]) => choicesOf(name, schema, walked).map((value) => ({ [name]: value })));
  const base = own[0] && !("q" in own[0]) ? own[0] : {};
  return [base, ...own, ...single.map((one) => ({ ...base, ...one }))];
};

const call = async ({ rig, people }: Walked, who: Who, { name, endpoint }: Mounted, values: Values): Promise<Heard> => {
  const { url, body } = requestOf(endpoint, values);
  const response = await rig.world.fetchAs(people[who], url, { method: endpoint.method, headers: { "content-type": "application/json", "idempotency-key": rig.key() }, ...(body && { body: JSON.stringify(body) }) });
  const text = await readable(response);
  return { name, path: `${endpoint.method} ${endpoint.path}`, status: response.status, canaries: heardIn(text), text };
};

const nextOf = (text: string): string | undefined => /"next":"([^"]+)"/.exec(text)?.[1];

/** Asks and turns the pages to the end. */
const turn = async (walked: Walked, who: Who, it: Mounted, values: Values): Promise<Heard[]> => {
  const heard = [await call(walked, who, it, values)];
  for (let next = nextOf(heard[0]!.text); next !== undefined && heard.length < 30; next = nextOf(heard.at(-1)!.text)) heard.push(await call(walked, who, it, { ...values, after: next }));
  return heard;
};

/** Moves the clock on, so that the limits against guessing do not end a crawl. */
export const pause = ({ rig }: Walked): void => rig.world.at(new Date(rig.world.services.clock.now().getTime() + 3_601_000).toISOString());

const SHUT = [401, 403, 404];

/** One record or list, with each filter; who is not let in is not let in by a filter. */
const readOne = async (walked: Walked, who: Who, it: Mounted, filled: Values): Promise<Heard[]> => {
  const heard: Heard[] = [];
  for (const query of queries(walked, it.endpoint)) {
    heard.push(...(await turn(walked, who, it, { ...query, ...filled })));
    if (SHUT.includes(heard[0]!.status)) break;
  }
  return heard;
};

/** Everything that one person can read: each address, with each id, each filter and each page. */
export const readAll = async (walked: Walked, who: Who): Promise<Heard[]> => {
  const heard: Heard[] = [];
  for (const it of mounted(walked).filter(({ endpoint }) => endpoint.method === "GET")) {
    if (it.limit) pause(walked);
    for (const filled of fillings(walked, it.endpoint)) heard.push(...(await readOne(walked, who, it, filled)));
  }
  return heard;
};

/** What the server tells about itself, without a session. */
export const readAround = async ({ rig }: Walked): Promise<Heard[]> => {
  const heard: Heard[] = [];
  for (const path of ["/healthz", "/readyz", "/metrics", "/openapi.json", "/api", "/", `/s/0123456789`]) {
    const response = await rig.world.fetchAs({ kind: "anonymous" }, path, { redirect: "manual" });
    const text = await readable(response);
    heard.push({ name: path, path, status: response.status, canaries: heardIn(text), text });
  }
  return heard;
};

const bodyOf = (walked: Walked, { input }: Endpoint, filled: Values): Values => ({ ...(sampleOf(input, { shop: walked.rig.shop.publicId, intoId: walked.ids.case[1]! }) as Values), ...filled });

/** Everything that one person can try to do: each write, with each id. What is refused says why, and nothing else. */
export const tryAll = async (walked: Walked, who: Who): Promise<Heard[]> => {
  const heard: Heard[] = [];
  for (const it of mounted(walked).filter(({ endpoint }) => endpoint.method !== "GET")) {
    if (it.limit) pause(walked);
    for (const filled of fillings(walked, it.endpoint)) heard.push(await call(walked, who, it, bodyOf(walked, it.endpoint, filled)));
  }
  return heard;
};
