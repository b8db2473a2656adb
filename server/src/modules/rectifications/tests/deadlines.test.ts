import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { emit } from "../../../platform/outbox/outbox";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import { LivePush } from "../../../platform/live/live.model";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { rectifications } from "..";
import { RectificationOrder } from "../rectification.model";
import { answerAll, newKey, ordered, orderOf, reload } from "./orders";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  world.at("2026-11-23T02:00:00.000Z");
  await RectificationOrder.destroy({ where: {} });
});
afterAll(() => world.close());

/** The module's own schedule, run as two servers might. */
const turn = async (): Promise<void> => {
  for (const { run } of rectifications.schedules!(world.services)) {
    await run();
    await run();
  }
};
const told = async (shopId: number): Promise<[string, number][]> => {
  const events = await OutboxEvent.findAll({ where: { stream: `establishment:${shopId}` }, order: [["id", "ASC"]] });
  return events.flatMap(({ name, payload }) => (/reminded|escalated/.test(name) ? [[name, (payload as { rung: number }).rung] as [string, number]] : []));
};

test("reminders and escalations come on their day, each once, however often the schedule runs", async () => {
  const { shop } = await ordered(world, { fails: ["2.1"], correctBy: "2026-12-07" });
  const days: [string, [string, number][]][] = [
    ["2026-12-02", []],
    ["2026-12-03", [["rectification.reminded.v1", 1]]],
    ["2026-12-07", [["rectification.reminded.v1", 1]]],
    ["2026-12-08", [["rectification.reminded.v1", 1], ["rectification.reminded.v1", 2], ["rectification.escalated.v1", 3]]],
  ];
  for (const [day, expected] of days) {
    world.at(`${day}T02:00:00.000Z`);
    await turn();
    expect([day, await told(shop.id)]).toEqual([day, expected]);
  }
  world.at("2026-12-20T02:00:00.000Z");
  await turn();
  expect((await told(shop.id)).map(([, rung]) => rung)).toEqual([1, 2, 3, 4]);
});

test("after a pause of the server the missed rungs are taken, but nobody is reminded of a day that is past", async () => {
  const { shop } = await ordered(world, { fails: ["2.1"], correctBy: "2026-12-07" });
  world.at("2026-12-20T02:00:00.000Z");
  await turn();
  expect((await told(shop.id)).map(([, rung]) => rung)).toEqual([2, 3, 4]);
});

test("a shop that has answered is not reminded; its station is told that the review is late", async () => {
  const { shop, order } = await ordered(world, { fails: ["2.1"], correctBy: "2026-12-07" });
  await answerAll(world, shop, order);
  world.at("2026-12-08T02:00:00.000Z");
  await turn();
  expect(await told(shop.id)).toEqual([["rectification.escalated.v1", 3]]);
});

test("the shop reads and hears the reminders to itself, not what is said above it", async () => {
  const { shop, order } = await ordered(world, { fails: ["2.1"], correctBy: "2026-12-07" });
  world.at("2026-12-08T02:00:00.000Z");
  await turn();
  await world.settle();
  const { owner, stationOfficer } = actorsAround(shop.id);
  expect((await world.as(owner)(rectificationApi.get, { id: order.id })).reminders.map(({ to }) => to)).toEqual(["shop"]);
  expect((await world.as(stationOfficer)(rectificationApi.get, { id: order.id })).reminders.map(({ to }) => to)).toEqual(["shop", "station"]);
  const pushes = await LivePush.findAll({ where: { name: "rectification.escalated.v1" } });
  expect(pushes.flatMap(({ topics }) => topics)).not.toContain(`shop:${shop.id}`);
});

