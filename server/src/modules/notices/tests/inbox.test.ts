import { QueryTypes } from "sequelize";
import { WebSocket } from "ws";
import { LIVE_PATH, type ServerMessage } from "@sunshine/domain/live/live.protocol";
import { noticeApi } from "@sunshine/domain/notices/notice.contract";
import { insertRows } from "../../../platform/db/insert-rows";
import { LivePush } from "../../../platform/live/live.model";
import { OutboxDelivery } from "../../../platform/outbox/outbox.model";
import { openSms } from "../../../platform/sms/send-sms";
import { SmsMessage } from "../../../platform/sms/sms.model";
import { Notice, NOTICE_COLUMNS } from "../notice.model";
import { forgetNotices } from "../operations/forget-notices";
import { openRig, type Rig } from "./rig";
import { caseOf, orderOf, taskOf } from "./samples";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
}, 60_000);
beforeEach(async () => {
  await Notice.destroy({ where: {} });
});
afterAll(() => rig.close());

const ofShop = (own = {}) => caseOf({ establishment: rig.shop, handlerId: null, ...own });

test("a complaint reaches the station of its town and its complainant, and nobody else", async () => {
  const { actors, titles } = rig;
  await rig.happen("complaint.submitted.v1", { ...ofShop(), urgent: false });
  expect(await titles(actors.stationOfficer)).toEqual(["新的投诉：食品中有异物"]);
  expect(await titles(actors.diner)).toEqual(["已收到您的投诉"]);
  for (const actor of [actors.otherStationOfficer, actors.bureauOfficer, actors.commandOperator, actors.administrator, actors.otherOwner]) expect(await titles(actor)).toEqual([]);
  expect(await titles(actors.owner, rig.shop.publicId)).toEqual([]);
});

test("a shop hears what the officer wrote for it, each person for themselves, and nothing of who complained", async () => {
  const { actors } = rig;
  await rig.happen("complaint.accepted.v1", { ...ofShop(), shopSummary: "菜品中有异物，请保留监控" });
  for (const person of [actors.owner, actors.safetyOfficer]) {
    const [notice] = await rig.inbox(person, rig.shop.publicId);
    expect(notice).toMatchObject({ kind: "complaint", text: "食品中有异物：菜品中有异物，请保留监控", readAt: null });
    expect(JSON.stringify(notice)).not.toContain("TS20261123");
  }
  await rig.world.as(actors.owner)(noticeApi.readAll, { establishmentId: rig.shop.publicId });
  expect(await rig.unread(actors.owner)).toBe(0);
  expect(await rig.unread(actors.safetyOfficer)).toBe(1);
});

test("an officer who is in charge and of the station hears once", async () => {
  await rig.happen("complaint.reopened.v1", { ...ofShop({ handlerId: rig.actors.stationOfficer.officerId }), toldShop: false });
  expect(await rig.titles(rig.actors.stationOfficer)).toEqual(["当事人申请重新办理"]);
});

test("an event that is delivered twice is told once", async () => {
  await rig.happen("complaint.submitted.v1", { ...ofShop(), urgent: true });
  const before = await LivePush.count({ where: { name: "notice.posted.v1" } });
  const last = await OutboxDelivery.max<number, OutboxDelivery>("id", { where: { subscriber: "notices.post" } });
  await OutboxDelivery.update({ state: "pending" }, { where: { id: last } });
  await rig.world.settle();
  expect(await rig.titles(rig.actors.commandOperator)).toEqual(["紧急投诉：食品中有异物"]);
  expect(await LivePush.count({ where: { name: "notice.posted.v1" } })).toBe(before);
});

