import { evidenceApi } from "@sunshine/domain/evidence/evidence.contract";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { gradeApi } from "@sunshine/domain/grades/grade.contract";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { Inspection, InspectionSignature } from "../inspection.model";
import { answering, enrol, OFFICERS_SIGN, photographed, send, SIGNATURE, SIGNED } from "./on-site";
import { openShop, submissionFor } from "./shops";

let world: World;
let shop: Establishment;
let idOf: Awaited<ReturnType<typeof enrol>>;
const { bureauOfficer, stationOfficer, otherStationOfficer } = actorsAround(1);

beforeAll(async () => {
  world = await openWorld();
  idOf = await enrol(world);
});
beforeEach(async () => {
  world.at("2026-11-23T02:00:00.000Z");
  shop = await openShop(world, { lng: 119.04, lat: 29.605 });
});
afterAll(() => world.close());

const failing = (changes: object = {}) => submissionFor(world, shop, { fails: ["4.2"], companions: [{ officerId: idOf(bureauOfficer) }], ...changes });
const refusal = (path: string, message: RegExp) => ({ body: { fields: [expect.objectContaining({ path, message: expect.stringMatching(message) as unknown })] } });

test("a whole record: wording, photo, own day, companions, place and time, both signatures", async () => {
  const photo = await photographed(world, stationOfficer);
  const kitchen = await photographed(world, stationOfficer);
  const submission = answering(
    failing({
      correctBy: "2026-12-07", signing: SIGNED, remark: "老板态度一般，下次带执法记录仪", draftId: "draft-0001-abcd",
      companions: [{ officerId: idOf(bureauOfficer) }, { name: "汪海", organisation: "千岛湖镇卫生院" }],
      pictures: [{ name: "烹饪间", photo: { id: kitchen } }],
      visit: { startedAt: "2026-11-23T01:00:00.000Z", endedAt: "2026-11-23T01:50:00.000Z", startPlace: { lng: 119.0403, lat: 29.605, accuracyM: 20 } },
      provisional: { score: 94.4, result: "mostly_conform", grade: "excellent" },
    }),
    { "4.2": { note: "", wordings: ["4.2-2"], correctBy: "2026-11-30", photos: [{ id: photo, takenAt: "2026-11-23T01:20:00.000Z", lng: 119.0403, lat: 29.605 }] } }
  );
  const view = await send(world, stationOfficer, submission, { sentAt: "2026-11-23T02:00:01.000Z" });
  expect(view).toMatchObject({
    visitedOn: "2026-11-23", handling: "rectify", correctBy: "2026-12-07", inspectors: ["测试员3", "测试员2", "汪海"],
    team: [{ officerId: idOf(stationOfficer), name: "测试员3" }, { officerId: idOf(bureauOfficer), name: "测试员2" }, { officerId: null, name: "汪海", organisation: "千岛湖镇卫生院" }],
    visit: { startedAt: "2026-11-23T01:00:00.000Z", endedAt: "2026-11-23T01:50:00.000Z", clock: "trusted", distanceM: 29 },
    pictures: [{ id: kitchen, kind: "photo", name: "烹饪间" }],
    signing: { kind: "screen", shop: { name: "汪小鱼密", capacity: "负责人" }, refusal: null, officers: [{ name: "测试员3" }, { name: "测试员2" }] },
    provisional: { agrees: true },
  });
  expect(view.findings.find(({ code }) => code === "4.2")).toMatchObject({
    note: "一名从事接触直接入口食品工作的人员健康证明已过有效期。", correctBy: "2026-11-30", photos: [{ id: photo, kind: "photo" }],
    basis: [{ document: "《中华人民共和国食品安全法》", clause: "第四十五条", verified: "published" }],
  });
});

test("a result that the phone reckoned otherwise is reported, and the server's counts", async () => {
  await expect(send(world, stationOfficer, failing({ provisional: { score: 97.8, result: "mostly_conform", grade: "excellent" } }))).resolves.toMatchObject({ score: 94.4, provisional: { score: 97.8, agrees: false } });
});

test("what was signed lies sealed, and its strokes are read on their own", async () => {
  const { id } = await send(world, stationOfficer, failing({ signing: SIGNED }));
  const visit = (await Inspection.findOne({ where: { publicId: id } }))!;
  const row = (await InspectionSignature.findOne({ where: { inspectionId: visit.id } }))!;
  expect(JSON.stringify([visit.get({ plain: true }), row.sealed])).not.toMatch(/汪小鱼密|strokes/);
  const { rows } = await world.as(stationOfficer)(inspectionApi.signatures, { id });
  expect(rows.map(({ side, name }) => [side, name])).toEqual([["officer", "测试员3"], ["officer", "测试员2"], ["shop", "汪小鱼密"]]);
  expect(rows[2]!.strokes).toEqual(SIGNATURE.strokes);
});

