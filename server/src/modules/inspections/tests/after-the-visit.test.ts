import { auditApi } from "@sunshine/domain/audits/audit.contract";
import { gradeApi } from "@sunshine/domain/grades/grade.contract";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { fieldsOf } from "../../establishments/archive-columns";
import type { Establishment } from "../../establishments/establishment.model";
import { updateEstablishment } from "../../establishments/operations/save-establishment";
import { Inspection } from "../inspection.model";
import { openShop, visit } from "./shops";

let world: World;
let shop: Establishment;
const { bureauOfficer, stationOfficer, administrator } = actorsAround(1);

beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  world.at("2026-11-23T02:00:00.000Z");
  shop = await openShop(world);
});
afterAll(() => world.close());

const ledger = async () => (await world.as(bureauOfficer)(gradeApi.get, { establishmentId: shop.publicId })).ledger;

test("points are marked as mended one by one, until none is open", async () => {
  const made = await visit(world, stationOfficer, shop, { fails: ["2.1", "2.2"] });
  world.at("2026-11-27T02:00:00.000Z");
  const once = await world.as(stationOfficer)(inspectionApi.markMended, { id: made.id, version: 1, codes: ["2.1"], on: "2026-11-26" });
  expect(once).toMatchObject({ openFindings: 1, version: 2 });
  expect(once.findings.find(({ code }) => code === "2.1")).toMatchObject({ mendedOn: "2026-11-26" });
  const twice = await world.as(stationOfficer)(inspectionApi.markMended, { id: made.id, version: 2, codes: ["2.2"], on: "2026-11-27" });
  expect(twice).toMatchObject({ openFindings: 0, abilities: ["void"] });
  await world.settle();
  expect((await ledger()).map(({ kind, on }) => [kind, on])).toEqual([["mended", "2026-11-27"], ["mended", "2026-11-26"], ["visit", "2026-11-23"]]);
});

test.each([
  ["a point that passed", { codes: ["2.1", "2.3"] }, "codes.2.3"],
  ["a day before the visit", { on: "2026-11-22" }, "on"],
  ["a day that has not come", { on: "2026-11-24" }, "on"],
])("%s cannot be marked as mended", async (_, changes, path) => {
  const { id } = await visit(world, stationOfficer, shop, { fails: ["2.1"] });
  await expect(world.as(stationOfficer)(inspectionApi.markMended, { id, version: 1, codes: ["2.1"], on: "2026-11-23", ...changes })).rejects.toMatchObject({ body: { fields: [{ path }] } });
});

test("who works on an old copy is told so", async () => {
  const { id } = await visit(world, stationOfficer, shop, { fails: ["2.1", "2.2"] });
  await world.as(stationOfficer)(inspectionApi.markMended, { id, version: 1, codes: ["2.1"], on: "2026-11-23" });
  await expect(world.as(bureauOfficer)(inspectionApi.markMended, { id, version: 1, codes: ["2.2"], on: "2026-11-23" })).rejects.toMatchObject({ body: { code: "stale_version" } });
  await expect(world.as(bureauOfficer)(inspectionApi.void, { id, version: 1, reason: "录入了别家的结果" })).rejects.toMatchObject({ body: { code: "stale_version" } });
});

