import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import { LivePush } from "../../../platform/live/live.model";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { dispatches } from "..";
import { DispatchTask } from "../task.model";
import { alarm, enrol, HARBOUR, newKey, raise } from "./tasks";

let world: World;
let idOf: (actor: OfficerActor) => string;
const { stationOfficer, otherStationOfficer, commandOperator, bureauOfficer } = actorsAround(1);
beforeAll(async () => {
  world = await openWorld();
  idOf = await enrol(world);
});
beforeEach(async () => {
  world.at("2026-11-23T02:00:00.000Z");
  await DispatchTask.destroy({ where: {} });
});
afterAll(() => world.close());

const officer = () => world.as(stationOfficer);
const centre = () => world.as(commandOperator);
const eventsOf = async (taskId: string) => (await OutboxEvent.findAll({ where: { stream: `dispatch:${taskId}` }, order: [["id", "ASC"]] })).map(({ name }) => name.replace(/^dispatch\.|\.v1$/g, ""));

test("a task goes from the centre to the scene and back, measured against the town's promise", async () => {
  const raised = await raise(world);
  expect(raised).toMatchObject({ number: expect.stringMatching(/^DD20261123-\d{4}$/), state: "waiting", onSceneMinutes: 20, sceneBy: "2026-11-23T02:20:00.000Z", acceptBy: "2026-11-23T02:05:00.000Z", promiseKept: null });
  const { id } = raised;
  await expect(centre()(dispatchApi.assign, { id, version: 1, officerId: idOf(stationOfficer) })).resolves.toMatchObject({ state: "assigned", assignee: { name: stationOfficer.name } });
  await expect(officer()(dispatchApi.accept, { id, version: 2 })).resolves.toMatchObject({ state: "accepted", acceptBy: null, abilities: ["depart", "arrive", "message"] });
  await officer()(dispatchApi.depart, { id, version: 3 });
  world.at("2026-11-23T02:18:30.000Z");
  const there = await officer()(dispatchApi.arrive, { id, version: 4, lng: HARBOUR.lng + 0.001, lat: HARBOUR.lat });
  expect(there).toMatchObject({ state: "on_scene", arrivedAt: "2026-11-23T02:18:30.000Z", minutesToScene: 19, promiseKept: true, arrivedAtPlace: { distanceM: expect.any(Number) } });
  expect(there.arrivedAtPlace!.distanceM).toBeGreaterThan(50);
  const done = await officer()(dispatchApi.finish, { id, version: 5, result: "已责令停止经营并登记" });
  expect(done).toMatchObject({ state: "done", result: "已责令停止经营并登记", abilities: [] });
  expect(done.steps.map(({ move }) => move)).toEqual(["raise", "assign", "accept", "depart", "arrive", "finish"]);
  expect(await eventsOf(id)).toEqual(["raised", "assigned", "accepted", "departed", "arrived", "finished"]);
});

test("an arrival after the promise is measured as late", async () => {
  const { id } = await raise(world, { assigneeId: idOf(stationOfficer) });
  await officer()(dispatchApi.accept, { id, version: 2 });
  world.at("2026-11-23T02:20:01.000Z");
  await expect(centre()(dispatchApi.get, { id })).resolves.toMatchObject({ promiseKept: false, minutesToScene: null });
  await expect(officer()(dispatchApi.arrive, { id, version: 3, lng: null, lat: null })).resolves.toMatchObject({ promiseKept: false, minutesToScene: 21, arrivedAtPlace: null });
});

test("a refused task waits again with its reason, and goes to another officer", async () => {
  const { id } = await raise(world, { assigneeId: idOf(stationOfficer) });
  const refused = await officer()(dispatchApi.refuse, { id, version: 2, reason: "正在处理另一起事故" });
  expect(refused).toMatchObject({ state: "waiting", assignee: null, mine: false });
  await expect(centre()(dispatchApi.assign, { id, version: 3, officerId: idOf(otherStationOfficer) })).resolves.toMatchObject({ assignee: { name: otherStationOfficer.name } });
  await expect(officer()(dispatchApi.accept, { id, version: 4 })).rejects.toMatchObject({ status: 403 });
});

test("a reassigned officer hears that the task is gone", async () => {
  const { id } = await raise(world, { assigneeId: idOf(stationOfficer) });
  await officer()(dispatchApi.accept, { id, version: 2 });
  await centre()(dispatchApi.assign, { id, version: 3, officerId: idOf(otherStationOfficer), reason: "就近改派" });
  await world.settle();
  const pushes = await LivePush.findAll({ where: { name: "dispatch.assigned.v1" }, order: [["id", "DESC"]] });
  expect(pushes[0]!.topics).toEqual(expect.arrayContaining([`officer:${stationOfficer.officerId}`, `officer:${otherStationOfficer.officerId}`, "county"]));
});

