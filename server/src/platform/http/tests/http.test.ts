import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";

const { administrator, anonymous, diner } = actorsAround(1);
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Said {
  readonly status: number;
  readonly code: string | undefined;
  readonly fields: readonly { readonly path: string }[];
  readonly headers: Headers;
}

const ask = async (path: string, init: RequestInit = {}, actor = administrator as Parameters<World["fetchAs"]>[0]): Promise<Said> => {
  const response = await world.fetchAs(actor, path, init);
  const text = await response.text();
  const { error } = (text.startsWith("{") ? JSON.parse(text) : {}) as { error?: { code: string; fields: { path: string }[] } };
  return { status: response.status, code: error?.code, fields: error?.fields ?? [], headers: response.headers };
};
const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({ method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });

test.each([
  ["DELETE", "/api/v1/officers", "HEAD, GET, POST"],
  ["PUT", "/api/v1/me", "HEAD, GET"],
  ["POST", "/healthz", "GET, HEAD"],
])("%s on %s is refused and says what there is", async (method, path, allow) => {
  const { status, code, headers } = await ask(path, { method });
  expect({ status, code, allow: headers.get("allow") }).toEqual({ status: 405, code: "method_not_allowed", allow });
});

test("an unknown address is not found, below the API and beside it, in words", async () => {
  for (const path of ["/api/v1/no-such-thing", "/no-such-thing"]) expect(await ask(path)).toMatchObject({ status: 404, code: "not_found" });
});

test("HEAD answers as GET does, without a body", async () => {
  for (const path of ["/healthz", "/readyz", "/api/v1/region"]) {
    const response = await world.fetchAs(anonymous, path, { method: "HEAD" });
    expect({ path, status: response.status, body: await response.text() }).toEqual({ path, status: 200, body: "" });
  }
});

test("no other site is let in: neither a preflight nor an answer carries a CORS header", async () => {
  const origin = { origin: "https://elsewhere.example", "access-control-request-method": "POST" };
  const preflight = await ask("/api/v1/sessions/password", { method: "OPTIONS", headers: origin });
  const answer = await ask("/api/v1/region", { headers: origin });
  expect(preflight).toMatchObject({ status: 204 });
  for (const { headers } of [preflight, answer]) expect([...headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
});

test("every answer forbids guessing its type, framing by others and foreign scripts", async () => {
  const { headers } = await ask("/api/v1/region");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
  expect(headers.get("content-security-policy")).toContain("default-src 'self'");
});

test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])("a write sent as %s, as any page could, is refused", async (type) => {
  expect(await ask("/api/v1/officers", { method: "POST", body: '{"login":"x"}', headers: { "content-type": type } })).toMatchObject({ status: 415, code: "unsupported_media" });
});

test("a write without a body may call itself what it likes", async () => {
  for (const type of ["application/json", "text/plain"]) expect((await ask("/api/v1/sessions/sign-out", { method: "POST", headers: { "content-type": type } })).status).toBe(200);
});

test.each([
  ["broken JSON", "{"],
  ["a list", "[1]"],
  ["a text", '"x"'],
])("%s is an input error, not ours", async (_what, body) => {
  expect(await ask("/api/v1/officers", { method: "POST", body, headers: { "content-type": "application/json" } })).toMatchObject({ status: 400, code: "invalid_input" });
});

test("a body above its limit is refused", async () => {
  expect(await ask("/api/v1/officers", json({ name: "x".repeat(1_200_000) }))).toMatchObject({ status: 413, code: "payload_too_large" });
});

test("a given request id is kept, a strange one replaced, and each error names it", async () => {
  const kept = await world.fetchAs(anonymous, "/api/v1/no-such-thing", { headers: { "x-request-id": "trace-0123456789" } });
  expect(kept.headers.get("x-request-id")).toBe("trace-0123456789");
  expect(await kept.json()).toMatchObject({ error: { requestId: "trace-0123456789" } });
  const strange = await world.fetchAs(anonymous, "/healthz", { headers: { "x-request-id": "a b;c" } });
  expect(strange.headers.get("x-request-id")).toMatch(/^[0-9a-f]{16}$/);
});

test("a missing or absurd request number is named", async () => {
  const { method, path } = paymentApi.place;
  for (const key of [undefined, "short", "with spaces in it"]) {
    const said = await ask(`/api/v1${path}`, { ...json({ code: "0123456789", amountFen: 100 }, key === undefined ? {} : { "idempotency-key": key }), method }, diner);
    expect(said).toMatchObject({ status: 400, code: "invalid_input", fields: [{ path: "Idempotency-Key" }] });
  }
});

test("guessing passwords from one address is slowed down, and told when to come back", async () => {
  const guess = (n: number) => ask("/api/v1/sessions/password", json({ login: `nobody-${n}`, password: "wrong" }), anonymous);
  let last = await guess(0);
  for (let n = 1; n < 400 && last.status !== 429; n += 1) last = await guess(n);
  expect(last).toMatchObject({ status: 429, code: "too_many_requests" });
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
}, 60_000);

test("behind a balancer the address that counts is the one that the balancer added, whatever the sender wrote before it", async () => {
  const behind = await openWorld({ settings: { ...world.services.settings, TRUST_PROXY: true } });
  const guess = async (forwarded: string): Promise<number> =>
    (await behind.fetchAs(anonymous, "/api/v1/sessions/password", json({ login: "nobody", password: "wrong" }, { "x-forwarded-for": forwarded }))).status;
  const statuses = [];
  for (let n = 0; n < 62; n += 1) statuses.push(await guess(`10.1.${n}.1, 203.0.113.9`));
  expect(statuses.at(-1)).toBe(429);
  expect(await guess("10.1.0.1, 203.0.113.10")).not.toBe(429);
  await behind.close();
}, 60_000);
