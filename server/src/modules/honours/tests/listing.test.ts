import { ANONYMOUS } from "@sunshine/domain/accounts/actor";
import { honourApi, type HonourView } from "@sunshine/domain/honours/honour.contract";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { inspect, newKey, openShop, orderOf } from "../../rectifications/tests/orders";
import { expireHonours } from "../operations/follow-facts";

let world: World;
let shop: Establishment;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.at("2026-11-23T02:00:00.000Z");
  shop = await openShop(world);
});

const bureau = () => world.as(actorsAround(shop.id).bureauOfficer);
const station = () => world.as(actorsAround(shop.id).stationOfficer);
const owner = () => world.as(actorsAround(shop.id).owner);
const pageOf = async () => (await world.as(ANONYMOUS)(storefrontApi.get, { id: shop.publicId })).listings;
const publishedIn = async (list: "red" | "black") => (await world.as(ANONYMOUS)(honourApi.published, { list })).rows.filter(({ establishmentId }) => establishmentId === shop.publicId);

const settled = async <T>(work: Promise<T>): Promise<T> => {
  const done = await work;
  await world.settle();
  return done;
};

/** A visit that does not conform: two key items failed. */
const failBadly = () => inspect(world, shop, { fails: ["3.1", "4.1"] });

const proposeFailure = (sourceId: string): Promise<HonourView> =>
  settled(station()(honourApi.propose, { establishmentId: shop.publicId, list: "black", ground: "visit_failed", sourceId, reason: "关键项目两项不符合要求" }, { key: newKey() }));

const blackListed = async (): Promise<{ inspectionId: string; view: HonourView }> => {
  const inspectionId = await failBadly();
  const { id, version } = await proposeFailure(inspectionId);
  const told = await settled(bureau()(honourApi.notify, { id, version }));
  const heard = await settled(owner()(honourApi.state, { id, version: told.version, text: "正在整改，请求不予公示" }));
  return { inspectionId, view: await settled(bureau()(honourApi.enlist, { id, version: heard.version, opinion: "陈述理由不成立" })) };
};

test("a clean shop with an annual A goes on the red list, and the next diner sees it", async () => {
  await inspect(world, shop, { fails: [], handling: "pass" });
  await expect(station()(honourApi.facts, { establishmentId: shop.publicId })).resolves.toEqual({ red: { eligible: true, obstacles: [] }, black: [] });
  const { id, version } = await settled(station()(honourApi.propose, { establishmentId: shop.publicId, list: "red", ground: "annual_a", reason: "年度等级 A 级，全年无违规" }, { key: newKey() }));
  expect(await pageOf()).toEqual([]);
  await settled(bureau()(honourApi.enlist, { id, version }));
  expect(await pageOf()).toEqual([{ list: "red", reason: "年度等级 A 级，全年无违规", from: "2026-11-23", to: "2027-11-23" }]);
  expect(await publishedIn("red")).toMatchObject([{ establishmentName: shop.name, town: "千岛湖镇", basis: "年度等级 A 级且近一年无违规" }]);
});

test("a shop that does not meet the conditions is refused with each of them", async () => {
  await failBadly();
  await expect(station()(honourApi.propose, { establishmentId: shop.publicId, list: "red", ground: "annual_a", reason: "年度等级 A 级" }, { key: newKey() })).rejects.toMatchObject({
    status: 422, body: { code: "rule_violated", message: expect.stringContaining("尚未整改") as string },
  });
});

test("a black entry is proposed by the station, told to the shop, heard, decided by the bureau, and public only then", async () => {
  const { view } = await blackListed();
  expect(view).toMatchObject({ state: "listed", from: "2026-11-23", to: "2027-02-21", statement: "正在整改，请求不予公示", source: { kind: "inspection" } });
  expect(view.steps.map(({ move }) => move)).toEqual(["propose", "notify", "state", "list"]);
  expect(await pageOf()).toMatchObject([{ list: "black", reason: "关键项目两项不符合要求" }]);
});

test("nobody is published unheard: not before the notice, and not before the time to speak is over", async () => {
  const { id, version } = await proposeFailure(await failBadly());
  await expect(bureau()(honourApi.enlist, { id, version })).rejects.toMatchObject({ body: { code: "illegal_transition" } });
  const told = await settled(bureau()(honourApi.notify, { id, version }));
  expect(told.statementUntil).toBe("2026-11-30");
  await expect(bureau()(honourApi.enlist, { id, version: told.version })).rejects.toMatchObject({ body: { code: "rule_violated" } });
  world.at("2026-12-01T02:00:00.000Z");
  await expect(bureau()(honourApi.enlist, { id, version: told.version })).resolves.toMatchObject({ state: "listed" });
  await world.settle();
});

