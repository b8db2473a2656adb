import fc from "fast-check";
import { ID_ALPHABET } from "@sunshine/domain/kernel/id";
import { codeIn, shopEntry, ticketIn } from "./entry";

const CODE = "8k2m4p6r9t";
const ID = "0123456789abcdef";

test.each([
  ["the printed address that WeChat's camera hands over", { q: encodeURIComponent(`https://q.example.cn/s/${CODE}`) }],
  ["the same, not encoded", { q: `https://q.example.cn/s/${CODE}?from=poster` }],
  ["a mini-program code", { scene: CODE }],
  ["a link of our own", { code: CODE }],
  ["capitals typed by hand", { code: CODE.toUpperCase() }],
])("%s opens the shop by its code", (_how, query) => {
  expect(shopEntry(query)).toEqual({ by: "code", code: CODE });
});

test("a list opens the shop by its id", () => expect(shopEntry({ id: ID })).toEqual({ by: "id", id: ID }));

test.each([[{}], [{ q: "https%3A%2F%2Fexample.com" }], [{ q: "%E0%A4%A" }], [{ code: "short" }], [{ id: "1" }]])("%j opens nothing", (query) => {
  expect(shopEntry(query)).toBeNull();
});

test("a code is found wherever our own texts carry it", () => {
  const code = fc.string({ unit: fc.constantFrom(...ID_ALPHABET), minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(code, fc.domain(), (text, host) => {
      expect(codeIn(`https://${host}/s/${text}`)).toBe(text);
      expect(codeIn(`pages/shop/index?code=${text}`)).toBe(text);
      expect(codeIn(` ${text} `)).toBe(text);
    })
  );
});

test("no text at all makes the reader throw", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => [codeIn(text), ticketIn(text)]).not.toThrow();
    })
  );
});

test.each([
  [`https://q.example.cn/pc/${ID}`, ID],
  [`sunshine-pc:${ID}`, ID],
  [ID, ID],
  [`https://q.example.cn/s/${CODE}`, null],
  [`x${ID}`, null],
])("the ticket in %s is %s", (text, ticket) => expect(ticketIn(text)).toBe(ticket));