test("of two who assign at once one is told that it was changed", async () => {
  const { id } = await raise(world);
  const results = await Promise.allSettled([
    centre()(dispatchApi.assign, { id, version: 1, officerId: idOf(stationOfficer) }),
    world.as(bureauOfficer)(dispatchApi.assign, { id, version: 1, officerId: idOf(otherStationOfficer) }),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((results.find(({ status }) => status === "rejected") as PromiseRejectedResult).reason).toMatchObject({ body: { code: "stale_version" } });
});

test("a task sent twice is one task", async () => {
  const key = newKey();
  const [first, second] = [await raise(world, {}, key), await raise(world, {}, key)];
  expect(second.id).toBe(first.id);
  expect(await DispatchTask.count()).toBe(1);
});

test("of two tasks raised at once from one warning the second is told of the first", async () => {
  const source = { kind: "anomaly" as const, ref: await alarm(world) };
  const results = await Promise.allSettled([raise(world, { source }), raise(world, { source })]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((results.find(({ status }) => status === "rejected") as PromiseRejectedResult).reason).toMatchObject({ body: { code: "duplicate" } });
});

test("a task from a warning that does not exist is refused", async () => {
  await expect(raise(world, { source: { kind: "anomaly", ref: "0000000000000000" } })).rejects.toMatchObject({ body: { fields: [{ path: "source" }] } });
});

test("how fast somebody accepted and arrived is kept, the first acceptance for good, and lists find it", async () => {
  const { id } = await raise(world, { assigneeId: idOf(stationOfficer) });
  await raise(world);
  world.at("2026-11-23T02:03:10.000Z");
  await officer()(dispatchApi.accept, { id, version: 2 });
  await centre()(dispatchApi.assign, { id, version: 3, officerId: idOf(otherStationOfficer) });
  world.at("2026-11-23T02:18:00.000Z");
  const other = world.as(otherStationOfficer);
  await other(dispatchApi.accept, { id, version: 4 });
  await other(dispatchApi.arrive, { id, version: 5, lng: null, lat: null });
  expect(await DispatchTask.findOne({ where: { publicId: id } })).toMatchObject({ acceptMinutes: 4, sceneMinutes: 18, promiseKept: true });
  const found = async (filter: object): Promise<string[]> => (await centre()(dispatchApi.list, filter)).rows.map((row) => row.id);
  expect([await found({ acceptedSince: "2026-11-23" }), await found({ arrivedSince: "2026-11-23", promiseKept: true }), await found({ acceptedSince: "2026-11-24" }), await found({ promiseKept: false })]).toEqual([[id], [id], [], []]);
  world.at("2026-11-23T02:21:00.000Z");
  expect(await found({ late: true })).not.toContain(id);
  expect(await found({ late: true })).toHaveLength(1);
});

test("an inspection that does not exist is no result", async () => {
  const { id } = await raise(world, { assigneeId: idOf(stationOfficer) });
  await officer()(dispatchApi.accept, { id, version: 2 });
  await officer()(dispatchApi.arrive, { id, version: 3, lng: null, lat: null });
  await expect(officer()(dispatchApi.finish, { id, version: 4, result: "现场已处理完毕", inspectionId: "0000000000000000" })).rejects.toMatchObject({ body: { fields: [{ path: "inspectionId" }] } });
});

test("recalled and cancelled tasks say why", async () => {
  const { id } = await raise(world, { assigneeId: idOf(stationOfficer) });
  await expect(centre()(dispatchApi.recall, { id, version: 2, reason: "另有安排" })).resolves.toMatchObject({ state: "waiting", assignee: null });
  const cancelled = await centre()(dispatchApi.cancel, { id, version: 3, reason: "现场已恢复正常" });
  expect(cancelled.steps.at(-1)).toMatchObject({ move: "cancel", text: "现场已恢复正常" });
  await expect(centre()(dispatchApi.assign, { id, version: 4, officerId: idOf(stationOfficer) })).rejects.toMatchObject({ body: { code: "illegal_transition" } });
});

test("nobody accepts: the centre and then the bureau are told, each once; acceptance ends it", async () => {
  const { id } = await raise(world, { assigneeId: idOf(stationOfficer) });
  const turn = async (instant: string) => {
    world.at(instant);
    const { run } = dispatches.schedules!(world.services)[0]!;
    await run();
    await run();
    return (await eventsOf(id)).filter((name) => name === "escalated").length;
  };
  expect(await turn("2026-11-23T02:04:59.000Z")).toBe(0);
  expect(await turn("2026-11-23T02:05:00.000Z")).toBe(1);
  expect(await turn("2026-11-23T02:15:00.000Z")).toBe(2);
  expect(await turn("2026-11-23T03:15:00.000Z")).toBe(2);
  await officer()(dispatchApi.accept, { id, version: 2 });
  expect(await turn("2026-11-23T05:15:00.000Z")).toBe(2);
});

test("the centre and the officer talk in the thread of the task", async () => {
  const { id } = await raise(world, { assigneeId: idOf(stationOfficer) });
  await centre()(dispatchApi.say, { id, text: "请先联系店主" }, { key: newKey() });
  await officer()(dispatchApi.say, { id, text: "收到，十分钟到" }, { key: newKey() });
  const { rows } = await officer()(dispatchApi.messages, { id });
  expect(rows.map(({ text, mine }) => [text, mine])).toEqual([["收到，十分钟到", true], ["请先联系店主", false]]);
});

test("open tasks come by their promise, paged by key; mine are mine alone", async () => {
  const far = await raise(world, { townCode: "330127108", placeName: "汾口集市", assigneeId: idOf(otherStationOfficer) });
  world.at("2026-11-23T02:10:00.000Z");
  const near = await raise(world, { assigneeId: idOf(stationOfficer) });
  world.at("2026-11-23T02:11:00.000Z");
  const third = await raise(world);
  const first = await centre()(dispatchApi.list, { open: true, limit: 2 });
  const second = await centre()(dispatchApi.list, { open: true, limit: 2, after: first.next! });
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual([near.id, third.id, far.id]);
  expect((await officer()(dispatchApi.mine, { open: true })).rows.map(({ id }) => id)).toEqual([near.id]);
  expect((await officer()(dispatchApi.list, {})).rows.map(({ id }) => id)).toEqual([third.id, near.id]);
  await expect(centre()(dispatchApi.counts, {})).resolves.toMatchObject({ open: 3, waiting: 1, assigned: 2, mine: 0 });
});
