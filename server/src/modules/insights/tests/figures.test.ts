import { QueryTypes } from "sequelize";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { ANONYMOUS } from "@sunshine/domain/accounts/actor";
import { OutboxDelivery } from "../../../platform/outbox/outbox.model";
import { actorsAround, OTHER_TOWN, OWN_TOWN } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { openShop, visit } from "../../inspections/tests/shops";
import { printCode, moveTo } from "../../storefronts/tests/rig";
import { InsightContribution, InsightCount } from "../count.model";
import { insights, rebuildCounts } from "../index";
import { change, gradesIn, overview, paid, scanOnce, townIn } from "./rig";

const officer = actorsAround(1).bureauOfficer;
const TODAY = "2026-11-23";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

/** Every counter that is not nought, as "figure entry town" to how often. */
const counters = async (): Promise<Record<string, number>> => {
  const rows = await InsightCount.findAll();
  return Object.fromEntries(rows.filter(({ total }) => total !== 0).map(({ figure, entry, townCode, total }) => [`${figure} ${entry} ${townCode}`, total]).sort());
};

const rebuilt = async (): Promise<Record<string, number>> => {
  await rebuildCounts(world.services);
  return counters();
};

test("a county without shops has noughts, and every town of it", async () => {
  const figures = await overview(world);
  expect(figures.establishments).toMatchObject({ total: 0, open: 0, key: 0, byType: [] });
  expect(figures.establishments.byTown).toHaveLength(world.services.region.towns.length);
  expect(figures.trend.days.map(({ day }) => day)).toEqual(expect.arrayContaining(["2026-11-10", TODAY]));
  expect(figures.trend.days).toHaveLength(14);
  expect(figures.inspections).toMatchObject({ last12Months: 0, visitedEstablishments: 0, openFindings: 0, licenceExpiring30Days: 0 });
});

test("shops are counted by state, mark, type, town and grade", async () => {
  const first = await openShop(world, { keyUnit: true });
  await openShop(world, { type: "snack", areaM2: 40, seats: 10, townCode: OTHER_TOWN });
  const suspended = await openShop(world, { type: "snack", areaM2: 40, seats: 10, keyUnit: true });
  await moveTo(world, suspended, "suspended");
  await visit(world, officer, first);
  const figures = await overview(world);
  expect(figures.establishments).toMatchObject({ total: 3, open: 2, key: 2, byType: [{ type: "restaurant_medium", count: 1 }, { type: "snack", count: 2 }] });
  expect(gradesIn(figures)).toEqual({ excellent: 1, pending: 2 });
  expect([townIn(figures, OWN_TOWN), townIn(figures, OTHER_TOWN)]).toEqual([2, 1]);
  expect(figures.today).toMatchObject({ day: TODAY, visits: 1, newGrades: 1 });
});

test("a closed shop leaves the books with what it left unmended", async () => {
  const shop = await openShop(world);
  await visit(world, officer, shop, { fails: ["2.1"] });
  expect((await overview(world)).inspections).toMatchObject({ visitedEstablishments: 1, openFindings: 1, last12Months: 1 });
  await moveTo(world, shop, "closed");
  const figures = await overview(world);
  expect(figures.establishments.total).toBe(0);
  expect(figures.inspections).toMatchObject({ visitedEstablishments: 0, openFindings: 0, last12Months: 1 });
});

test("a voided visit is taken back, with its grade and its findings", async () => {
  const shop = await openShop(world);
  const { id, version } = await visit(world, officer, shop, { fails: ["2.1"] });
  await world.as(officer)(inspectionApi.void, { id, version, reason: "录入了另一家单位的结果" });
  await world.settle();
  const figures = await overview(world);
  expect(gradesIn(figures)).toEqual({ pending: 1 });
  expect(figures.today.visits).toBe(0);
  expect(figures.inspections).toMatchObject({ last12Months: 0, visitedEstablishments: 0, openFindings: 0 });
});

test("a shop that moves takes its visits along; scans and payments stay where they happened", async () => {
  const shop = await openShop(world);
  const code = await printCode(world, shop);
  await visit(world, officer, shop);
  await scanOnce(world, code);
  await paid(world, shop, TODAY, 3850);
  await change(world, shop, { townCode: OTHER_TOWN });
  const [own, other] = [await overview(world, "stationOfficer"), await overview(world, "otherStationOfficer")];
  expect([own.establishments.total, own.today.visits, own.today.scans, own.today.orders, own.today.paidFen]).toEqual([0, 0, 1, 1, 3850]);
  expect([other.establishments.total, other.today.visits, other.today.scans, other.today.orders]).toEqual([1, 1, 0, 0]);
  expect(other.establishments.byTown.map(({ townCode }) => townCode)).toEqual([OTHER_TOWN]);
});

