import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { AuditEntry } from "../../audits/audit.model";
import { NAME, openRig, PHONE, type Given, type Rig } from "./rig";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterEach(() => rig.empty());
afterAll(() => rig.close());

const REPORT: Partial<Given> = { kinds: ["report"], demands: [] };
const station = () => rig.world.as(rig.actors.stationOfficer);
const diner = () => rig.world.as(rig.actors.diner);
const SUMMARY = "已现场核查并督促店铺整改";

test("accepting begins the mediation clock, tells both, and puts the officer in charge", async () => {
  const file = await rig.accepted();
  expect(file).toMatchObject({ state: "accepted", mine: true, shopSummary: "有顾客反映菜品中有异物", deadline: { name: "mediate", on: "2027-01-22", provisional: true } });
  expect(file.timeline.filter(({ notice }) => notice).map(({ title, audience }) => [title, audience])).toEqual([["收到告知", "claimant"], ["告知店铺", "office"], ["受理告知", "claimant"]]);
  const shop = await rig.world.as(rig.actors.owner)(complaintApi.ofShop, { establishmentId: rig.shop.publicId });
  expect(shop.rows).toEqual([{ id: file.id, category: "food", state: "accepted", acceptedOn: "2026-11-23", summary: "有顾客反映菜品中有异物", outcome: null, result: null, closedOn: null, statements: [], mayState: true, publicReply: null, mayReplyInPublic: false }]);
});

test("before acceptance the shop knows nothing", async () => {
  await rig.submit();
  expect((await rig.world.as(rig.actors.owner)(complaintApi.ofShop, { establishmentId: rig.shop.publicId })).rows).toEqual([]);
});

test("a refusal names its statutory ground", async () => {
  const { id, version } = await rig.file(await rig.submit());
  const file = await station()(complaintApi.refuse, { id, version, ground: "handled_elsewhere", explanation: "消费者协会已调解。" });
  expect(file).toMatchObject({ state: "refused", deadline: null, refusalGround: "handled_elsewhere" });
  expect(file.timeline.at(-1)!.text).toContain("法院、仲裁机构");
  await expect(station()(complaintApi.accept, { id, version: file.version, shopSummary: "摘要" })).rejects.toThrow("illegal_transition");
});

test("a notice that begins with the template's words names the day that holds after the act", async () => {
  const { id, version, templates } = await rig.file(await rig.submit());
  expect(templates["accept"]).toContain("{deadline}");
  await station()(complaintApi.accept, { id, version, shopSummary: "有顾客反映菜品中有异物", notice: templates["accept"]! });
  const told = (await diner()(complaintApi.own, { id })).timeline.find(({ title }) => title === "受理告知");
  expect(told?.text).toContain("将在2027年1月22日前组织调解");
});

test("a report is not refused but checked", async () => {
  const { id, version } = await rig.file(await rig.submit(REPORT));
  await expect(station()(complaintApi.refuse, { id, version, ground: "not_consumer", explanation: "不是消费者" })).rejects.toThrow("移送");
});

test("of two officers who close one case at once, one meets a conflict", async () => {
  const { id, version } = await rig.accepted();
  const close = (who: "stationOfficer" | "bureauOfficer") => rig.world.as(rig.actors[who])(complaintApi.close, { id, version, outcome: "settled", publicSummary: SUMMARY });
  const answers = await Promise.allSettled([close("stationOfficer"), close("bureauOfficer")]);
  const refused = answers.filter((answer) => answer.status === "rejected");
  expect(refused.map(({ reason }) => (reason as Error).message)).toEqual([expect.stringContaining("409 stale_version")]);
  expect(await rig.events("complaint.closed.v1")).toHaveLength(1);
});

