import { ANONYMOUS, SYSTEM } from "@sunshine/domain/accounts/actor";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { createBodyCache } from "../../../platform/http/body-cache";
import { topic } from "../../../platform/live/audience";
import { memoryBus } from "../../../platform/live/bus";
import { createHub } from "../../../platform/live/hub";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { revokeCode, rotateCode } from "../../establishments/operations/codes";
import { openShop, visit } from "../../inspections/tests/shops";
import { StorefrontPage } from "../storefront.model";
import { rebuildOldPages } from "../storefront.schedules";
import { hire, moveTo, printCode, scan, scanRaw } from "./rig";

let world: World;
let shop: Establishment;
let code: string;
const { bureauOfficer } = actorsAround(1);

beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  world.at("2026-11-23T02:00:00.000Z");
  shop = await openShop(world, { contactName: "贾联系", contactPhone: "13987654321", legalRepresentative: "甄法人" });
  code = await printCode(world, shop, { label: '靠窗 "8" 号桌', amountFen: 1500 });
});
afterAll(() => world.close());

test("a scan shows the shop, what its code says, and why there is no grade yet", async () => {
  expect(await scan(world, code)).toMatchObject({
    state: "active", code, label: '靠窗 "8" 号桌', amountFen: 1500,
    shop: { id: shop.publicId, name: "千岛湖鱼味馆", town: expect.stringMatching(/镇$/) as unknown, grade: { shown: "pending", sentence: "还没有可用于评定的检查。", lastVisitOn: null }, visits: [] },
  });
});

test("after a visit everyone sees the grade, what was found, and later that it is mended", async () => {
  const made = await visit(world, bureauOfficer, shop, { fails: ["2.1"] });
  expect((await scan(world, code)).shop).toMatchObject({
    grade: { shown: "excellent", annual: "A", lastVisitOn: "2026-11-23", sentence: "最近一次检查得 9.8 分（满分 10 分），评为优秀。" },
    visits: [{ on: "2026-11-23", kind: "日常监督检查", result: "mostly_conform", grade: "excellent", findings: [{ text: expect.stringContaining("食品经营许可证") as unknown, key: false, mendedOn: null }] }],
  });
  await world.as(bureauOfficer)(inspectionApi.markMended, { id: made.id, version: 1, codes: ["2.1"], on: "2026-11-23" });
  await world.settle();
  expect((await scan(world, code)).shop.visits[0]!.findings[0]).toMatchObject({ mendedOn: "2026-11-23" });
});

test("a voided visit disappears from the page", async () => {
  const made = await visit(world, bureauOfficer, shop, { fails: ["2.1"] });
  await world.as(bureauOfficer)(inspectionApi.void, { id: made.id, version: 1, reason: "录入了别家的结果" });
  await world.settle();
  expect((await scan(world, code)).shop).toMatchObject({ visits: [], grade: { shown: "pending", lastVisitOn: null } });
});

test("at most twelve visits are shown, the newest first", async () => {
  for (let day = 1; day <= 14; day += 1) await visit(world, bureauOfficer, shop, { visitedOn: `2026-11-${String(day).padStart(2, "0")}` });
  const { visits } = (await scan(world, code)).shop;
  expect(visits.map(({ on }) => on)).toEqual(Array.from({ length: 12 }, (_, at) => `2026-11-${String(14 - at).padStart(2, "0")}`));
});

test("the page has an ETag, is not sent twice, and is sent anew after a visit", async () => {
  const first = await scanRaw(world, code);
  const etag = first.headers.get("etag")!;
  expect(first.headers.get("cache-control")).toBe("no-cache");
  const hits = world.services.bodies.stats().hits;
  expect((await scanRaw(world, code, { "if-none-match": etag })).status).toBe(304);
  expect(world.services.bodies.stats().hits).toBe(hits + 1);
  await visit(world, bureauOfficer, shop);
  const after = await scanRaw(world, code, { "if-none-match": etag });
  expect(after.status).toBe(200);
  expect(after.headers.get("etag")).not.toBe(etag);
});

