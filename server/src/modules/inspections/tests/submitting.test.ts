import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import type { Establishment } from "../../establishments/establishment.model";
import { newKey, openShop, submissionFor, visit } from "./shops";

let world: World;
let shop: Establishment;
const { bureauOfficer } = actorsAround(1);

beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  world.at("2026-11-23T02:00:00.000Z");
  shop = await openShop(world);
});
afterAll(() => world.close());

const submit = (changes: Parameters<typeof submissionFor>[2]) => world.as(bureauOfficer)(inspectionApi.submit, submissionFor(world, shop, changes), { key: newKey() });

test("a clean visit conforms, scores 100 and says how that follows", async () => {
  const view = await submit({});
  expect(view).toMatchObject({ score: 100, result: "conform", grade: "excellent", keyFails: 0, fails: 0, openFindings: 0, column: "S", inspectors: ["测试员2", "第二检查员"], version: 1 });
  expect(view.explanation.join("")).toMatch(/100\.0 分.*符合.*评为优秀/);
});

test("the event carries what the ledger needs, written with the visit", async () => {
  const view = await submit({ fails: ["4.2", "2.1"] });
  const events = await OutboxEvent.findAll({ where: { name: "inspection.submitted.v1" }, order: [["id", "DESC"]], limit: 1 });
  // Column S: 4.2 weighs 5, 2.1 weighs 2, of 90 points.
  expect(events[0]!.payload).toMatchObject({ inspectionId: view.id, dynamicScore: 9.2, keyFails: 1, fails: 2, result: "mostly_conform", grade: "excellent", by: "测试员2" });
});

test.each([
  ["a day that has not come", { visitedOn: "2026-11-24" }, "visitedOn", /不能晚于今天/],
  ["a day too long ago", { visitedOn: "2026-10-23" }, "visitedOn", /只能补录/],
  ["one inspector under two names", { companions: ["测试员2"] }, "companions", /不得少于两人/],
  ["another edition of the table", { checklistEdition: "1999" }, "checklistEdition", /要点表/],
  ["passing with a failed key item", { fails: ["4.2"], handling: "pass" as const, correctBy: null }, "handling", /关键项/],
  ["passing with a failure that stays", { fails: ["2.1"], handling: "pass" as const, correctBy: null }, "handling", /未当场改正/],
  ["rectifying where nothing failed", { handling: "rectify" as const, correctBy: "2026-12-01" }, "handling", /没有不符合项/],
  ["rectifying without a day", { fails: ["2.1"], correctBy: null }, "correctBy", /整改期限/],
  ["rectifying by a day that is over", { fails: ["2.1"], correctBy: "2026-11-22" }, "correctBy", /之后/],
])("%s is refused at its field", async (_, changes, path, message) => {
  await expect(submit(changes)).rejects.toMatchObject({ body: { fields: [expect.objectContaining({ path, message: expect.stringMatching(message) as unknown })] } });
});

test("a failure without a note, and an unanswered item, are named", async () => {
  const whole = submissionFor(world, shop, { fails: ["2.1"] });
  const withoutNote = { ...whole, findings: whole.findings.map((finding) => ({ ...finding, note: "" })) };
  const unanswered = { ...whole, findings: whole.findings.slice(1) };
  await expect(world.as(bureauOfficer)(inspectionApi.submit, withoutNote, { key: newKey() })).rejects.toMatchObject({ body: { code: "rule_violated", fields: [{ path: "findings.2.1" }] } });
  await expect(world.as(bureauOfficer)(inspectionApi.submit, unanswered, { key: newKey() })).rejects.toMatchObject({ body: { code: "rule_violated", fields: [{ path: "findings.1.1" }] } });
});

test("what failed last time is flagged and cannot be left out", async () => {
  await visit(world, bureauOfficer, shop, { fails: ["2.1"] });
  world.at("2026-11-25T02:00:00.000Z");
  const checklist = await world.as(bureauOfficer)(inspectionApi.checklist, { establishmentId: shop.publicId });
  expect(checklist.items.filter(({ failedLastTime }) => failedLastTime).map(({ code }) => code)).toEqual(["2.1"]);
  await expect(submit({ notApplicable: ["2.1"] })).rejects.toMatchObject({ body: { fields: [{ path: "findings.2.1", message: "上次不符合的项目本次必须检查，不能列为缺项" }] } });
  await expect(submit({ notApplicable: ["2.2"] })).resolves.toMatchObject({ result: "conform" });
});

test("what is put right on the spot is mended at once and may pass", async () => {
  const whole = submissionFor(world, shop, { fails: ["2.1"], handling: "pass", correctBy: null });
  const view = await world.as(bureauOfficer)(inspectionApi.submit, { ...whole, findings: whole.findings.map((finding) => ({ ...finding, correctedOnSite: finding.verdict === "fail" })) }, { key: newKey() });
  expect(view).toMatchObject({ fails: 1, openFindings: 0, handling: "pass" });
  expect(view.findings.find(({ code }) => code === "2.1")).toMatchObject({ mendedOn: "2026-11-23" });
});

test("the same visit is not entered twice, and a repeated request gets the first answer", async () => {
  const key = newKey();
  const sent = submissionFor(world, shop);
  const first = await world.as(bureauOfficer)(inspectionApi.submit, sent, { key });
  await expect(world.as(bureauOfficer)(inspectionApi.submit, sent, { key })).resolves.toEqual(first);
  await expect(submit({})).rejects.toMatchObject({ status: 409, body: { code: "duplicate" } });
});

test("two officers who send the same visit at one moment leave one record", async () => {
  const { stationOfficer } = actorsAround(1);
  const results = await Promise.allSettled([bureauOfficer, stationOfficer].map((actor) => world.as(actor)(inspectionApi.submit, submissionFor(world, shop), { key: newKey() })));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("the column follows the type: a canteen answers what a snack bar does not", async () => {
  const canteen = await openShop(world, { type: "school_canteen" });
  const { column, items } = await world.as(bureauOfficer)(inspectionApi.checklist, { establishmentId: canteen.publicId });
  expect(column).toBe("T");
  expect(items.map(({ code }) => code)).toContain("3.2");
  const small = await world.as(bureauOfficer)(inspectionApi.checklist, { establishmentId: shop.publicId });
  expect(small.items.map(({ code }) => code)).not.toContain("3.2");
});

test("a new licence is told why there is no grade yet; a renewed one is graded at once", async () => {
  const fresh = await openShop(world, { licenceIssuedOn: "2026-11-01" });
  const first = await visit(world, bureauOfficer, fresh);
  expect(first).toMatchObject({ grade: null });
  expect(first.explanation.join("")).toContain("新领许可证 3 个月内");
  await fresh.reload();
  world.at("2027-01-20T02:00:00.000Z");
  await fresh.update({ licenceIssuedOn: "2027-01-10", licenceExpiresOn: "2032-01-09" });
  await expect(visit(world, bureauOfficer, fresh)).resolves.toMatchObject({ grade: "excellent" });
});
