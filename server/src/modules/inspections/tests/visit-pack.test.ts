import fc from "fast-check";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import type { EstablishmentType } from "@sunshine/domain/establishments/establishment.vocabulary";
import { VERDICTS, type Verdict } from "@sunshine/domain/inspections/inspection.vocabulary";
import { defaultCorrectBy, judgeFromPack, type VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { enrol, packOf, send } from "./on-site";
import { newKey, openShop, submissionFor, visit } from "./shops";

let world: World;
let shop: Establishment;
let idOf: Awaited<ReturnType<typeof enrol>>;
const { bureauOfficer, stationOfficer, otherStationOfficer, commandOperator } = actorsAround(1);

beforeAll(async () => {
  world = await openWorld();
  idOf = await enrol(world);
});
beforeEach(async () => {
  world.at("2026-11-23T02:00:00.000Z");
  shop = await openShop(world, { lng: 119.04, lat: 29.605 });
});
afterAll(() => world.close());

const pack = (query = ""): Promise<VisitPack> => packOf(world, stationOfficer, shop.publicId, query);

test("a new shop's pack has its file, the whole table, wordings for its points, the rules and who may come along", async () => {
  const { shop: file, people, lastVisit, orders, cases, task, checklist, library, correctBy, officers, firstVisitOn, grade } = await pack();
  expect(file).toMatchObject({ id: shop.publicId, name: "千岛湖鱼味馆", licenceNumber: shop.licenceNumber, type: "restaurant_medium", state: "open", lng: 119.04 });
  expect({ people, lastVisit, orders, rows: cases.rows, task, firstVisitOn, grade }).toEqual({
    people: { staff: 0, valid: 0, expiring: 0, expired: 0, rows: [] }, lastVisit: null, orders: [], rows: [], task: null, firstVisitOn: null, grade: { shown: "pending", annual: null },
  });
  expect([checklist.column, checklist.items.length, checklist.items.filter(({ key }) => key).length]).toEqual(["S", 28, 6]);
  const codes = new Set(checklist.items.map(({ code }) => code));
  expect(new Set(library.wordings.map(({ code }) => code))).toEqual(codes);
  expect(correctBy).toMatchObject({ workdays: 10, rows: expect.arrayContaining([{ visitedOn: "2026-11-23", correctBy: "2026-12-07" }]) as unknown });
  // Those who inspect, the own station first; the officer who asks is not a companion.
  expect(officers.map(({ name }) => name)).toEqual(["测试员2", "测试员4"]);
  expect((await packOf(world, bureauOfficer, shop.publicId)).officers[0]).toMatchObject({ name: "测试员3", station: expect.stringContaining("所") as unknown });
});

test("what failed last time comes first with what was found, and the running order with it", async () => {
  await visit(world, stationOfficer, shop, { fails: ["9.2", "4.3"], visitedOn: "2026-11-20" });
  const { checklist, orders, lastVisit, firstVisitOn } = await pack();
  expect(checklist.items.slice(0, 3).map(({ code, failedLastTime, lastNote }) => [code, failedLastTime, lastNote])).toEqual([["4.3", true, "4.3 现场发现的问题"], ["9.2", true, "9.2 现场发现的问题"], ["1.1", false, ""]]);
  expect(orders).toMatchObject([{ state: "issued", open: 2, findings: [{ code: "4.3", state: "open" }, { code: "9.2" }] }]);
  expect(lastVisit).toMatchObject({ on: "2026-11-20", fails: 2, openFindings: 2, result: "mostly_conform" });
  expect(firstVisitOn).toBe("2026-11-20");
});

test("people are counted by their certificates, with masked names; cases by category, with nothing else of them", async () => {
  const add = (name: string, on: string) => world.as(bureauOfficer)(establishmentApi.addPerson, { id: shop.publicId, name, duty: "厨师", role: "staff", phone: null, healthCertificateExpiresOn: on }, { key: newKey() });
  for (const [name, on] of [["王大海", "2026-11-01"], ["余小青", "2026-12-01"], ["方长久", "2027-11-01"]] as const) await add(name, on);
  const nobody = world.as({ kind: "anonymous" });
  const { categories } = await nobody(complaintApi.categories, {});
  const questions = categories.find(({ category }) => category === "foreign_body")?.questions ?? [];
  const place = { establishmentId: shop.publicId, code: null, lng: null, lat: null, address: null, name: null, townCode: null };
  await nobody(
    complaintApi.submit,
    {
      kinds: ["report"], anonymous: true, category: "foreign_body", happenedAt: "2026-11-22T10:00:00.000Z", story: "密语：吃出一根钢丝，请尽快核实。", demands: [], publishConsent: false, place, claimant: null,
      answers: Object.fromEntries(questions.map(({ key, kind, options }) => [key, kind === "choice" ? options[0]! : kind === "number" ? "1" : "见情况说明"])),
    },
    { key: newKey() }
  );
  await world.settle();
  const whole = await pack();
  expect(whole.people).toMatchObject({ staff: 3, valid: 2, expiring: 1, expired: 1, rows: [{ name: "王**", expiresOn: "2026-11-01" }, { name: "余**" }, { name: "方**" }] });
  expect(whole.cases.rows).toEqual([{ category: "foreign_body", count: 1 }]);
  expect(JSON.stringify(whole)).not.toMatch(/密语|王大海/);
});

test("a pack that has not changed is not sent again; a finding that comes in changes it", async () => {
  const path = `/api/v1/establishments/${shop.publicId}/visit-pack`;
  const first = await world.fetchAs(stationOfficer, path);
  const etag = first.headers.get("etag")!;
  await first.arrayBuffer();
  world.at("2026-11-23T02:30:00.000Z");
  const again = await world.fetchAs(stationOfficer, path, { headers: { "if-none-match": etag } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  await visit(world, bureauOfficer, shop, { fails: ["2.1"] });
  const changed = await world.fetchAs(stationOfficer, path, { headers: { "if-none-match": etag } });
  expect(changed.status).toBe(200);
  expect(changed.headers.get("cache-control")).toBe("private, no-cache");
  await changed.arrayBuffer();
});

test("a task goes along, where it is about this place and the officer may read it", async () => {
  const raise = (establishmentId: string) => world.as(commandOperator)(dispatchApi.raise, { establishmentId, urgency: "urgent", what: "到店核查健康证明" }, { key: newKey() });
  const task = await raise(shop.publicId);
  await expect(pack(`?taskId=${task.id}`)).resolves.toMatchObject({ task: { id: task.id, number: task.number, what: "到店核查健康证明", state: "waiting", version: 1 } });
  const elsewhere = await raise((await openShop(world)).publicId);
  for (const id of [elsewhere.id, "0000000000000000"]) await expect(pack(`?taskId=${id}`)).rejects.toMatchObject({ status: 400, body: { fields: [{ path: "taskId" }] } });
});

test("the other station's officer, the command centre and the shop get no pack", async () => {
  for (const actor of [otherStationOfficer, commandOperator, actorsAround(shop.id).owner]) await expect(packOf(world, actor, shop.publicId)).rejects.toMatchObject({ status: 403 });
});

test("a pack older than its days still gives a day to mend by", async () => {
  const whole = await pack();
  expect(defaultCorrectBy(whole, "2026-11-24")).toBe("2026-12-08");
  expect(defaultCorrectBy(whole, "2026-12-20")).toBe("2027-01-03");
});

const TYPES: readonly EstablishmentType[] = ["restaurant_large", "snack", "central_kitchen", "school_canteen"];

test("property: whatever the answers, the phone's result from the pack is the server's", async () => {
  const cases = fc.sample(fc.tuple(fc.constantFrom(...TYPES), fc.constantFrom("2020-01-01", "2026-10-01"), fc.infiniteStream(fc.constantFrom<Verdict>("pass", "pass", "pass", ...VERDICTS))), { numRuns: 14, seed: 20_261_123 });
  for (const [type, licenceIssuedOn, verdicts] of cases) {
    shop = await openShop(world, { type, licenceIssuedOn });
    const whole = await pack();
    const answers = whole.checklist.items.map(({ code }) => ({ code, verdict: verdicts.next().value }));
    const fails = answers.flatMap(({ code, verdict }) => (verdict === "fail" ? [code] : []));
    const notApplicable = answers.flatMap(({ code, verdict }) => (verdict === "not_applicable" ? [code] : []));
    const { score, grade, explanation } = judgeFromPack(whole, answers, "2026-11-23");
    const provisional = { score: score.score100, result: score.result, grade };
    const view = await send(world, stationOfficer, submissionFor(world, shop, { fails, notApplicable, companions: [{ officerId: idOf(bureauOfficer) }], provisional }));
    expect(view).toMatchObject({ ...provisional, keyFails: score.keyFails, fails: score.fails, provisional: { agrees: true } });
    expect(view.explanation.slice(-explanation.length)).toEqual(explanation);
  }
});
