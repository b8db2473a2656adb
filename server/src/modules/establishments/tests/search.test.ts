import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import type { InputOf } from "@sunshine/domain/kernel/endpoint";
import { OTHER_TOWN } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { Establishment } from "../establishment.model";
import { administrator, creditCode, importWhole, licence, openShop, people, shopFields, tableRow, xlsxFile } from "./archive.fixture";

let world: World;
const SHOPS: readonly [string, Parameters<typeof openShop>[2]][] = [
  ["千岛湖东新拉面馆", { type: "snack", licenceExpiresOn: "2026-12-10" }],
  ["重庆小面", { type: "fast_food", townCode: OTHER_TOWN, lng: 119.01, lat: 29.6 }],
  ["长乐酒楼", { type: "restaurant_large", keyUnit: true, lng: 119.02, lat: 29.61 }],
  ["阿婆の𠮷祥KFC炸鸡（秀水店）", { type: "fast_food", takeawayOnly: true }],
  ["淳安县实验幼儿园食堂", { type: "kindergarten_canteen", scenicArea: true }],
];

beforeAll(async () => {
  world = await openWorld();
  for (const [at, [name, own]] of SHOPS.entries()) await openShop(world, at + 1, { name, ...own });
});
afterAll(() => world.close());

type Query = InputOf<typeof establishmentApi.list>;
const found = async (query: Query, by = administrator): Promise<string[]> => (await world.as(by)(establishmentApi.list, query)).rows.map(({ name }) => name);

describe("searching the archive", () => {
  test.each([
    ["two characters in the middle of a name", "拉面", [0]],
    ["one character", "面", [0, 1]],
    ["a part across the middle", "东新拉", [0]],
    ["pinyin initials from the middle", "dxlm", [0]],
    ["full pinyin", "lamian", [0]],
    ["full pinyin from the middle of the name, unfinished", "dongxinlam", [0]],
    ["initials of the reading that the word asks for", "cqxm", [1]],
    ["initials of the other reading of a polyphone", "zqxm", [1]],
    ["a polyphone in full, either way", "changle", [2]],
    ["a polyphone in full, the other way", "changyue", [2]],
    ["Latin letters in either case", "kfc", [3]],
    ["full-width letters", "ＫＦＣ", [3]],
    ["a character beyond the basic plane", "𠮷祥", [3]],
    ["words with brackets and spaces between", "炸鸡 秀水店", [3]],
    ["a whole credit code", creditCode(2), [1]],
    ["the organisation part of a credit code", "MA200003", [2]],
    ["a whole licence number in small letters", licence(4).toLowerCase(), [3]],
    ["a licence number without its letters", licence(5).slice(2), [4]],
    ["the beginning of every licence number", "JY2330127", [0, 1, 2, 3, 4]],
    ["a name longer than a term", "淳安县实验幼儿园食堂", [4]],
    ["a longer query of which only the beginning fits", "千岛湖东新拉面馆二号分店的后厨", []],
    ["nothing that anybody is called", "不存在", []],
    ["only marks", "%_", []],
  ] as const)("finds by %s", async (_what, q, shops) => {
    expect((await found({ q })).sort()).toEqual(shops.map((at) => SHOPS[at]?.[0]).sort());
  });

  test("a renamed shop is found by its new name and no longer by its old one", async () => {
    const shop = await openShop(world, 50, { name: "旧名饭店" });
    await world.as(administrator)(establishmentApi.update, { id: shop.id, version: 1, fields: shopFields(50, { name: "新名饭店" }) });
    expect(await found({ q: "旧名" })).toEqual([]);
    expect(await found({ q: "xmfd" })).toEqual(["新名饭店"]);
    await Establishment.update({ name: "新名饭店" }, { where: { publicId: shop.id } });
  });
});

describe("filters", () => {
  test.each<[string, Query, readonly number[]]>([
    ["one type", { type: ["snack"], q: "面" }, [0]],
    ["several types", { type: ["restaurant_large", "kindergarten_canteen"] }, [2, 4]],
    ["a town", { townCode: [OTHER_TOWN] }, [1]],
    ["key units", { keyUnit: "true" }, [2]],
    ["no dining room", { takeawayOnly: "true" }, [3]],
    ["scenic area", { scenicArea: "true" }, [4]],
    ["licences that end within thirty days", { expiresWithin: 30 }, [0]],
    ["a filter and a search together", { type: ["fast_food"], q: "小面" }, [1]],
    ["nothing that fits", { type: ["central_kitchen"] }, []],
  ])("by %s", async (_what, query, shops) => {
    expect((await found(query)).sort()).toEqual(shops.map((at) => SHOPS[at]?.[0]).sort());
  });

  test("the count comes with the first page and covers the filter", async () => {
    expect(await world.as(administrator)(establishmentApi.list, { type: ["fast_food"], limit: 1 })).toMatchObject({ total: 2, rows: [{}] });
  });

  test("a station officer sees the own towns only, whatever is asked for", async () => {
    expect(await found({ townCode: [OTHER_TOWN] }, people.stationOfficer)).toEqual([]);
    expect(await found({}, people.otherStationOfficer)).toEqual(["重庆小面"]);
  });

  test("the map gives the points of the filter and counts those without coordinates", async () => {
    const { points, withoutPlace, truncated } = await world.as(administrator)(establishmentApi.map, { type: ["fast_food", "restaurant_large"] });
    expect(points.map(({ name }) => name).sort()).toEqual(["重庆小面", "长乐酒楼"].sort());
    expect({ withoutPlace, truncated }).toEqual({ withoutPlace: 1, truncated: false });
  });
});

describe("pages", () => {
  test.each([
    ["name", "asc"], ["name", "desc"], ["updated", "asc"], ["updated", "desc"], ["licence_expiry", "asc"], ["licence_expiry", "desc"], ["last_visit", "asc"], ["last_visit", "desc"],
  ] as const)("by %s %s every shop comes exactly once, in order", async (sort, order) => {
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await world.as(administrator)(establishmentApi.list, { sort, order, limit: 2, after });
      seen.push(...page.rows.map(({ id }) => id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(new Set(seen).size).toBe(await Establishment.count());
    expect(seen).toHaveLength(await Establishment.count());
    const whole = await world.as(administrator)(establishmentApi.list, { sort, order, limit: 200 });
    expect(seen).toEqual(whole.rows.map(({ id }) => id));
  });

  test("names stand in the order of their pinyin", async () => {
    const names = await found({ type: ["snack", "fast_food", "restaurant_large"], limit: 4 });
    expect(names.slice(0, 2)).toEqual(["阿婆の𠮷祥KFC炸鸡（秀水店）", "长乐酒楼"]);
  });

  test("a place that was not made here is refused", async () => {
    await expect(found({ after: "bm9uc2Vuc2U" })).rejects.toMatchObject({ body: { code: "invalid_input", fields: [{ path: "after" }] } });
  });

  test("imported shops are found like the others", async () => {
    await importWhole(world, await xlsxFile([tableRow(77, { 单位名称: "临湖小筑" })]));
    expect(await found({ q: "lhxz" })).toEqual(["临湖小筑"]);
    expect(await found({ q: "小筑" })).toEqual(["临湖小筑"]);
  });
});