test("a record is valid where the shop refuses to sign, with a witness and the reason", async () => {
  const signing = { kind: "refused" as const, officers: OFFICERS_SIGN, reason: "负责人称未看清内容，离开现场", witness: { name: "洪网格", capacity: "社区网格员" } };
  const view = await send(world, stationOfficer, failing({ signing }));
  expect(view.signing).toMatchObject({ kind: "refused", shop: null, refusal: { reason: "负责人称未看清内容，离开现场", witness: "洪网格", capacity: "社区网格员" } });
  const grade = await world.as(bureauOfficer)(gradeApi.get, { establishmentId: shop.publicId });
  expect(grade).toMatchObject({ lastVisitOn: "2026-11-23" });
});

test.each([
  ["an unsigned sheet", { signing: { ...SIGNED, shop: { ...SIGNED.shop, strokes: [[500, 200]] } } }, /^signing\.shop\.strokes/, /签名过短/],
  ["broken strokes", { signing: { ...SIGNED, shop: { ...SIGNED.shop, strokes: [[1, 2, 3]] } } }, /^signing\.shop\.strokes/, /不完整/],
  ["one inspector's signature", { signing: { ...SIGNED, officers: [OFFICERS_SIGN[0]] } }, /^signing\.officers/, /至少两名/],
  ["two signatures of one inspector", { signing: { ...SIGNED, officers: [OFFICERS_SIGN[0], OFFICERS_SIGN[0]] } }, /^signing\.officers/, /只签一次/],
  ["a signature of somebody who was not there", { signing: { ...SIGNED, officers: [OFFICERS_SIGN[0], { ...OFFICERS_SIGN[1], place: 3 }] } }, /^signing\.officers/, /不在本次检查人员/],
  ["a refusal without a witness", { signing: { kind: "refused", officers: OFFICERS_SIGN, reason: "拒绝签字离开", witness: { name: "" } } }, /^signing\.witness\.name/, /见证人/],
  ["an inspector as witness", { signing: { kind: "refused", officers: OFFICERS_SIGN, reason: "拒绝签字离开", witness: { name: "测试员2" } } }, /^signing\.witness\.name/, /检查人员以外/],
  ["an unknown companion", { companions: [{ officerId: "0000000000000000" }] }, /^companions\[0\]/, /没有这位监管人员/],
  ["a remote inspection without a picture", { mode: "remote" }, /^pictures/, /厨房画面/],
  ["a photo that was never sent", { pictures: [{ name: "烹饪间", photo: { id: "0000000000000000" } }] }, /^pictures/, /重新上传/],
  ["a task that does not exist", { task: { id: "0000000000000000" } }, /^task/, /没有这项任务/],
])("%s is refused at its field", async (_, changes, path, message) => {
  await expect(send(world, stationOfficer, failing(changes))).rejects.toMatchObject({ body: { fields: expect.arrayContaining([{ path: expect.stringMatching(path) as unknown, message: expect.stringMatching(message) as unknown }]) as unknown } });
});

test("the lead cannot be his own companion", async () => {
  await expect(send(world, stationOfficer, failing({ companions: [{ officerId: idOf(stationOfficer) }] }))).rejects.toMatchObject(refusal("companions", /不得少于两人/));
});

test("an unknown point, and a wording of another point, are named", async () => {
  const whole = failing();
  await expect(send(world, stationOfficer, { ...whole, findings: [...whole.findings, { code: "99.9", verdict: "pass" as const }] })).rejects.toMatchObject({ body: { fields: [{ path: "findings.99.9" }] } });
  await expect(send(world, stationOfficer, answering(whole, { "4.2": { wordings: ["2.1-1"] } }))).rejects.toMatchObject(refusal("findings.4.2", /用语库/));
});

test("photos of others, of another purpose, or used before are not taken", async () => {
  const [others, complaint, own] = [await photographed(world, otherStationOfficer), await photographed(world, stationOfficer, "dispatch"), await photographed(world, stationOfficer)];
  const withPhoto = (id: string) => answering(failing(), { "4.2": { photos: [{ id }] } });
  for (const id of [others, complaint]) await expect(send(world, stationOfficer, withPhoto(id))).rejects.toMatchObject(refusal("findings.4.2", /重新上传/));
  await send(world, stationOfficer, withPhoto(own));
  shop = await openShop(world);
  await expect(send(world, stationOfficer, withPhoto(own))).rejects.toMatchObject(refusal("findings.4.2", /用在别处/));
});

