import fc from "fast-check";
import { normalise, searchEntryOf, termOf } from "./name-search";

const codes = { creditCode: "92330127MA2EXAM00X", licenceNumber: "JY23301270000016" };
const CHARACTERS = [..."千岛湖重庆长乐鱼味拉面馆𠮷の店AbK7（ ）·"];
const name = fc.array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 30 }).map((characters) => characters.join(""));

const finds = (shop: string, query: string): boolean => {
  const { terms, searchText } = searchEntryOf({ name: shop, ...codes });
  return terms.some((term) => term.startsWith(termOf(query))) && searchText.includes(query);
};

test("every part of every name finds it", () => {
  fc.assert(
    fc.property(name, fc.nat(29), fc.integer({ min: 1, max: 30 }), (shop, from, length) => {
      const part = [...normalise(shop)].slice(from, from + length).join("");
      fc.pre(part !== "");
      expect(finds(shop, part)).toBe(true);
    })
  );
});

test.each([
  ["重庆小面", ["cqxm", "chongqing", "zqxm", "zhongqingxiaomian", "xiaom", "xm"]],
  ["长乐酒楼", ["cljl", "changle", "changyue", "zhangle", "jiulou"]],
  ["绿女郎KTV餐厅", ["lvnvlang", "lunv", "ktvct", "canting"]],
])("%s is found by %j", (shop, queries) => {
  expect(queries.filter((query) => !finds(shop, query))).toEqual([]);
});

test("names sort by pinyin, not by the order of their characters", () => {
  const keys = ["面馆", "阿婆", "重庆", "八号"].map((shop) => [searchEntryOf({ name: shop, ...codes }).nameKey, shop] as const);
  expect(keys.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shop]) => shop)).toEqual(["阿婆", "八号", "重庆", "面馆"]);
});

test("the longest name fits its columns", () => {
  const { nameKey, searchText, terms } = searchEntryOf({ name: "窗".repeat(80), ...codes });
  expect(nameKey.length).toBeLessThanOrEqual(120);
  expect(searchText.length).toBeLessThanOrEqual(600);
  expect(Math.max(...terms.map((term) => term.length))).toBeLessThanOrEqual(10);
});
