import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { AuditEntry } from "../../audits/audit.model";
import type { Establishment } from "../../establishments/establishment.model";
import { inspect, openShop, orderOf } from "./orders";

let world: World;
let early: Establishment;
let late: Establishment;
beforeAll(async () => {
  world = await openWorld();
  early = await openShop(world, { name: "早期限小吃店" });
  late = await openShop(world, { name: "=晚期限饭庄" });
  await inspect(world, early, { fails: ["2.1"], correctBy: "2026-11-26" });
  await inspect(world, late, { fails: ["2.1", "2.2"], correctBy: "2026-12-20" });
});
afterAll(() => world.close());

const officer = () => world.as(actorsAround(early.id).stationOfficer);
const names = async (asked: Parameters<typeof list>[0]) => (await list(asked)).rows.map(({ establishmentName }) => establishmentName);
const list = (asked: Record<string, unknown>) => officer()(rectificationApi.list, asked);

test("the list is narrowed by name and by what waits, and tells how many there are", async () => {
  await expect(names({ q: "晚期限" })).resolves.toEqual(["=晚期限饭庄"]);
  await expect(list({ q: "没有这家" })).resolves.toMatchObject({ rows: [], total: 0 });
  const order = await orderOf(world, early, (await list({ q: "早期限" })).rows[0]!.inspectionId);
  await world.as(actorsAround(early.id).owner)(rectificationApi.requestExtension, { id: order.id, version: order.version, until: "2026-12-01", reason: "设备还在途中" });
  await expect(names({ extensionAsked: "true" })).resolves.toEqual(["早期限小吃店"]);
  await expect(list({})).resolves.toMatchObject({ total: 2 });
});

test("it is sorted by deadline either way, page by page", async () => {
  await expect(names({ sort: "due", order: "desc" })).resolves.toEqual(["=晚期限饭庄", "早期限小吃店"]);
  const first = await list({ sort: "due", order: "asc", limit: 1 });
  expect(first.rows[0]?.establishmentName).toBe("早期限小吃店");
  const second = await list({ sort: "due", order: "asc", limit: 1, after: first.next });
  expect(second).toMatchObject({ rows: [{ establishmentName: "=晚期限饭庄" }], next: null });
  expect(second.total).toBeUndefined();
});

test("a shop's own counts are those of the shop that is meant", async () => {
  const owner = { ...actorsAround(early.id).owner, memberships: [early, late].map(({ id }) => ({ establishmentId: id, role: "owner" as const })) };
  const counts = await world.as(owner)(rectificationApi.counts, { establishmentId: late.publicId });
  expect(counts.within + counts.near + counts.overdue).toBe(1);
});

test("the filter leaves as a file that no spreadsheet takes for a formula, and stays in the audit trail", async () => {
  const response = await world.fetchAs(actorsAround(early.id).stationOfficer, "/api/v1/rectifications/export?format=csv");
  const lines = (await response.text()).trim().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain("文号,单位名称,乡镇,状态");
  expect(lines.join("\n")).toContain("'=晚期限饭庄,千岛湖镇,待整改");
  await expect(AuditEntry.count({ where: { act: "rectification.exported" } })).resolves.toBe(1);
});
