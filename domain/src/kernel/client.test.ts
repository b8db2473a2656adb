import fc from "fast-check";
import * as z from "zod";
import { createCaller, requestOf, type Transport } from "./client";
import { endpoint } from "./endpoint";

const get = endpoint({ method: "GET", path: "/shops/:id/orders", summary: "订单", input: z.strictObject({ id: z.string(), day: z.string().optional(), grade: z.array(z.string()).optional() }), output: z.strictObject({ ok: z.boolean() }) });
const post = endpoint({ method: "POST", path: "/shops/:id/refunds", summary: "退款", input: z.strictObject({ id: z.string(), fen: z.number() }), output: z.strictObject({ ok: z.boolean() }) });
const file = endpoint({ method: "POST", path: "/shops/:id/photo", summary: "照片", input: z.strictObject({ id: z.string(), name: z.string() }), output: z.strictObject({ ok: z.boolean() }), consumes: ["image/png"] });

test.each([
  ["a read with a list", get, { id: "a1", day: "2026-11-23", grade: ["good", "fair"] }, "/api/v1/shops/a1/orders?day=2026-11-23&grade=good&grade=fair", undefined],
  ["a read of nothing in particular", get, { id: "a1", day: "" }, "/api/v1/shops/a1/orders", undefined],
  ["a write", post, { id: "a1", fen: 5 }, "/api/v1/shops/a1/refunds", { fen: 5 }],
  ["a file, whose words travel in the address", file, { id: "a1", name: "门头 1" }, "/api/v1/shops/a1/photo?name=%E9%97%A8%E5%A4%B4%201", undefined],
])("%s", (_what, to, values, url, body) => {
  expect(requestOf(to, values)).toEqual({ url, body });
});

test("no value leaves its place in the address", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => text !== "." && text !== ".."), fc.string({ unit: "grapheme", minLength: 1 }), (id, day) => {
      const url = new URL(requestOf(get, { id, day }).url, "http://county");
      expect(decodeURIComponent(url.pathname.split("/")[4]!)).toBe(id);
      expect(url.pathname.split("/")).toHaveLength(6);
      expect([...url.searchParams]).toEqual([["day", day]]);
    })
  );
});

const answering = (answer: unknown) => {
  const sent: Parameters<Transport>[0][] = [];
  const call = createCaller((request) => {
    sent.push(request);
    return Promise.resolve(answer);
  });
  return { call, sent };
};

test("the number of a request travels in its header, and only when there is one", async () => {
  const { call, sent } = answering({ ok: true });
  await call(post, { id: "a", fen: 1 }, { key: "0123456789" });
  await call(post, { id: "a", fen: 1 });
  expect(sent.map(({ headers }) => headers)).toEqual([{ "idempotency-key": "0123456789" }, {}]);
});

test("what does not fit the contract is neither sent nor believed", async () => {
  const { call, sent } = answering({ ok: "perhaps" });
  await expect(call(post, { id: "a", fen: "much" as unknown as number })).rejects.toThrow();
  expect(sent).toEqual([]);
  await expect(call(post, { id: "a", fen: 1 })).rejects.toThrow();
});