test("the shop sees the photos; when and where they were taken is for officers here, and each look is kept", async () => {
  const photo = await photographed(world, stationOfficer);
  await send(world, stationOfficer, answering(failing(), { "4.2": { photos: [{ id: photo, takenAt: "2026-11-23T01:20:00.000Z", lng: 119.0403, lat: 29.605 }] } }));
  const { owner, otherOwner, diner, bureauOfficer: bureau } = actorsAround(shop.id);
  const statuses = await Promise.all([owner, bureau, otherOwner, diner].map(async (actor) => (await world.fetchAs(actor, `/api/v1/evidence/${photo}/view`)).status));
  expect(statuses).toEqual([200, 200, 403, 403]);
  await expect(world.as(bureau)(evidenceApi.capture, { id: photo, reason: "核对现场照片" })).resolves.toMatchObject({ takenAt: "2026-11-23T01:20:00.000Z", lng: 119.0403, lat: 29.605 });
  await expect(world.as(owner)(evidenceApi.capture, { id: photo, reason: "想看看" })).rejects.toMatchObject({ status: 403 });
});

test("neither the shop nor the public reads the officers' remark, task, places or the phone's reckoning", async () => {
  const secret = "老板与镇干部相熟慎重处理";
  const { id } = await send(world, stationOfficer, failing({ remark: secret, provisional: { score: 90, result: "conform", grade: "good" }, visit: { startedAt: "2026-11-23T01:00:00.000Z", endedAt: "2026-11-23T01:50:00.000Z", startPlace: { lng: 119.04444, lat: 29.60555 } } }));
  const { owner, safetyOfficer } = actorsAround(shop.id);
  for (const reader of [owner, safetyOfficer]) {
    const view = await world.as(reader)(inspectionApi.get, { id });
    expect(view).toMatchObject({ remark: null, task: null, provisional: null, visit: { startPlace: null, distanceM: null }, abilities: [] });
    expect(JSON.stringify(view)).not.toMatch(new RegExp(`${secret}|119.04444`));
  }
  const page = await (await world.fetchAs({ kind: "anonymous" }, `/api/v1/storefronts/${shop.publicId}`)).text();
  expect(page).toContain(shop.name);
  expect(page).not.toContain(secret);
  await expect(world.as(stationOfficer)(inspectionApi.get, { id })).resolves.toMatchObject({ remark: secret });
});

test("the record is a PDF for officers and the shop, whichever way it was signed", async () => {
  const { owner } = actorsAround(shop.id);
  const { id } = await send(world, stationOfficer, failing({ signing: SIGNED }));
  for (const reader of [owner, stationOfficer]) {
    const response = await world.fetchAs(reader, `/api/v1/inspections/${id}/record`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([response.status, response.headers.get("content-type"), bytes.toString("latin1", 0, 5)]).toEqual([200, "application/pdf", "%PDF-"]);
    // The strokes make it longer than the same record on paper.
    expect(bytes.length).toBeGreaterThan(8_000);
  }
});

test("remote inspection: the same record without a place, with named pictures", async () => {
  const kitchen = await photographed(world, stationOfficer);
  const view = await send(world, stationOfficer, submissionFor(world, shop, { mode: "remote", companions: [{ officerId: idOf(bureauOfficer) }], pictures: [{ name: "专间画面", photo: { id: kitchen } }] }));
  expect(view).toMatchObject({ mode: "remote", result: "conform", pictures: [{ name: "专间画面" }] });
});

test("a list is cut by way, handling, what is open, and whose it is", async () => {
  const mine = await send(world, stationOfficer, failing({ handling: "case", correctBy: null }));
  const list = async (filter: object, actor = stationOfficer) => (await world.as(actor)(inspectionApi.list, { establishmentId: shop.publicId, ...filter })).rows.map(({ id }) => id);
  expect(await list({ handling: ["case"], open: true, mine: true, mode: ["onsite"] })).toEqual([mine.id]);
  expect(await list({ mine: true }, bureauOfficer)).toEqual([]);
  expect(await list({ open: false })).toEqual([]);
  expect(await list({ mode: ["remote"] })).toEqual([]);
});