test("another server lets its kept page go when it hears of the visit", async () => {
  const hub = createHub(memoryBus(), world.services.log, 600_000);
  const bodies = createBodyCache(1_000_000);
  hub.onPush(({ topics }) => topics.forEach((name) => bodies.drop(name)));
  await hub.start();
  bodies.put(`/api/v1/scan/${code}`, "{}", [topic.storefront(shop.publicId)]);
  bodies.put("/api/v1/scan/another", "{}", [topic.storefront("another")]);
  await visit(world, bureauOfficer, shop);
  await hub.poll();
  expect(bodies.stats().size).toBe(1);
  await hub.stop();
});

test.each([
  ["rotated", rotateCode],
  ["revoked", revokeCode],
] as const)("a code that was %s says so, still names the shop, and the kept page is gone", async (state, end) => {
  await scan(world, code);
  await world.write(() => end(world.services, SYSTEM, shop, code));
  await world.settle();
  expect(await scan(world, code)).toMatchObject({ state, code, endedOn: "2026-11-23", shop: { id: shop.publicId } });
});

test("a code that nobody printed is answered in plain words", async () => {
  await expect(scan(world, "zzzzzzzzzz")).rejects.toMatchObject({ status: 404, body: { message: expect.stringContaining("没有找到这个收银码") as unknown } });
});

test("nothing personal is in the page: no contact, no whole name, no officer", async () => {
  await hire(world, shop, { name: "欧阳小红", phone: "13712345678", role: "owner" });
  await visit(world, bureauOfficer, shop, { fails: ["2.1"], remark: "现场负责人电话 13612345678" });
  const text = await (await scanRaw(world, code)).text();
  for (const canary of ["13987654321", "13712345678", "13612345678", "贾联系", "甄法人", "欧阳小红", "第二检查员", "测试员2", "现场发现的问题", "openid", "contact"]) expect(text).not.toContain(canary);
  expect(text).toContain("欧***");
});

test("a school canteen shows whose certificate runs until when; who left is not shown", async () => {
  const canteen = await openShop(world, { type: "school_canteen" });
  await hire(world, canteen, { name: "张小红" });
  await hire(world, canteen, { name: "无证员工", healthCertificateExpiresOn: null });
  const page = await world.as(ANONYMOUS)(storefrontApi.get, { id: canteen.publicId });
  expect(page.health).toEqual({ staff: 2, certificates: [{ name: "张小红", duty: "厨师", expiresOn: "2027-05-01" }] });
});

test("pages that an earlier release wrote are built anew by themselves, once", async () => {
  await world.write(() => StorefrontPage.update({ format: 0, body: "{}" }, { where: { establishmentId: shop.id } }));
  await expect(rebuildOldPages(world.services)).resolves.toBe(1);
  await world.settle();
  expect((await scan(world, code)).shop).toMatchObject({ id: shop.publicId });
  await expect(rebuildOldPages(world.services)).resolves.toBe(0);
});

test("a new licence says from when it will be graded", async () => {
  const fresh = await openShop(world, { licenceIssuedOn: "2026-11-01" });
  const page = await world.as(ANONYMOUS)(storefrontApi.get, { id: fresh.publicId });
  expect(page.grade).toMatchObject({ shown: "pending", sentence: "新取得许可，2027年2月1日起评定等级。" });
});

test("a shop that is suspended says so and cannot be paid", async () => {
  const paying = await openShop(world, { subMchid: "1600000001" });
  const get = () => world.as(ANONYMOUS)(storefrontApi.get, { id: paying.publicId });
  expect((await get()).payment).toEqual({ open: true, hint: null });
  await moveTo(world, paying, "suspended");
  expect(await get()).toMatchObject({ state: "suspended", payment: { open: false, hint: expect.stringContaining("停业") as unknown } });
});