test("closed, not fixed: the complainant rates it and has it taken up again, within fifteen days", async () => {
  const { id } = await rig.closed();
  const rated = await diner()(complaintApi.rate, { id, stars: 2, solved: false, text: "还是老样子" });
  expect(rated).toMatchObject({ outcome: "not_mended", reopenUntil: "2026-12-08", rating: { stars: 2, solved: false }, abilities: ["reopen"] });
  await expect(diner()(complaintApi.rate, { id, stars: 5, solved: true })).rejects.toThrow("已评价");
  rig.world.at("2026-12-08T15:59:00.000Z");
  const again = await diner()(complaintApi.reopen, { id, reason: "整改后仍有异物" });
  expect(again).toMatchObject({ state: "handling", outcome: null, deadline: { name: "mediate", on: "2027-02-08" } });
  expect(again.deadlines.map(({ name, on, metOn, daysLeft }) => [name, on, metOn, daysLeft])).toEqual([["accept", "2026-12-02", "2026-11-23", null], ["mediate", "2027-02-08", null, 62]]);
});

test("a day after the window the server refuses, whatever the phone offers", async () => {
  const { id } = await rig.closed();
  rig.world.at("2026-12-08T16:01:00.000Z");
  await expect(diner()(complaintApi.reopen, { id, reason: "整改后仍有异物" })).rejects.toThrow("2026年12月8日");
});

test("a case is taken up again twice at most", async () => {
  const { id } = await rig.closed();
  for (const round of [1, 2]) {
    await diner()(complaintApi.reopen, { id, reason: `第 ${round} 次` });
    await station()(complaintApi.close, { id, version: (await rig.file(id)).version, outcome: "mended", publicSummary: SUMMARY });
  }
  await expect(diner()(complaintApi.reopen, { id, reason: "第 3 次" })).rejects.toThrow("两次");
});

test("withdrawing stops the clock; supplements reach an open case only", async () => {
  const id = await rig.submit();
  await diner()(complaintApi.supplement, { id, text: "店铺已经退款" }, { key: rig.key() });
  expect(await diner()(complaintApi.withdraw, { id })).toMatchObject({ state: "withdrawn", outcome: "withdrawn", deadline: null, abilities: [] });
  await expect(diner()(complaintApi.supplement, { id, text: "再说一句" }, { key: rig.key() })).rejects.toThrow("已结束");
});

test("a mediation is filed; the complainant reads the agreement, not the record", async () => {
  const { id, version } = await rig.accepted();
  const file = await station()(complaintApi.mediate, { id, version, heldAt: "2026-11-23T01:00:00.000Z", present: "双方到场", record: "店铺承认异物", agreed: true, agreement: "退款 88 元" }, { key: rig.key() });
  expect(file.timeline.slice(-2).map(({ title, audience }) => [title, audience])).toEqual([["调解记录", "office"], ["调解达成一致", "claimant"]]);
  expect(JSON.stringify(await diner()(complaintApi.own, { id }))).not.toContain("店铺承认异物");
});

test("a report's limit is extended once, with the bureau's approval", async () => {
  const { id, version } = await rig.accepted(REPORT);
  const asked = await station()(complaintApi.requestExtension, { id, version, reason: "等待检验报告" });
  const before = asked.deadline!.on;
  await expect(station()(complaintApi.decideExtension, { id, version: asked.version, approve: true })).rejects.toThrow("403");
  const decided = await rig.world.as(rig.actors.bureauOfficer)(complaintApi.decideExtension, { id, version: asked.version, approve: true });
  expect([before, decided.deadline!.on]).toEqual(["2026-12-14", "2027-01-05"]);
  await expect(station()(complaintApi.requestExtension, { id, version: decided.version, reason: "再延长" })).rejects.toThrow("一次");
});

test("nobody approves the own request for more time", async () => {
  const { id, version } = await rig.accepted(REPORT);
  const bureau = rig.world.as(rig.actors.bureauOfficer);
  const taken = await bureau(complaintApi.take, { id, version, reason: "县局直接核查" });
  const asked = await bureau(complaintApi.requestExtension, { id, version: taken.version, reason: "等待检验报告" });
  await expect(bureau(complaintApi.decideExtension, { id, version: asked.version, approve: true })).rejects.toThrow("须由他人审批");
  await expect(rig.world.as(rig.actors.administrator)(complaintApi.decideExtension, { id, version: asked.version, approve: true })).resolves.toMatchObject({ id });
});

test("a complaint's limit is not extended", async () => {
  const { id, version } = await rig.accepted();
  await expect(station()(complaintApi.requestExtension, { id, version, reason: "等待检验报告" })).rejects.toThrow("不能延长");
});

