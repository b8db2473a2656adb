import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readSettings } from "@sunshine/config/settings";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { API_PREFIX, type Endpoint } from "@sunshine/domain/kernel/endpoint";
import { modules } from "../modules";
import { operationIdOf } from "../platform/http/openapi";
import { isOpen } from "../platform/http/route";
import { actorsAround } from "./actors";
import { openWorld, type World } from "./world";

/** What may be asked without a session, and nothing else: signing in, the public's pages, reporting without a name. */
const OPEN = [
  "accounts.beginPcSignIn", "accounts.claimPcSignIn", "accounts.demoPeople", "accounts.demoPhoneCode", "accounts.demoWechatCode", "accounts.me",
  "accounts.askSignInCode", "accounts.resumeOfficer", "accounts.signInByPassword", "accounts.signInByPhone", "accounts.signInByWechat", "accounts.signInOfficerOnPhone", "accounts.signOut",
  "complaints.categories", "complaints.followUp", "complaints.followUpRate", "complaints.followUpReopen", "complaints.followUpSupplement", "complaints.published", "complaints.submit", "contents.photo",
  "establishments.photo", "evidence.upload", "honours.published", "regions.current",
  "storefronts.get", "storefronts.recordScan", "storefronts.scan", "storefronts.search",
];

const ROOT = join(__dirname, "../../..");
const { anonymous, administrator, diner, owner } = actorsAround(1);
const restricted: Actor = { ...administrator, restricted: true };

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const mounted = () =>
  modules.flatMap((module) => Object.entries(module.routes(world.services)).map(([name, binding]) => ({ module: module.name, name: operationIdOf(module.name, name), binding, endpoint: binding.endpoint })));

const answerOf = async (at: World, actor: Actor, { method, path }: Endpoint, body?: object) => {
  const response = await at.fetchAs(actor, API_PREFIX + path.replace(/:\w+/g, "0000000000000000"), {
    method, headers: { "content-type": "application/json", "idempotency-key": "0123456789" }, ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const { error } = (text.startsWith("{") ? JSON.parse(text) : {}) as { error?: { code: string; fields: unknown[] } };
  return { status: response.status, code: error?.code, fields: error?.fields };
};

test("exactly these endpoints are open without a session", () => {
  expect(mounted().filter(({ binding }) => isOpen(binding)).map(({ name }) => name).sort()).toEqual([...OPEN].sort());
});

test("every other endpoint sends somebody without a session to the sign-in, and says nothing of fields or records", async () => {
  for (const { name, endpoint } of mounted().filter(({ name: it }) => !OPEN.includes(it))) {
    expect({ name, ...(await answerOf(world, anonymous, endpoint)) }).toEqual({ name, status: 401, code: "unauthenticated", fields: [] });
  }
});

test("who must change a one-time password first is refused everywhere but there", async () => {
  const free = mounted().filter(({ binding }) => binding.whileRestricted === true).map(({ name }) => name).sort();
  expect(free).toEqual(["accounts.changePassword", "accounts.me", "accounts.resumeOfficer", "accounts.revokeSession", "accounts.sessions", "accounts.signInByPassword", "accounts.signInOfficerOnPhone", "accounts.signOut", "accounts.unbindWechat"]);
  for (const { name, endpoint } of mounted().filter(({ binding }) => !isOpen(binding) && binding.whileRestricted !== true)) {
    expect({ name, ...(await answerOf(world, restricted, endpoint)) }).toMatchObject({ name, status: 403, code: "forbidden" });
  }
});

const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(ending)).map((name) => join(ROOT, folder, name));

/** Which contract an endpoint was written down in. */
const contracts = async (): Promise<Map<Endpoint, string>> => {
  const found = new Map<Endpoint, string>();
  for (const path of filesBelow("domain/src", ".contract.ts")) {
    for (const [name, api] of Object.entries((await import(path)) as Record<string, Record<string, Endpoint>>).filter(([it]) => it.endsWith("Api"))) {
      for (const endpoint of Object.values(api)) found.set(endpoint, name);
    }
  }
  return found;
};

test("every mounted endpoint stands in the access matrix of its module, with other shops and other stations among the actors", async () => {
  const names = await contracts();
  const missing = mounted().filter(({ module, endpoint }) => {
    const api = names.get(endpoint);
    const texts = filesBelow(`server/src/modules/${module}/tests`, ".test.ts").map((path) => readFileSync(path, "utf8"));
    // A record by the keys of the contract does not compile while an endpoint is missing in it.
    return !texts.some((text) => text.includes(`keyof typeof ${String(api)}`) && text.includes("ActorName[]>"));
  });
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test("a call from outside that proves nothing has no effect", async () => {
  const webhooks = modules.flatMap((module) => module.webhooks?.(world.services) ?? []);
  expect(webhooks.length).toBeGreaterThan(0);
  for (const { path } of webhooks) {
    for (const body of ["", "{}", '{"id":"1","event_type":"TRANSACTION.SUCCESS","resource":{}}']) {
      const { status } = await world.fetchAs(anonymous, API_PREFIX + path, { method: "POST", body });
      expect({ path, body, refused: status >= 400 }).toEqual({ path, body, refused: true });
    }
  }
});

const DEMO_INPUTS: Readonly<Record<string, object>> = { "accounts.demoWechatCode": { openid: "oDemo" }, "accounts.demoPhoneCode": { phone: "13800001234" }, "payments.demoPay": { id: "0000000000000000", outcome: "pay" }, "notices.messages.demoConsent": { templates: ["case_progress"] } };

test("what exists for the demo does not exist in production, for anybody", async () => {
  const settings = readSettings({ MODE: "production", DATA_KEY: Buffer.alloc(32, 3).toString("base64"), PUBLIC_URL: "https://food.example", LOG_LEVEL: "silent" });
  const production = await openWorld({ settings });
  const demo = mounted().filter(({ name, endpoint }) => /\.demo/.test(name) || endpoint.path.includes("/demo"));
  expect(demo.map(({ name }) => name).sort()).toEqual(["accounts.demoPeople", "accounts.demoPhoneCode", "accounts.demoWechatCode", "notices.messages.demoConsent", "payments.demoPay"]);
  for (const { name, endpoint } of demo) {
    for (const actor of [administrator, diner, owner]) expect({ name, ...(await answerOf(production, actor, endpoint, endpoint.method === "GET" ? undefined : DEMO_INPUTS[name])) }).toMatchObject({ name, status: 404 });
    expect({ name, status: (await answerOf(production, anonymous, endpoint, endpoint.method === "GET" ? undefined : DEMO_INPUTS[name])).status }).toEqual({ name, status: OPEN.includes(name) ? 404 : 401 });
  }
  await production.close();
});

test("each address and method is mounted once", () => {
  const addresses = mounted().map(({ endpoint }) => `${endpoint.method} ${endpoint.path.replace(/:\w+/g, ":")}`);
  expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([]);
});