test("an extension is asked for in time, decided by an officer, and begins the ladder anew", async () => {
  const { shop, order } = await ordered(world, { fails: ["2.1"], correctBy: "2026-12-07" });
  const { owner, stationOfficer } = actorsAround(shop.id);
  world.at("2026-12-03T02:00:00.000Z");
  await turn();
  const asked = await world.as(owner)(rectificationApi.requestExtension, { id: order.id, version: 1, until: "2026-12-21", reason: "排烟设备需要更换" });
  expect(asked).toMatchObject({ extensionAsked: true, dueOn: "2026-12-07", extension: { state: "requested" }, abilities: ["answer"] });
  await expect(world.as(owner)(rectificationApi.requestExtension, { id: order.id, version: 2, until: "2026-12-22", reason: "再申请一次" })).rejects.toMatchObject({ body: { code: "illegal_transition" } });
  const decided = await world.as(stationOfficer)(rectificationApi.decideExtension, { id: order.id, version: 2, approve: true });
  expect(decided).toMatchObject({ dueOn: "2026-12-21", firstDueOn: "2026-12-07", extension: { state: "approved", decidedBy: stationOfficer.name } });
  world.at("2026-12-17T02:00:00.000Z");
  await turn();
  expect(await told(shop.id)).toEqual([["rectification.reminded.v1", 1], ["rectification.reminded.v1", 1]]);
});

test("a refused extension leaves the deadline and says why", async () => {
  const { shop, order } = await ordered(world);
  const { owner, bureauOfficer } = actorsAround(shop.id);
  await world.as(owner)(rectificationApi.requestExtension, { id: order.id, version: 1, until: "2026-12-10", reason: "想晚几天整改" });
  await expect(world.as(bureauOfficer)(rectificationApi.decideExtension, { id: order.id, version: 2, approve: false })).rejects.toThrow("不同意延期请写明理由");
  const refused = await world.as(bureauOfficer)(rectificationApi.decideExtension, { id: order.id, version: 2, approve: false, reason: "问题可在期限内解决" });
  expect(refused).toMatchObject({ dueOn: "2026-12-03", extensionAsked: false, extension: { state: "refused", decision: "问题可在期限内解决" } });
});

test.each([
  ["no later than the deadline", "2026-11-23", "2026-12-03", { body: { fields: [{ path: "until" }] } }],
  ["beyond the longest time", "2026-11-23", "2027-03-01", { body: { fields: [{ path: "until" }] } }],
  ["after the deadline has passed", "2026-12-04", "2026-12-10", { body: { code: "rule_violated" } }],
])("an extension %s is refused", async (_, today, until, refusal) => {
  const { shop, order } = await ordered(world);
  world.at(`${today}T02:00:00.000Z`);
  await expect(world.as(actorsAround(shop.id).owner)(rectificationApi.requestExtension, { id: order.id, version: 1, until, reason: "需要更多时间" })).rejects.toMatchObject(refusal);
});

test("the overdue list is found by clock, paged by key, the oldest deadline first, and agrees with the counts", async () => {
  const made = [];
  for (const correctBy of ["2026-12-01", "2026-11-25", "2026-11-30", "2026-12-30"]) made.push((await ordered(world, { fails: ["2.1"], correctBy })).order);
  world.at("2026-12-02T02:00:00.000Z");
  const { bureauOfficer } = actorsAround(1);
  const first = await world.as(bureauOfficer)(rectificationApi.list, { clock: "overdue", limit: 2 });
  const second = await world.as(bureauOfficer)(rectificationApi.list, { clock: "overdue", limit: 2, after: first.next! });
  expect([...first.rows, ...second.rows].map(({ dueOn }) => dueOn)).toEqual(["2026-11-25", "2026-11-30", "2026-12-01"]);
  expect(second.next).toBeNull();
  expect(first.rows[0]).toMatchObject({ clock: "overdue", daysLeft: -7 });
  await expect(world.as(bureauOfficer)(rectificationApi.counts, {})).resolves.toEqual({ within: 1, near: 0, overdue: 3, toReview: 0, extensionsAsked: 0 });
  expect((await world.as(bureauOfficer)(rectificationApi.list, {})).rows).toHaveLength(made.length);
});

test("an order follows its shop's new name and town", async () => {
  const { shop, order } = await ordered(world);
  await world.write(() => emit("establishment.updated.v1", { establishment: { id: shop.id, publicId: shop.publicId, name: "改名后的鱼味馆", townCode: "330127108" }, by: "系统", changes: [] }));
  await world.settle();
  expect(await reload(order.id)).toMatchObject({ establishmentName: "改名后的鱼味馆", townCode: "330127108" });
  await expect(orderOf(world, shop, order.inspectionId)).rejects.toMatchObject({ status: 403 });
  await expect(world.as(actorsAround(shop.id).owner)(rectificationApi.answer, { id: order.id, version: 1, answers: [{ code: "2.1", text: "已整改" }] }, { key: newKey() })).resolves.toBeDefined();
});
