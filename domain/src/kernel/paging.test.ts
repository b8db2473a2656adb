import * as z from "zod";
import { MAX_PAGE, pageInput, pageOf, queryBoolean, queryList } from "./paging";

const Input = z.strictObject(pageInput);

test("a list asked for plainly gives fifty rows", () => {
  expect(Input.parse({})).toEqual({ limit: 50 });
});

test.each([["1", 1], [200, MAX_PAGE]])("a limit of %j is taken", (limit, expected) => {
  expect(Input.parse({ limit }).limit).toBe(expected);
});

test.each([{ limit: 0 }, { limit: 201 }, { limit: "many" }, { limit: 1.5 }, { after: "x".repeat(401) }, { offset: 5 }])("%j is refused", (input) => {
  expect(Input.safeParse(input).success).toBe(false);
});

test.each([["true", true], ["false", false], [true, true], [false, false]])("%j in an address means %j", (value, expected) => {
  expect(queryBoolean.parse(value)).toBe(expected);
});

test.each(["1", "yes", "", null, 0])("%j is no yes or no", (value) => {
  expect(queryBoolean.safeParse(value).success).toBe(false);
});

test.each([
  [undefined, undefined],
  ["", undefined],
  ["a", ["a"]],
  [["a", "b"], ["a", "b"]],
])("%j in an address is the list %j", (value, expected) => {
  expect(queryList(z.enum(["a", "b"])).parse(value)).toEqual(expected);
});

test("a list of more than a hundred values, or of unknown ones, is refused", () => {
  expect(queryList(z.string()).safeParse(Array.from({ length: 101 }, String)).success).toBe(false);
  expect(queryList(z.enum(["a"])).safeParse(["z"]).success).toBe(false);
});

test("a page carries its rows, what follows, and nothing that the contract does not name", () => {
  const Page = pageOf(z.strictObject({ id: z.string() }));
  expect(Page.parse({ rows: [{ id: "x" }], next: null })).toEqual({ rows: [{ id: "x" }], next: null });
  expect(Page.safeParse({ rows: [{ id: "x", phone: "13800001234" }], next: null }).success).toBe(false);
});