test("what is mended leaves the list by itself, at once", async () => {
  const { inspectionId } = await blackListed();
  const order = await orderOf(world, shop, inspectionId);
  await settled(station()(rectificationApi.review, { id: order.id, version: order.version, onTheSpot: true, decisions: order.mendings.map(({ code }) => ({ code, accept: true })) }));
  expect(await pageOf()).toEqual([]);
  expect(await publishedIn("black")).toEqual([]);
  await expect(owner()(honourApi.list, { establishmentId: shop.publicId })).resolves.toMatchObject({ rows: [{ state: "ended", ending: "mended" }] });
});

test("a visit that is voided takes its entry along", async () => {
  const { inspectionId } = await blackListed();
  const { version } = await bureau()(inspectionApi.get, { id: inspectionId });
  await settled(bureau()(inspectionApi.void, { id: inspectionId, version, reason: "录入了别家的记录" }));
  await expect(bureau()(honourApi.list, { establishmentId: shop.publicId })).resolves.toMatchObject({ rows: [{ state: "ended", ending: "withdrawn" }] });
});

test("an entry ends after its last day, not on it", async () => {
  await blackListed();
  world.at("2027-02-21T10:00:00.000Z");
  await expireHonours(world.services);
  await world.settle();
  expect(await publishedIn("black")).toHaveLength(1);
  world.at("2027-02-22T02:00:00.000Z");
  await expireHonours(world.services);
  await world.settle();
  expect(await publishedIn("black")).toEqual([]);
  expect(await pageOf()).toEqual([]);
});

test("a second open entry, a fact that is mended, a term beyond the class and an old copy are refused with their reason", async () => {
  const inspectionId = await failBadly();
  const { id, version } = await proposeFailure(inspectionId);
  await expect(proposeFailure(inspectionId)).rejects.toMatchObject({ body: { code: "duplicate" } });
  await settled(bureau()(honourApi.notify, { id, version }));
  await expect(bureau()(honourApi.drop, { id, version, why: "情节轻微，已经改正" })).rejects.toMatchObject({ body: { code: "stale_version" } });
  await settled(bureau()(honourApi.drop, { id, version: version + 1, why: "情节轻微，已经改正" }));
  await expect(
    station()(honourApi.propose, { establishmentId: shop.publicId, list: "black", ground: "visit_failed", sourceId: "0000000000000000", reason: "不存在的检查" }, { key: newKey() })
  ).rejects.toMatchObject({ body: { code: "invalid_input", fields: [{ path: "sourceId" }] } });
  await expect(station()(honourApi.propose, { establishmentId: shop.publicId, list: "black", ground: "penalty", reason: "没有文书号" }, { key: newKey() })).rejects.toMatchObject({
    issues: expect.arrayContaining([expect.objectContaining({ path: ["document"] }), expect.objectContaining({ path: ["factOn"] })]) as unknown,
  });
});

test("who falls from an annual A, or on the black list, leaves the red list", async () => {
  await inspect(world, shop, { fails: [], handling: "pass" });
  const { id, version } = await settled(station()(honourApi.propose, { establishmentId: shop.publicId, list: "red", ground: "annual_a", reason: "年度等级 A 级，全年无违规" }, { key: newKey() }));
  await settled(bureau()(honourApi.enlist, { id, version }));
  world.at("2026-12-20T02:00:00.000Z");
  await inspect(world, shop, { fails: ["3.1", "4.1", "2.1", "2.2", "5.1", "4.4", "7.1", "7.2", "9.2"] });
  const penalty = await settled(
    station()(honourApi.propose, { establishmentId: shop.publicId, list: "black", ground: "penalty", document: "测试罚字 1 号", factOn: "2026-12-19", gravity: "serious", reason: "使用禁用物质" }, { key: newKey() })
  );
  const told = await settled(bureau()(honourApi.notify, { id: penalty.id, version: penalty.version }));
  world.at("2027-01-20T02:00:00.000Z");
  await settled(bureau()(honourApi.enlist, { id: penalty.id, version: told.version }));
  expect((await pageOf()).map(({ list }) => list)).toEqual(["black"]);
});
