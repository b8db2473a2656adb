import { gradeApi } from "@sunshine/domain/grades/grade.contract";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { publicVisitsOf } from "../../inspections";
import { RectificationCounter, RectificationOrder } from "../rectification.model";
import { answerAll, inspect, newKey, openShop, ordered, orderOf, upload } from "./orders";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(() => world.at("2026-11-23T02:00:00.000Z"));
afterAll(() => world.close());

test("an inspection with open findings becomes one numbered order with their words, deadline and legal basis", async () => {
  const { order } = await ordered(world);
  expect(order).toMatchObject({ state: "issued", dueOn: "2026-12-03", issuedOn: "2026-11-23", findings: 2, open: 2, clock: "within", daysLeft: 10 });
  expect(order.number).toMatch(/^淳市监责改〔2026〕\d{4}号$/);
  expect(order.legalBasis).toContain("国家食品药品监督管理总局令第23号");
  expect(order.mendings[0]).toMatchObject({ code: "2.1", note: "2.1 现场发现的问题", state: "open", basis: expect.stringContaining("第 2.1 项") });
  expect(order.mendings[0]!.text).toContain("食品经营许可证");
});

test("numbers of a year follow one another without a gap, and begin anew with the year", async () => {
  const numbers = [(await ordered(world)).order.number, (await ordered(world)).order.number].map((number) => Number(/〕(\d+)号/.exec(number)![1]));
  expect(numbers[1]).toBe(numbers[0]! + 1);
  world.at("2027-01-04T02:00:00.000Z");
  expect((await ordered(world)).order.number).toBe("淳市监责改〔2027〕0001号");
  expect(await RectificationCounter.count()).toBe(2);
});

test.each([
  ["nothing failed", { fails: [], handling: "pass" as const }],
  ["everything was corrected on the spot", { fails: ["2.1"], handling: "pass" as const, correctedOnSite: true }],
])("no order is made where %s", async (_, visit) => {
  const shop = await openShop(world);
  const inspectionId = await inspect(world, shop, visit);
  expect(await RectificationOrder.count({ where: { inspectionId } })).toBe(0);
});

test("an order without a day in the record is due after ten working days", async () => {
  const { order } = await ordered(world, { fails: ["3.1", "4.1"], handling: "stop", correctBy: null });
  expect(order).toMatchObject({ dueOn: "2026-12-07", handling: "stop" });
});

test("a shop answers with photos, the officer returns one and accepts it in the end; ledger and public page say so", async () => {
  const { shop, order } = await ordered(world);
  const { owner, safetyOfficer, stationOfficer, bureauOfficer } = actorsAround(shop.id);
  const photo = await upload(world, owner);
  const answered = await world.as(owner)(
    rectificationApi.answer,
    { id: order.id, version: 1, answers: [{ code: "2.1", text: "已重新张贴许可证", evidenceIds: [photo] }, { code: "2.2", text: "已公示健康证明" }] },
    { key: newKey() }
  );
  expect(answered).toMatchObject({ state: "answered", open: 2, version: 2, abilities: ["answer", "request_extension"] });
  expect((await world.fetchAs(stationOfficer, `/api/v1/evidence/${photo}/view`)).status).toBe(200);
  expect((await world.fetchAs(actorsAround(shop.id).diner, `/api/v1/evidence/${photo}/view`)).status).toBe(403);

  const returned = await world.as(stationOfficer)(rectificationApi.review, { id: order.id, version: 2, decisions: [{ code: "2.1", accept: true }, { code: "2.2", accept: false, reason: "公示的健康证明已过期" }] });
  expect(returned).toMatchObject({ state: "returned", open: 1 });
  world.at("2026-11-25T02:00:00.000Z");
  const again = await world.as(safetyOfficer)(rectificationApi.answer, { id: order.id, version: 3, answers: [{ code: "2.2", text: "已更换为有效证明" }] }, { key: newKey() });
  expect(again.mendings[1]!.steps.map(({ move, text }) => [move, text])).toEqual([["answer", "已公示健康证明"], ["return", "公示的健康证明已过期"], ["answer", "已更换为有效证明"]]);
  const closed = await world.as(stationOfficer)(rectificationApi.review, { id: order.id, version: 4, decisions: [{ code: "2.2", accept: true }] });
  expect(closed).toMatchObject({ state: "closed", open: 0, closedOn: "2026-11-25", clock: null, abilities: [] });

  await world.settle();
  await expect(world.as(owner)(inspectionApi.get, { id: order.inspectionId })).resolves.toMatchObject({ openFindings: 0 });
  const { ledger } = await world.as(bureauOfficer)(gradeApi.get, { establishmentId: shop.publicId });
  expect(ledger.map(({ kind, on }) => [kind, on])).toEqual([["mended", "2026-11-25"], ["visit", "2026-11-23"]]);
  const visits = (await publicVisitsOf([shop.id], 1)).get(shop.id)!;
  expect(visits[0]!.findings.map(({ mendedOn }) => mendedOn)).toEqual(["2026-11-25", "2026-11-25"]);
  const { version } = await orderOf(world, shop, order.inspectionId);
  expect(version).toBe(5);
});