test("a voided visit keeps its record, leaves the grade, and stands in the audit trail", async () => {
  await visit(world, stationOfficer, shop);
  world.at("2026-11-24T02:00:00.000Z");
  const wrong = await visit(world, stationOfficer, shop, { fails: ["3.1", "4.1", "2.1"], handling: "stop", correctBy: null });
  const grade = () => world.as(bureauOfficer)(gradeApi.get, { establishmentId: shop.publicId });
  expect(await grade()).toMatchObject({ shown: "pending", lastVisitOn: "2026-11-24" });

  const voided = await world.as(bureauOfficer)(inspectionApi.void, { id: wrong.id, version: 1, reason: "录入了别家的结果" });
  await world.settle();

  expect(voided).toMatchObject({ voided: true, score: wrong.score, findings: wrong.findings, abilities: [] });
  expect(voided.explanation.at(-1)).toContain("录入了别家的结果");
  expect(await grade()).toMatchObject({ shown: "excellent", lastVisitOn: "2026-11-23" });
  expect((await ledger()).map(({ kind, counted }) => [kind, counted])).toEqual([["voided", false], ["visit", false], ["visit", true]]);
  expect(await Inspection.count({ where: { publicId: wrong.id } })).toBe(1);
  const { rows } = await world.as(administrator)(auditApi.list, { act: "inspection.voided" });
  expect(rows[0]).toMatchObject({ subject: `inspection:${wrong.id}`, reason: "录入了别家的结果" });
  await expect(world.as(bureauOfficer)(inspectionApi.void, { id: wrong.id, version: 2, reason: "再作废一次" })).rejects.toMatchObject({ body: { code: "illegal_transition" } });
});

test("a visit entered anew after voiding counts, and the voided one no longer binds the next", async () => {
  const wrong = await visit(world, stationOfficer, shop, { fails: ["2.1"] });
  await world.as(stationOfficer)(inspectionApi.void, { id: wrong.id, version: 1, reason: "条目勾错，重新录入" });
  await expect(visit(world, stationOfficer, shop, { notApplicable: ["2.1"] })).resolves.toMatchObject({ result: "conform" });
});

test("the list pages by key, newest first, inside the officer's own towns", async () => {
  const own = [];
  for (const day of ["2026-11-19", "2026-11-20", "2026-11-21"]) own.push((await visit(world, bureauOfficer, shop, { visitedOn: day })).id);
  const elsewhere = await openShop(world, { townCode: "330127108" });
  const far = await visit(world, bureauOfficer, elsewhere, { visitedOn: "2026-11-21" });
  const asked = { establishmentId: shop.publicId, limit: 2 };
  const first = await world.as(stationOfficer)(inspectionApi.list, asked);
  const second = await world.as(stationOfficer)(inspectionApi.list, { ...asked, after: first.next! });
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual([...own].reverse());
  expect(second.next).toBeNull();
  const all = await world.as(stationOfficer)(inspectionApi.list, { limit: 200 });
  expect(all.rows.map(({ id }) => id)).not.toContain(far.id);
  expect((await world.as(bureauOfficer)(inspectionApi.list, { limit: 200 })).rows.map(({ id }) => id)).toContain(far.id);
});

test("the list is found by name, result, kind and day", async () => {
  const named = await openShop(world, { name: "石林镇山泉农家乐" });
  const failed = await visit(world, bureauOfficer, named, { fails: ["3.1", "4.1"], kind: "unannounced", handling: "stop", correctBy: null, visitedOn: "2026-11-20" });
  const list = async (filter: object) => (await world.as(bureauOfficer)(inspectionApi.list, filter)).rows.map(({ id }) => id);
  expect(await list({ q: "山泉" })).toEqual([failed.id]);
  expect(await list({ q: "ssnjl" })).toEqual([]);
  expect(await list({ q: "sqnjl" })).toEqual([failed.id]);
  expect(await list({ q: "山泉", result: ["not_conform"], kind: ["unannounced"], from: "2026-11-20", to: "2026-11-20" })).toEqual([failed.id]);
  expect(await list({ q: "山泉", from: "2026-11-21" })).toEqual([]);
  expect(await list({ q: "山泉", result: ["conform"] })).toEqual([]);
});

test("a shop that is renamed takes its visits along", async () => {
  const { id } = await visit(world, bureauOfficer, shop);
  await world.write(async () => updateEstablishment(world.services, bureauOfficer, await shop.reload(), shop.version, { ...fieldsOf(world.services, shop), name: "改名后的鱼味馆", townCode: "330127108" }));
  await world.settle();
  await expect(world.as(bureauOfficer)(inspectionApi.get, { id })).resolves.toMatchObject({ establishmentName: "改名后的鱼味馆", townCode: "330127108" });
  await expect(world.as(stationOfficer)(inspectionApi.get, { id })).rejects.toMatchObject({ status: 403 });
});
