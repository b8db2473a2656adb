import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { photoWithPlace, uploaded } from "../../evidence/tests/uploads";
import { ComplaintCase } from "../case.model";
import { CaseIdentity } from "../case-parts.model";
import { NAME, openRig, PHONE, type Given, type Rig } from "./rig";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterEach(() => rig.empty());
afterAll(() => rig.close());

const submit = (given: Given, key: string, who: keyof Rig["actors"] = "diner") => rig.world.as(rig.actors[who])(complaintApi.submit, given, { key });
const report = (changes: Partial<Given> = {}): Given => rig.given({ kinds: ["report"], demands: [], ...changes });
const anonymous = (changes: Partial<Given> = {}): Given => report({ anonymous: true, claimant: null, ...changes });

test("a complaint is taken in with its number and the day by which it is decided", async () => {
  const { cases, followUpCode } = await submit(rig.given(), "first-request");
  expect(cases).toMatchObject([{ kind: "complaint", deadlineOn: "2026-12-02", deadlineLabel: "决定是否受理" }]);
  expect(cases[0]!.number).toMatch(/^TS20261123[0-9A-Z]{8}$/);
  expect(followUpCode).toBeNull();
  const view = await rig.world.as(rig.actors.diner)(complaintApi.own, { id: cases[0]!.id });
  expect(view.timeline.map(({ title }) => title)).toEqual(["已提交", "收到告知"]);
  expect(view.timeline[1]!.text).toContain("2026年12月2日");
  expect(view.deadline).toMatchObject({ daysLeft: 9, state: "within", provisional: false });
});

test("a submission that holds both kinds becomes two linked cases", async () => {
  const { cases } = await submit(rig.given({ kinds: ["complaint", "report"] }), "both-at-once");
  const rows = await Promise.all(cases.map(({ id }) => rig.stored(id)));
  expect(rows.map(({ kind, linkedId }) => [kind, linkedId])).toEqual([["complaint", cases[1]!.id], ["report", cases[0]!.id]]);
});

test("sent twice it is one case, one after the other or from two networks at once", async () => {
  const [first, second] = await Promise.all([submit(rig.given(), "two-networks"), submit(rig.given(), "two-networks")]);
  const third = await submit(rig.given(), "two-networks");
  expect([second, third]).toEqual([first, first]);
  expect([await ComplaintCase.count(), (await rig.events("complaint.submitted.v1")).length]).toEqual([1, 1]);
});

test("the same request number with other content is refused", async () => {
  await submit(rig.given(), "same-number");
  await expect(submit(rig.given({ story: "另外一件事情，不一样" }), "same-number")).rejects.toThrow("idempotency_mismatch");
});

test("an anonymous report keeps nobody beside it, and its code leads back", async () => {
  const photo = await uploaded(rig.world, rig.actors.diner, await photoWithPlace(), { anonymous: true });
  const { cases, followUpCode } = await submit(anonymous({ evidenceIds: [photo] }), "anonymous-request");
  const row = await rig.stored(cases[0]!.id);
  expect([row.accountId, row.claimantDigest, await CaseIdentity.count()]).toEqual([null, null, 0]);
  expect(JSON.stringify(row.get({ plain: true }))).not.toContain(followUpCode);
  const again = await submit(anonymous({ evidenceIds: [photo] }), "anonymous-request", "anonymous");
  expect(again.followUpCode).toBe(followUpCode);
  const view = await rig.world.as({ kind: "anonymous" })(complaintApi.followUp, { code: followUpCode! });
  expect([view.id, view.evidence.length, view.abilities]).toEqual([cases[0]!.id, 1, ["supplement"]]);
  const more = await rig.world.as({ kind: "anonymous" })(complaintApi.followUpSupplement, { code: followUpCode!, text: "今晚又出摊了" }, { key: rig.key() });
  expect(more.timeline.at(-1)).toMatchObject({ title: "补充材料", by: "举报人" });
  const [event] = await rig.events("complaint.submitted.v1");
  expect(event).toMatchObject({ accountId: null });
  expect((await rig.world.as(rig.actors.diner)(complaintApi.mine, {})).rows).toEqual([]);
});

test("whoever holds the code rates the handling and has a closed report taken up again", async () => {
  const { cases, followUpCode } = await submit(anonymous(), "anonymous-again");
  const code = followUpCode!;
  const { id } = cases[0]!;
  const nobody = rig.world.as({ kind: "anonymous" });
  const station = rig.world.as(rig.actors.stationOfficer);
  await station(complaintApi.accept, { id, version: (await rig.file(id)).version });
  await station(complaintApi.close, { id, version: (await rig.file(id)).version, outcome: "not_mended", publicSummary: "已核查，尚未整改到位" });
  expect((await nobody(complaintApi.followUp, { code })).abilities).toEqual(["rate", "reopen"]);
  expect(await nobody(complaintApi.followUpRate, { code, stars: 2, solved: false })).toMatchObject({ rating: { stars: 2, solved: false }, abilities: ["reopen"] });
  expect(await nobody(complaintApi.followUpReopen, { code, reason: "今晚又出摊了" })).toMatchObject({ state: "handling", abilities: ["supplement"] });
  expect((await rig.events("complaint.reopened.v1")).map(({ accountId }) => accountId)).toEqual([null]);
});

