import { existsSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { shopWith } from "../testing/shops";
import { emptyPhone } from "../testing/taro";
import { fromGcj02, toGcj02 } from "./coordinates";
import { forgetPages, recallPage, rememberPage, seenShops } from "./last-known";
import { CASES_PAGES, CASES_ROOT, MAIN_PAGES, OFFICER_PAGES, OFFICER_ROOT, SHOP_PAGES, SHOP_ROOT, urlOf } from "./routes";

beforeEach(emptyPhone);

test("every page of the route table exists", () => {
  const files = [...Object.values(MAIN_PAGES), ...Object.values(SHOP_PAGES).map((page) => `${SHOP_ROOT}/${page}`), ...Object.values(CASES_PAGES).map((page) => `${CASES_ROOT}/${page}`), ...Object.values(OFFICER_PAGES).map((page) => `${OFFICER_ROOT}/${page}`)];
  expect(files.filter((file) => !existsSync(path.resolve(__dirname, `../${file}.tsx`)) || !existsSync(path.resolve(__dirname, `../${file}.config.ts`)))).toEqual([]);
});

test("an address carries its query encoded", () => {
  expect(urlOf("shop", { code: "8k2m4p6r9t" })).toBe("/pages/shop/index?code=8k2m4p6r9t");
  expect(urlOf("shopPc", { ticket: "a b" })).toBe("/packages/shop/pages/pc/index?ticket=a%20b");
  expect(urlOf("home", {})).toBe("/pages/home/index");
});

test("map coordinates of WeChat come back within a metre anywhere in China", () => {
  const place = fc.record({ lng: fc.double({ min: 74, max: 134, noNaN: true }), lat: fc.double({ min: 4, max: 53, noNaN: true }) });
  fc.assert(
    fc.property(place, (at) => {
      const back = fromGcj02(toGcj02(at));
      expect(Math.abs(back.lng - at.lng)).toBeLessThan(1e-5);
      expect(Math.abs(back.lat - at.lat)).toBeLessThan(1e-5);
    })
  );
});

test("WeChat's coordinates lie some hundred metres off in Chun'an", () => {
  const { lng, lat } = toGcj02({ lng: 119.04, lat: 29.6 });
  const metres = Math.hypot((lng - 119.04) * 96_800, (lat - 29.6) * 110_900);
  expect(metres).toBeGreaterThan(100);
  expect(metres).toBeLessThan(800);
});

const keep = (id: string, minute: number): void => rememberPage(id, { shop: id }, shopWith({ id }), new Date(Date.UTC(2026, 10, 23, 4, minute)));
const ids = Array.from({ length: 32 }, (_, at) => `${"0123456789abcdefghjkmnpqrstvwxyz"[at]}123456789abcdef`.slice(0, 16));

test("the phone keeps the last thirty shops, newest first, and forgets them at a tap", () => {
  ids.forEach(keep);
  expect(seenShops()).toHaveLength(30);
  expect(seenShops()[0]?.id).toBe(ids[31]);
  expect(recallPage(ids[0] ?? "")).toBeNull();
  expect(recallPage(ids[2] ?? "")).toMatchObject({ page: { shop: ids[2] }, at: "2026-11-23T04:02:00.000Z" });
  forgetPages();
  expect(seenShops()).toEqual([]);
  expect(recallPage(ids[31] ?? "")).toBeNull();
});

test("a shop seen again moves to the front and is kept once", () => {
  [ids[0], ids[1], ids[0]].forEach((id, minute) => keep(id ?? "", minute));
  expect(seenShops().map(({ id }) => id)).toEqual([ids[0], ids[1]]);
});
