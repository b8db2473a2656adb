import { ANONYMOUS } from "@sunshine/domain/accounts/actor";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { distanceM } from "@sunshine/domain/kernel/coordinates";
import { LivePush } from "../../../platform/live/live.model";
import { emit } from "../../../platform/outbox/outbox";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { openShop, visit } from "../../inspections/tests/shops";
import { StorefrontPage } from "../storefront.model";
import { moveTo } from "./rig";

const HERE = { lng: 119.04, lat: 29.608 };
const { bureauOfficer } = actorsAround(1);
let world: World;
let shops: Establishment[];

/** Names sort by pinyin: 安, 千, 石, 文. The further east, the further away. */
beforeAll(async () => {
  world = await openWorld();
  shops = [];
  for (const [name, east, type, townCode] of [
    ["石林山泉农家乐", 0.001, "restaurant_small", "330127108"],
    ["千岛湖鱼味馆", 0.012, "restaurant_medium", "330127100"],
    ["安阳小吃店", 0.03, "snack", "330127100"],
    ["文昌面馆", null, "snack", "330127100"],
  ] as const) {
    shops.push(await openShop(world, { name, type, townCode, ...(east !== null && { lng: HERE.lng + east, lat: HERE.lat }) }));
  }
  await visit(world, bureauOfficer, shops[1]!);
});
afterAll(() => world.close());

const search = (filter: Record<string, unknown>) => world.as(ANONYMOUS)(storefrontApi.search, filter);
const names = async (filter: Record<string, unknown>): Promise<string[]> => (await search(filter)).rows.map(({ name }) => name);

test("without a place shops come in the order of their names, page by page", async () => {
  const first = await search({ limit: 3 });
  expect(first.rows.map(({ name }) => name)).toEqual(["安阳小吃店", "千岛湖鱼味馆", "石林山泉农家乐"]);
  expect(first.rows[0]).toMatchObject({ distanceM: null });
  const second = await search({ limit: 3, after: first.next });
  expect(second).toMatchObject({ rows: [{ name: "文昌面馆" }], next: null });
});

test.each([
  ["鱼味", ["千岛湖鱼味馆"]],
  ["qdh", ["千岛湖鱼味馆"]],
  ["shilin", ["石林山泉农家乐"]],
  ["没有这家店", []],
  ["！！", []],
])("%s finds %j", async (q, found) => {
  expect(await names({ q })).toEqual(found);
});

test("type, grade and town narrow the list", async () => {
  expect(await names({ type: ["snack"] })).toEqual(["安阳小吃店", "文昌面馆"]);
  expect(await names({ grade: ["excellent"] })).toEqual(["千岛湖鱼味馆"]);
  expect(await names({ townCode: ["330127108"] })).toEqual(["石林山泉农家乐"]);
  expect(await names({ type: ["snack"], grade: ["excellent"] })).toEqual([]);
});

test("near a place the nearest comes first with its metres, one by one", async () => {
  const seen: (readonly [string, number | null])[] = [];
  for (let after: string | undefined; ; ) {
    const page = await search({ ...HERE, withinM: 5000, limit: 1, ...(after && { after }) });
    seen.push(...page.rows.map(({ name, distanceM: metres }) => [name, metres] as const));
    if (page.next === null) break;
    after = page.next;
  }
  const metres = (east: number): number => Math.round(distanceM(HERE, { lng: HERE.lng + east, lat: HERE.lat }));
  expect(seen).toEqual([["石林山泉农家乐", metres(0.001)], ["千岛湖鱼味馆", metres(0.012)], ["安阳小吃店", metres(0.03)]]);
});

test("what lies outside the circle is left out, and a place goes with a name and a filter", async () => {
  expect(await names({ ...HERE, withinM: 2000 })).toEqual(["石林山泉农家乐", "千岛湖鱼味馆"]);
  expect(await names({ ...HERE, withinM: 5000, q: "安阳" })).toEqual(["安阳小吃店"]);
  expect(await names({ ...HERE, withinM: 5000, grade: ["excellent"] })).toEqual(["千岛湖鱼味馆"]);
});

test("half a place, and a page mark that we did not make, are refused at their fields", async () => {
  await expect(search({ lng: HERE.lng })).rejects.toMatchObject({ body: { fields: [{ path: "lat" }] } });
  await expect(search({ ...HERE, after: "nonsense" })).rejects.toMatchObject({ body: { fields: [{ path: "after" }] } });
  await expect(search({ after: "nonsense" })).rejects.toMatchObject({ body: { fields: [{ path: "after" }] } });
});

test("an import's shops get their pages in one go, told once for all of them", async () => {
  const ids = shops.map(({ id }) => id);
  await StorefrontPage.destroy({ where: {} });
  await world.write(() => emit("establishment.batch_imported.v1", { importId: "0000000000000000", by: "测试", createdIds: ids.slice(0, 3), changedIds: ids.slice(3) }));
  const before = await LivePush.count({ where: { name: "storefront.refreshed.v1" } });
  await world.settle();
  expect(await names({})).toHaveLength(4);
  expect(await LivePush.count({ where: { name: "storefront.refreshed.v1" } })).toBe(before + 1);
  const push = await LivePush.findOne({ where: { name: "storefront.refreshed.v1" }, order: [["id", "DESC"]] });
  expect(push!.topics).toEqual(expect.arrayContaining(shops.map(({ publicId }) => `storefront:${publicId}`)));
});

test("a closed shop is not found any more; a suspended one is", async () => {
  const closing = await openShop(world, { name: "即将注销餐馆" });
  await moveTo(world, closing, "suspended");
  expect(await names({ q: "即将注销" })).toEqual(["即将注销餐馆"]);
  await moveTo(world, closing, "closed");
  expect(await names({ q: "即将注销" })).toEqual([]);
});