test("a wrong follow-up code finds nothing", async () => {
  await expect(rig.world.as({ kind: "anonymous" })(complaintApi.followUp, { code: "0000000000000000" })).rejects.toThrow("404");
});

test("name and phone are sealed, apart from the case", async () => {
  await submit(rig.given(), "sealed-identity");
  const [identity] = await CaseIdentity.findAll();
  const stored = JSON.stringify([identity!.get({ plain: true }), (await ComplaintCase.findAll()).map((row) => row.get({ plain: true }))]);
  expect(stored).not.toContain(NAME);
  expect(stored).not.toContain(PHONE);
});

test.each<[string, Partial<Given>, string]>([
  ["a complaint without a name", { claimant: null }, "claimant"],
  ["an anonymous complaint", { anonymous: true, claimant: null }, "anonymous"],
  ["a complaint without own interest", { claimant: { name: "张三", ownInterest: false } }, "claimant"],
  ["a complaint that asks for nothing", { demands: [] }, "demands"],
  ["no place", { place: {} }, "place.address"],
  ["a pin in the sea", { place: { lng: 122, lat: 30 } }, "place.lng"],
  ["a town that the county does not have", { place: { address: "某村口小摊", townCode: "330127999" } }, "place.townCode"],
  ["a time six minutes ahead", { happenedAt: "2026-11-23T02:06:00.000Z" }, "happenedAt"],
  ["an answer that is not offered", { category: "pests", answers: { what: "恐龙", where: "后厨" } }, "answers.what"],
  ["a required question left out", { category: "poisoning", answers: { symptom: "呕吐", doctor: "已就医" } }, "answers.ill"],
  ["an order that nobody paid", { orderId: "0000000000000000" }, "orderId"],
  ["a photo that was never sent", { evidenceIds: ["0000000000000000"] }, "evidenceIds"],
])("%s is refused at its field", async (_, changes, path) => {
  const answer = await rig.world.fetchAs(rig.actors.diner, "/api/v1/complaints", {
    method: "POST", headers: { "content-type": "application/json", "idempotency-key": rig.key() }, body: JSON.stringify(rig.given(changes)),
  });
  const { error } = (await answer.json()) as { error: { fields: { path: string }[] } };
  expect([answer.status, error.fields.map((field) => field.path)]).toEqual([400, [path]]);
  expect(await ComplaintCase.count()).toBe(0);
});

test("a phone whose clock runs four minutes ahead is believed to mean now", async () => {
  const id = await rig.submit({ happenedAt: "2026-11-23T02:04:00.000Z" });
  expect((await rig.stored(id)).happenedAt.toISOString()).toBe("2026-11-23T02:00:00.000Z");
});

test("without a proved number there is no complaint in one's name", async () => {
  await expect(submit(rig.given(), "no-phone-given", "otherOwner")).rejects.toThrow("验证手机号");
});

test("nobody complains about the own shop", async () => {
  await expect(submit(rig.given(), "own-shop-case", "owner")).rejects.toThrow("自己的店铺");
});

test("an unlicensed stall is reported with just a pin and falls to the nearest town", async () => {
  const id = await rig.submit(report({ category: "unlicensed", answers: { form: "流动摊位" }, place: { lng: 119.155, lat: 29.685 } }));
  expect(await rig.stored(id)).toMatchObject({ townCode: "330127101", placeName: "文昌镇（未登记单位）", establishmentId: null });
});

test("similar open cases are offered and can be followed instead", async () => {
  const first = await rig.submit();
  const neighbour = rig.world.as(rig.neighbour);
  const around = { category: "food" as const, lng: 119.0405, lat: 29.6055 };
  expect((await neighbour(complaintApi.similar, around)).rows).toMatchObject([{ id: first, placeName: "千岛湖鱼味馆", distanceM: 50, followers: 0, followed: false }]);
  expect((await neighbour(complaintApi.similar, { ...around, category: "pests" })).rows).toEqual([]);
  expect((await neighbour(complaintApi.similar, { ...around, lat: 29.62 })).rows).toEqual([]);
  await neighbour(complaintApi.follow, { id: first });
  await neighbour(complaintApi.follow, { id: first });
  expect((await neighbour(complaintApi.similar, around)).rows).toMatchObject([{ followers: 1, followed: true }]);
  expect((await neighbour(complaintApi.followed, {})).rows).toMatchObject([{ id: first, state: "received" }]);
  await neighbour(complaintApi.unfollow, { id: first });
  expect((await neighbour(complaintApi.followed, {})).rows).toEqual([]);
});