test("an officer who goes there decides without an answer", async () => {
  const { shop, order } = await ordered(world);
  const { stationOfficer } = actorsAround(shop.id);
  const review = (version: number, accept: boolean) =>
    world.as(stationOfficer)(rectificationApi.review, { id: order.id, version, onTheSpot: true, decisions: order.mendings.map(({ code }) => ({ code, accept, reason: accept ? "" : "现场仍未整改" })) });
  await expect(world.as(stationOfficer)(rectificationApi.review, { id: order.id, version: 1, decisions: [{ code: "2.1", accept: true }] })).rejects.toMatchObject({ body: { code: "illegal_transition" } });
  await expect(review(1, false)).resolves.toMatchObject({ state: "returned" });
  await expect(review(2, true)).resolves.toMatchObject({ state: "closed" });
});

test("of two officers who decide at once one is told that it was changed", async () => {
  const { shop, order } = await ordered(world);
  await answerAll(world, shop, order);
  const { stationOfficer, bureauOfficer } = actorsAround(shop.id);
  const decide = (actor: typeof stationOfficer) => world.as(actor)(rectificationApi.review, { id: order.id, version: 2, decisions: [{ code: "2.1", accept: true }] });
  const results = await Promise.allSettled([decide(stationOfficer), decide(bureauOfficer)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((results.find(({ status }) => status === "rejected") as PromiseRejectedResult).reason).toMatchObject({ body: { code: "stale_version" } });
});

test("findings that are marked as mended on the inspection are mended in the order", async () => {
  const { shop, order } = await ordered(world);
  await world.as(actorsAround(shop.id).stationOfficer)(inspectionApi.markMended, { id: order.inspectionId, version: 1, codes: ["2.1", "2.2"], on: "2026-11-23" });
  await world.settle();
  await expect(orderOf(world, shop, order.inspectionId)).resolves.toMatchObject({ state: "closed", open: 0 });
});

test("a voided inspection takes its order along", async () => {
  const { shop, order } = await ordered(world);
  await world.as(actorsAround(shop.id).stationOfficer)(inspectionApi.void, { id: order.inspectionId, version: 1, reason: "录入错误作废" });
  await world.settle();
  await expect(orderOf(world, shop, order.inspectionId)).resolves.toMatchObject({ state: "cancelled", clock: null, cancelReason: "原检查记录已作废", abilities: [] });
  await expect(answerAll(world, shop, { ...order, version: 2 })).rejects.toMatchObject({ body: { code: "illegal_transition" } });
});

test.each([
  ["a finding that is not in the order", [{ code: "9.9", text: "已整改" }], "answers[0].code"],
  ["a photo of somebody else", [{ code: "2.1", text: "已整改", evidenceIds: ["0000000000000000"] }], "answers[0].evidenceIds"],
])("%s is refused by its field", async (_, answers, path) => {
  const { shop, order } = await ordered(world);
  await expect(world.as(actorsAround(shop.id).owner)(rectificationApi.answer, { id: order.id, version: 1, answers }, { key: newKey() })).rejects.toMatchObject({ body: { fields: [{ path }] } });
});

test("an answer that a phone sends twice is one step", async () => {
  const { shop, order } = await ordered(world);
  const key = newKey();
  const send = () => world.as(actorsAround(shop.id).owner)(rectificationApi.answer, { id: order.id, version: 1, answers: [{ code: "2.1", text: "已整改完成" }] }, { key });
  expect(await send()).toEqual(await send());
  expect((await orderOf(world, shop, order.inspectionId)).mendings[0]!.steps).toHaveLength(1);
});

test("the notice is a PDF that carries its number", async () => {
  const { shop, order } = await ordered(world);
  const response = await world.fetchAs(actorsAround(shop.id).owner, `/api/v1/rectifications/${order.id}/notice`);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get("content-type")).toContain("application/pdf");
  expect(bytes.subarray(0, 4).toString()).toBe("%PDF");
  const number = Buffer.from(order.number, "utf16le").swap16();
  expect(bytes.includes(number)).toBe(true);
});

test("each step is told as an event of the shop", async () => {
  const { shop, order } = await ordered(world);
  await answerAll(world, shop, order);
  const events = await OutboxEvent.findAll({ where: { stream: `establishment:${shop.id}` }, order: [["id", "ASC"]] });
  expect(events.map(({ name }) => name).filter((name) => name.startsWith("rectification."))).toEqual(["rectification.issued.v1", "rectification.answered.v1"]);
});
