import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as z from "zod";
import { endpoint } from "@sunshine/domain/kernel/endpoint";
import { createBodyCache } from "../body-cache";
import { keptPages } from "../kept-pages";
import { CachedAnswer, keptRoute, nothing, route } from "../route";

const page = endpoint({ method: "GET", path: "/page/:id", summary: "页面", input: z.strictObject({ id: z.string().regex(/^[a-z]{3}$/) }), output: z.strictObject({ n: z.number() }) });

let server: Server;
let read: string[];
let load: (id: string) => Promise<CachedAnswer>;
let bodies: ReturnType<typeof createBodyCache>;

beforeEach(async () => {
  read = [];
  load = async (id) => {
    read.push(id);
    return new CachedAnswer(`{"n":${read.length}}`, [`tag:${id}`]);
  };
  bodies = createBodyCache(1_000_000);
  const answer = keptPages({ bodies }, [keptRoute(page, ({ id }) => load(id))]);
  server = createServer((request, response) => {
    const longWay = (): void => void response.writeHead(418).end("long way");
    if (!bodies.answer(request, response) && !answer(request, response, longWay)) longWay();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1${path}`, init);
const textOf = async (path: string): Promise<string> => (await ask(path)).text();

test("a page is read once and then answered from memory, until something makes it stale", async () => {
  expect([await textOf("/page/abc"), await textOf("/page/abc"), read]).toEqual(['{"n":1}', '{"n":1}', ["abc"]]);
  bodies.drop("tag:abc");
  expect(await textOf("/page/abc")).toBe('{"n":2}');
  expect((await ask("/page/abc")).headers.get("x-content-type-options")).toBe("nosniff");
});

test("who has the page is told so, whether it is in memory or was just read", async () => {
  const etag = (await ask("/page/abc")).headers.get("etag")!;
  const again = () => ask("/page/abc", { headers: { "if-none-match": etag } });
  expect((await again()).status).toBe(304);
  bodies.clear();
  read = [];
  expect((await again()).status).toBe(304);
});

test("a page that became stale while it was read is sent and not kept", async () => {
  const plain = load;
  load = async (id) => {
    const answer = await plain(id);
    bodies.drop(`tag:${id}`);
    return answer;
  };
  expect([await textOf("/page/abc"), await textOf("/page/abc")]).toEqual(['{"n":1}', '{"n":2}']);
  expect(bodies.stats().size).toBe(0);
});

test("a body that does not fit is sent and leaves nothing behind", async () => {
  load = async (id) => new CachedAnswer(JSON.stringify({ n: "x".repeat(1_000_001) }), [`tag:${id}`]);
  expect((await textOf("/page/abc")).length).toBeGreaterThan(1_000_000);
  expect(bodies.stats().size).toBe(0);
});

test.each(["/page/ABC", "/page/abcd", "/page/abc?x=1", "/page/abc/more", "/page/%61bc", "/page/", "/other/abc"])("%s takes the long way", async (path) => {
  expect((await ask(path)).status).toBe(418);
  expect(read).toEqual([]);
});

test("a write and a failure take the long way", async () => {
  expect((await ask("/page/abc", { method: "POST" })).status).toBe(418);
  load = () => Promise.reject(new Error("the database is away"));
  expect((await ask("/page/abc")).status).toBe(418);
});

test("only a GET with one parameter at its end can be kept", () => {
  const twice = endpoint({ ...page, path: "/page/:id/of/:shop" });
  expect(() => keptPages({ bodies }, [keptRoute(twice, ({ id }) => load(id))])).toThrow("cannot be kept");
  expect(() => keptPages({ bodies }, [route(twice, { subject: nothing, allow: () => true, run: async () => ({ n: 1 }) })])).not.toThrow();
});