test("all recipients of an event cost one statement", async () => {
  const statements: string[] = [];
  const { options } = rig.services.db.sequelize as unknown as { options: { logging: unknown } };
  options.logging = (sql: string) => void statements.push(sql);
  const original = rig.services.ids.newId;
  await rig.happen("cluster.detected.v1", { clusterId: original(), establishment: rig.shop, placeName: rig.shop.name, townCode: rig.shop.townCode, lng: null, lat: null, caseIds: [original(), original()] });
  options.logging = false;
  expect(await Notice.count()).toBe(3);
  const ours = statements.filter((sql) => /notices`? \(|FROM `(officers|stations)`/.test(sql));
  expect(ours.filter((sql) => sql.includes("INSERT")).length).toBeLessThanOrEqual(1);
  // Officers and their stations once, and once the telephone numbers.
  expect(ours.filter((sql) => sql.includes("SELECT")).length).toBe(3);
});

test("reading is kept, once, and the counts follow", async () => {
  const { world, actors } = rig;
  await rig.happen("dispatch.assigned.v1", { ...taskOf({ urgency: "emergency" }), formerId: null });
  await rig.happen("rectification.answered.v1", { ...orderOf({ establishment: rig.shop }), answered: 2 });
  const as = world.as(actors.stationOfficer);
  expect(await as(noticeApi.counts, {})).toEqual({ unread: 2, inboxes: [{ inbox: "officer", establishmentId: null, unread: 2, urgent: 1 }] });
  const { rows } = await as(noticeApi.list, { kind: ["dispatch"] });
  expect(rows).toMatchObject([{ title: "紧急任务：到店核查异物投诉", urgent: true, link: { to: "task", ref: "0123456789abcdef" } }]);
  const read = await as(noticeApi.read, { id: rows[0]!.id });
  world.at("2026-11-23T03:00:00.000Z");
  expect((await as(noticeApi.read, { id: rows[0]!.id })).readAt).toBe(read.readAt);
  expect((await as(noticeApi.list, { unread: true })).rows).toMatchObject([{ kind: "rectification" }]);
  expect(await as(noticeApi.readAll, { kind: ["dispatch"] })).toEqual({ marked: 0 });
  expect(await as(noticeApi.readAll, {})).toEqual({ marked: 1 });
  expect(await rig.unread(actors.stationOfficer)).toBe(0);
});

test("what the law lets run a deadline also reaches the telephones of the shop, each once", async () => {
  const { actors, services } = rig;
  await SmsMessage.destroy({ where: {} });
  await rig.happen("rectification.issued.v1", orderOf({ establishment: rig.shop }));
  await rig.happen("grade.recomputed.v1", { establishment: rig.shop, from: "good", to: "excellent", annual: null, lastVisitOn: null, blockedUntil: null, changed: true });
  await rig.world.runtime.jobs.drain();
  const sent = await SmsMessage.findAll({ order: [["id", "ASC"]] });
  expect(sent.map((row) => ({ state: row.state, ...openSms(services, row) }))).toEqual(
    [actors.owner, actors.safetyOfficer].map((person) => ({ state: "kept", phone: rig.phoneOf(person), text: "【紧急】责令整改通知书。编号 ZG20261123-0001，3 项问题，请在 12月7日 前整改并逐项提交情况。" }))
  );
});

test("a person with a shop has both inboxes, apart", async () => {
  const { actors, world } = rig;
  await rig.happen("rectification.issued.v1", orderOf({ establishment: rig.shop }));
  await rig.happen("order.refunded.v1", { establishment: rig.shop, orderId: "0123456789abcdef", accountId: actors.owner.accountId, amountFen: 8800, place: "1 号收银台", refundFen: 8800, state: "success" });
  const { inboxes } = await world.as(actors.owner)(noticeApi.counts, {});
  expect(inboxes).toEqual([{ inbox: "diner", establishmentId: null, unread: 1, urgent: 0 }, { inbox: "shop", establishmentId: rig.shop.publicId, unread: 1, urgent: 1 }]);
  expect(await rig.titles(actors.owner)).toEqual(["退款 ¥88.00 已退回"]);
  expect(await rig.titles(actors.owner, rig.shop.publicId)).toEqual(["责令整改通知书"]);
});

test("the recipient's phone is told at once, and nobody else's", async () => {
  const heard = async (token: string) => {
    const messages: ServerMessage[] = [];
    const socket = new WebSocket(rig.world.url.replace("http", "ws") + LIVE_PATH);
    socket.on("message", (raw: Buffer) => void messages.push(JSON.parse(raw.toString()) as ServerMessage));
    await new Promise((resolve) => socket.once("open", resolve));
    socket.send(JSON.stringify({ type: "hello", token }));
    while (!messages.some(({ type }) => type === "ready")) await new Promise((resolve) => setTimeout(resolve, 5));
    return { socket, notices: () => messages.flatMap((message) => (message.type === "push" && message.name.startsWith("notice.") ? [message] : [])) };
  };
  const { diner, stationOfficer, bureauOfficer, owner } = rig.actors;
  const phones = await Promise.all([diner, stationOfficer, bureauOfficer, owner].map((actor) => heard(rig.world.tokenOf(actor))));
  await rig.happen("complaint.submitted.v1", { ...ofShop(), urgent: false });
  await rig.world.as(diner)(noticeApi.readAll, {});
  await rig.world.settle();
  while (phones[0]!.notices().length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(phones.map((phone) => phone.notices().map(({ name, data }) => [name, data["inbox"], data["title"] ?? data["unread"]]))).toEqual([
    [["notice.posted.v1", "diner", "已收到您的投诉"], ["notice.read.v1", "diner", 0]],
    [["notice.posted.v1", "officer", "新的投诉：食品中有异物"]],
    [],
    [],
  ]);
  phones.forEach(({ socket }) => socket.terminate());
});

test("pages by key through a long inbox, served by the index, and forgets what is old", async () => {
  const { sequelize } = rig.services.db;
  const old = Date.parse("2025-01-01T00:00:00Z");
  const rows = Array.from({ length: 3000 }, (_, at) => [
    rig.services.ids.newId(), 1_000_000 + at, at % 3 === 0 ? "officer:3" : `officer:${100 + (at % 50)}`, at % 2 === 0 ? "complaint" : "dispatch", `第 ${at} 条`, "", false, null, null, at % 5 === 0, new Date(old + at * 3_600_000 * 6),
  ]);
  await rig.world.write(() => insertRows(sequelize, "notices", NOTICE_COLUMNS, rows));
  const as = rig.world.as(rig.actors.stationOfficer);
  const first = await as(noticeApi.list, { limit: 200 });
  const second = await as(noticeApi.list, { limit: 200, after: first.next! });
  expect([...first.rows, ...second.rows].map(({ title }) => title)).toEqual(Array.from({ length: 400 }, (_, at) => `第 ${2997 - at * 3} 条`));
  expect(await rig.unread(rig.actors.stationOfficer)).toBe(100);

  const sqlite = sequelize.getDialect() === "sqlite";
  for (const filter of ["", "AND unread = 1", "AND kind = 'complaint'"]) {
    if (!sqlite) await sequelize.query("ANALYZE TABLE notices");
    const plan = await sequelize.query<Record<string, string>>(`${sqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN"} SELECT * FROM notices WHERE recipient = 'officer:3' ${filter} ORDER BY event_id DESC LIMIT 51`, { type: QueryTypes.SELECT });
    const text = plan.map((line) => Object.values(line).join(" ")).join("; ");
    expect(text).toMatch(/notices_recipient_/);
    expect(text).not.toMatch(/TEMP B-TREE|filesort/);
  }
  const kept = rows.filter((row) => (row[10] as Date).getTime() >= Date.parse("2026-11-23T03:00:00.000Z") - 365 * 86_400_000).length;
  await forgetNotices(rig.services.clock.now());
  expect(await Notice.count()).toBe(kept);
});
