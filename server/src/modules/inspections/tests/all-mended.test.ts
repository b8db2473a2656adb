import { gradeApi } from "@sunshine/domain/grades/grade.contract";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { LivePush } from "../../../platform/live/live.model";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { answering, enrol, packOf, photographed, send } from "./on-site";
import { newKey, openShop, submissionFor } from "./shops";

let world: World;
let shop: Establishment;
let idOf: Awaited<ReturnType<typeof enrol>>;
const { bureauOfficer, stationOfficer } = actorsAround(1);

beforeAll(async () => {
  world = await openWorld();
  idOf = await enrol(world);
  world.at("2026-11-23T02:00:00.000Z");
  shop = await openShop(world);
});
afterAll(() => world.close());

const nobody = () => world.as({ kind: "anonymous" });
const page = () => nobody()(storefrontApi.get, { id: shop.publicId });
const grade = () => world.as(bureauOfficer)(gradeApi.get, { establishmentId: shop.publicId });
const record = (changes: object) => submissionFor(world, shop, { companions: [{ officerId: idOf(bureauOfficer) }], ...changes });

test("from the visit to the public page: found, ordered, answered, accepted, and 已整改 with its day; a new visit brings the grade back", async () => {
  const { owner } = actorsAround(shop.id);
  const photo = await photographed(world, stationOfficer);
  const sent = answering(record({ fails: ["4.2", "9.3"], handling: "rectify", correctBy: "2026-12-07" }), { "4.2": { note: "", wordings: ["4.2-1"], photos: [{ id: photo }] } });
  const visit = await send(world, stationOfficer, sent);

  // Two failed key items: no grade, one order, and everybody reads what was found.
  expect(await page()).toMatchObject({ grade: { shown: "pending" }, visits: [{ on: "2026-11-23", result: "not_conform", findings: [{ key: true, mendedOn: null }, { key: true, mendedOn: null }] }] });
  const order = await world.as(owner)(rectificationApi.ofInspection, { inspectionId: visit.id });
  expect(order).toMatchObject({ state: "issued", dueOn: "2026-12-07", mendings: [{ code: "4.2", note: "一名从事接触直接入口食品工作的人员未能出示健康证明。" }, { code: "9.3" }] });

  world.at("2026-11-26T02:00:00.000Z");
  const answers = order.mendings.map(({ code }) => ({ code, text: `第 ${code} 项已整改完成` }));
  const answered = await world.as(owner)(rectificationApi.answer, { id: order.id, version: order.version, answers }, { key: newKey() });
  const closed = await world.as(stationOfficer)(rectificationApi.review, { id: order.id, version: answered.version, decisions: answers.map(({ code }) => ({ code, accept: true })) });
  expect(closed).toMatchObject({ state: "closed", closedOn: "2026-11-26" });
  await world.settle();

  // Mended on the day of acceptance, on the public page, in the record and in the ledger; the grade waits for a new visit, as the rule wants.
  expect((await page()).visits[0]!.findings.map(({ mendedOn }) => mendedOn)).toEqual(["2026-11-26", "2026-11-26"]);
  await expect(world.as(owner)(inspectionApi.get, { id: visit.id })).resolves.toMatchObject({ openFindings: 0 });
  expect((await grade()).ledger.map(({ kind, on }) => [kind, on])).toEqual([["mended", "2026-11-26"], ["visit", "2026-11-23"]]);
  expect(await grade()).toMatchObject({ shown: "pending" });
  await expect(packOf(world, stationOfficer, shop.publicId)).resolves.toMatchObject({ orders: [], lastVisit: { openFindings: 0 } });

  const again = await send(world, stationOfficer, record({ kind: "follow_up" }));
  expect(again).toMatchObject({ result: "conform", grade: "excellent" });
  expect(await page()).toMatchObject({ grade: { shown: "excellent", lastVisitOn: "2026-11-26" }, visits: [{ on: "2026-11-26", findings: [] }, { on: "2026-11-23", findings: [{ mendedOn: "2026-11-26" }, { mendedOn: "2026-11-26" }] }] });
});

test("the shop and the officers hear of the record, and nobody hears the officers' remark", async () => {
  const secret = "与镇里沟通后再查";
  shop = await openShop(world);
  const { id } = await send(world, stationOfficer, record({ fails: ["2.1"], remark: secret }));
  const pushes = (await LivePush.findAll()).map((row) => row.get({ plain: true }));
  const told = pushes.filter(({ name }) => name === "inspection.submitted.v1").find((it) => JSON.stringify(it).includes(id));
  expect(JSON.stringify(told)).toContain(`"handling":"rectify"`);
  expect(JSON.stringify(told)).toContain(String(shop.id));
  expect(JSON.stringify(pushes)).not.toContain(secret);
});