test("days begin at midnight in Shanghai; unpaid orders are no payments", async () => {
  const shop = await openShop(world);
  const code = await printCode(world, shop);
  world.at("2026-11-22T15:59:59.000Z");
  await scanOnce(world, code);
  world.at("2026-11-22T16:00:00.000Z");
  await scanOnce(world, code);
  await scanOnce(world, code);
  await paid(world, shop, "2026-11-22", 1000);
  await paid(world, shop, TODAY, 2000);
  await paid(world, shop, null, 4000);
  const { today, trend } = await overview(world);
  expect(today).toMatchObject({ scans: 2, orders: 1, paidFen: 2000 });
  expect(trend.days.slice(-2)).toEqual([{ day: "2026-11-22", scans: 1, orders: 1, visits: 0 }, { day: TODAY, scans: 2, orders: 1, visits: 0 }]);
});

test.each([
  ["2026-11-22", 0],
  [TODAY, 1],
  ["2026-12-23", 1],
  ["2026-12-24", 0],
])("a licence that ends on %s counts %i times as ending within thirty days", async (licenceExpiresOn, count) => {
  await openShop(world, { licenceExpiresOn });
  expect((await overview(world)).inspections.licenceExpiring30Days).toBe(count);
});

test("counting from the beginning gives what was counted along the way", async () => {
  const shops = [await openShop(world), await openShop(world, { townCode: OTHER_TOWN }), await openShop(world, { type: "drinks", areaM2: 20, seats: 0 })] as const;
  await visit(world, officer, shops[0], { fails: ["2.1", "2.2"] });
  await visit(world, officer, shops[1]);
  world.at("2026-11-24T02:00:00.000Z");
  await visit(world, officer, shops[0]);
  await change(world, shops[1], { townCode: OWN_TOWN, keyUnit: true });
  await moveTo(world, shops[2], "closed");
  const along = await counters();
  expect(Object.keys(along).length).toBeGreaterThan(6);
  const again = await rebuilt();
  // Of new grades only those of the day are counted again.
  const kept = ([key]: [string, number]): boolean => !key.startsWith("graded ") || key.includes("2026-11-24");
  expect(again).toEqual(Object.fromEntries(Object.entries(along).filter(kept)));
});

test("the counters say what the archive and the visits say", async () => {
  const shops = [await openShop(world), await openShop(world), await openShop(world, { townCode: OTHER_TOWN })] as const;
  for (const shop of shops.slice(1)) await visit(world, officer, shop);
  const ask = async (sql: string): Promise<number> => Number((await world.services.db.sequelize.query<{ n: number }>(sql, { type: QueryTypes.SELECT }))[0]!.n);
  const figures = await overview(world);
  expect(figures.establishments.total).toBe(await ask("SELECT COUNT(*) AS n FROM establishments"));
  expect(gradesIn(figures)).toEqual({ excellent: await ask("SELECT COUNT(*) AS n FROM grade_states WHERE shown = 'excellent'"), pending: 1 });
  expect(figures.inspections.last12Months).toBe(await ask("SELECT COUNT(*) AS n FROM inspections"));
});

test("counters that were emptied are counted again at the next start, and a second start changes nothing", async () => {
  await visit(world, officer, await openShop(world));
  const before = await counters();
  await InsightCount.destroy({ where: {} });
  await InsightContribution.destroy({ where: {} });
  await insights.prepare!(world.services);
  expect(await counters()).toEqual(before);
  await insights.prepare!(world.services);
  expect(await counters()).toEqual(before);
});

test("a figure that lags behind the facts says since when", async () => {
  const shop = await openShop(world);
  world.at("2026-11-23T03:00:00.000Z");
  await world.as(officer)(inspectionApi.void, { id: (await visit(world, officer, shop)).id, version: 1, reason: "录入了另一家单位的结果" });
  world.at("2026-11-23T03:00:20.000Z");
  expect((await overview(world)).establishments.asOf).toBe("2026-11-23T03:00:00.000Z");
  await world.settle();
  expect(await OutboxDelivery.count({ where: { state: "pending" } })).toBe(0);
  expect((await overview(world)).establishments.asOf).toBe("2026-11-23T03:00:20.000Z");
});

test("points are the shops on the books that have a place, of the officer's towns", async () => {
  await openShop(world, { name: "湖边鱼馆", lng: 119.04, lat: 29.6 });
  await openShop(world, { name: "没有坐标的店" });
  await openShop(world, { name: "山里的店", townCode: OTHER_TOWN, lng: 118.9, lat: 29.5 });
  await moveTo(world, await openShop(world, { name: "关了的店", lng: 119.04, lat: 29.6 }), "closed");
  const names = async (name: "commandOperator" | "stationOfficer"): Promise<string[]> => (await world.as(actorsAround(1)[name])(insightApi.points, {})).points.map((point) => point.name).sort();
  expect(await names("commandOperator")).toEqual(["山里的店", "湖边鱼馆"]);
  expect(await names("stationOfficer")).toEqual(["湖边鱼馆"]);
});

test("an officer without towns sees noughts, not the county", async () => {
  await openShop(world);
  const nobody = { ...actorsAround(1).stationOfficer, towns: [] };
  const figures = await world.as(nobody)(insightApi.overview, {});
  expect([figures.establishments.total, figures.establishments.byTown.length]).toEqual([0, 0]);
  expect((await world.as(nobody)(insightApi.points, {})).points).toEqual([]);
  await expect(world.as(ANONYMOUS)(insightApi.overview, {})).rejects.toMatchObject({ status: 401 });
});