test("a merged case's complainant learns how the other one ended", async () => {
  const first = await rig.accepted();
  const second = await rig.file(await rig.submit({}, rig.neighbour));
  await station()(complaintApi.merge, { id: second.id, version: second.version, intoId: first.id, reason: "同一桌" });
  await station()(complaintApi.close, { id: first.id, version: (await rig.file(first.id)).version, outcome: "settled", publicSummary: SUMMARY });
  const seen = await rig.world.as(rig.neighbour)(complaintApi.own, { id: second.id });
  expect([seen.state, seen.timeline.at(-1)!.text]).toEqual(["merged", `合并办理的案件已办结：达成和解或调解协议。${SUMMARY}`]);
  expect(JSON.stringify(seen)).not.toContain(first.number);
});

test("a stall of another town goes to the other station and leaves the first one's list", async () => {
  const { id, version } = await rig.file(await rig.submit({ ...REPORT, category: "unlicensed", answers: { form: "流动摊位" }, place: { address: "镇口桥头", townCode: "330127100" } }));
  await station()(complaintApi.redirect, { id, version, townCode: "330127108", reason: "实际在另一个镇" });
  await expect(rig.file(id)).rejects.toThrow("403");
  expect((await rig.world.as(rig.actors.otherStationOfficer)(complaintApi.list, {})).rows).toMatchObject([{ id, handlerName: null }]);
});

test("transferring tells to whom", async () => {
  const { id, version } = await rig.file(await rig.submit(REPORT));
  const file = await station()(complaintApi.transfer, { id, version, to: "县公安局", reason: "涉嫌犯罪" });
  expect([file.state, file.timeline.at(-1)!.text]).toEqual(["transferred", expect.stringContaining("县公安局")]);
});

test("only the officer in charge reads who complained, gives a reason, and leaves a trace", async () => {
  const { id } = await rig.accepted();
  const look = (who: "stationOfficer" | "bureauOfficer") => rig.world.as(rig.actors[who])(complaintApi.revealIdentity, { id, reason: "电话核实情况" });
  await expect(look("bureauOfficer")).rejects.toThrow("403");
  expect(await look("stationOfficer")).toMatchObject({ name: NAME, phone: PHONE });
  expect(await AuditEntry.findAll({ where: { act: "complaint.identity_revealed" }, raw: true })).toMatchObject([{ actorId: rig.actors.stationOfficer.officerId, reason: "电话核实情况", subject: `case:${id}` }]);
  expect((await rig.file(id)).timeline.at(-1)).toMatchObject({ title: "查看投诉举报人身份", audience: "office" });
});

test.each([["the name", NAME], ["the phone number", PHONE]])("a summary with %s of the complainant is refused", async (_, secret) => {
  const { id, version } = await rig.file(await rig.submit());
  await expect(station()(complaintApi.accept, { id, version, shopSummary: `${secret}反映有异物` })).rejects.toThrow("shopSummary");
});

test("a summary with the place that the complainant typed beside the shop's own is refused", async () => {
  const id = await rig.submit({ place: { establishmentId: rig.shop.publicId, address: "三楼靠窗第二桌" } });
  const { version } = await rig.file(id);
  await expect(station()(complaintApi.accept, { id, version, shopSummary: "三楼靠窗第二桌的顾客反映有异物" })).rejects.toThrow("具体位置");
});

test("repeat submissions of one number are counted and block nobody", async () => {
  await rig.closed();
  await rig.submit({ category: "price", answers: { what: "没有标价" } });
  const file = await rig.file(await rig.submit({ kinds: ["complaint", "report"] }));
  expect(file.claimant).toEqual({ total: 2, last90Days: 2, sameShop: 2 });
});

test("a published case shows the officer's words, and only where the complainant agreed", async () => {
  await rig.closed();
  await rig.closed({ publishConsent: false });
  const { rows } = await rig.world.as({ kind: "anonymous" })(complaintApi.published, { establishmentId: rig.shop.publicId });
  expect(rows).toEqual([{ category: "food", outcome: "not_mended", summary: "已现场核查，店铺尚未整改到位", closedOn: "2026-11-23", reply: null }]);
});
