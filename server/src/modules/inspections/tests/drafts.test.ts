import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { IdempotencyKey } from "../../../platform/http/idempotency";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { Inspection } from "../inspection.model";
import { enrol, photographed, send } from "./on-site";
import { newKey, openShop, submissionFor } from "./shops";

let world: World;
let shop: Establishment;
let idOf: Awaited<ReturnType<typeof enrol>>;
const { bureauOfficer, stationOfficer, commandOperator } = actorsAround(1);

beforeAll(async () => {
  world = await openWorld();
  idOf = await enrol(world);
});
beforeEach(async () => {
  world.at("2026-11-23T02:00:00.000Z");
  shop = await openShop(world);
});
afterAll(() => world.close());

const draft = (changes: object = {}) => submissionFor(world, shop, { draftId: newKey(), companions: [{ officerId: idOf(bureauOfficer) }], ...changes });

test("a draft that is sent twice is one record: at once, days later, and with another key", async () => {
  const sent = draft();
  const key = newKey();
  const first = await send(world, stationOfficer, sent, { key });
  await expect(send(world, stationOfficer, sent, { key })).resolves.toEqual(first);
  await IdempotencyKey.destroy({ where: {} });
  world.at("2026-11-27T02:00:00.000Z");
  await expect(send(world, stationOfficer, sent, { key: newKey() })).resolves.toMatchObject({ id: first.id, submittedAt: first.submittedAt });
  expect(await Inspection.count({ where: { establishmentId: shop.id } })).toBe(1);
  expect((await OutboxEvent.findAll({ where: { name: "inspection.submitted.v1" } })).filter(({ payload }) => (payload as { inspectionId: string }).inspectionId === first.id)).toHaveLength(1);
});

test("one draft sent from two networks at one moment is one record", async () => {
  const sent = draft();
  const answers = await Promise.all([newKey(), newKey(), newKey()].map((key) => send(world, stationOfficer, sent, { key })));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
});

test("another officer's draft number is no way to another record", async () => {
  const sent = draft();
  await send(world, stationOfficer, sent);
  await expect(send(world, bureauOfficer, { ...sent, companions: [{ officerId: idOf(stationOfficer) }] })).rejects.toMatchObject({ status: 409, body: { fields: [{ path: "draftId" }] } });
});

const late = { startedAt: "2026-11-23T15:10:00.000Z", endedAt: "2026-11-23T15:50:00.000Z", pack: { servedAt: "2026-11-23T15:00:00.000Z", receivedAt: "2026-11-23T15:00:01.000Z" } };

test("a phone that is an hour fast near midnight records the true day", async () => {
  world.at("2026-11-23T15:55:00.000Z");
  const fast = (instant: string): string => new Date(Date.parse(instant) + 3_600_000).toISOString();
  const visit = { startedAt: fast(late.startedAt), endedAt: fast(late.endedAt), pack: { servedAt: late.pack.servedAt, receivedAt: fast(late.pack.receivedAt) } };
  // The phone's own calendar says that it is the 24th already.
  const view = await send(world, stationOfficer, draft({ visitedOn: "2026-11-24", visit }), { sentAt: fast("2026-11-23T15:55:00.000Z") });
  expect(view).toMatchObject({ visitedOn: "2026-11-23", visit: { startedAt: "2026-11-23T15:09:59.000Z", clock: "corrected", device: { visitedOn: "2026-11-24", startedAt: visit.startedAt } } });
  expect(Math.abs(view.visit!.skewSeconds! + 3600)).toBeLessThan(5);
});

test("a record that comes two days later keeps the day of the visit, and one that comes too late is refused", async () => {
  const sent = draft({ visitedOn: "2026-11-23", visit: late });
  world.at("2026-11-25T01:00:00.000Z");
  await expect(send(world, stationOfficer, sent, { sentAt: "2026-11-25T01:00:00.000Z" })).resolves.toMatchObject({ visitedOn: "2026-11-23", visit: { clock: "trusted" } });
  world.at("2027-01-05T01:00:00.000Z");
  await expect(send(world, stationOfficer, { ...sent, draftId: newKey() }, { sentAt: "2027-01-05T01:00:00.000Z" })).rejects.toMatchObject({ body: { fields: [{ path: "visit" }] } });
});

test("a clock that is no time is refused", async () => {
  await expect(send(world, stationOfficer, draft({ visit: late, visitedOn: "2026-11-23" }), { sentAt: "gestern" })).rejects.toMatchObject({ body: { fields: [{ path: "X-Device-Time" }] } });
});

const raise = async (establishmentId: string | null) => {
  const pin = establishmentId === null ? { lng: 119.04, lat: 29.605, placeName: "码头摊点", townCode: "330127100" } : {};
  return world.as(commandOperator)(dispatchApi.raise, { establishmentId, ...pin, urgency: "urgent", what: "到店核查健康证明", assigneeId: idOf(stationOfficer) }, { key: newKey() });
};
const walk = async (id: string): Promise<void> => {
  const officer = world.as(stationOfficer);
  await officer(dispatchApi.accept, { id, version: (await officer(dispatchApi.get, { id })).version });
  await officer(dispatchApi.arrive, { id, version: (await officer(dispatchApi.get, { id })).version, lng: null, lat: null });
};

test("a visit that comes from a task finishes it, and each names the other", async () => {
  const task = await raise(shop.publicId);
  await walk(task.id);
  const view = await send(world, stationOfficer, draft({ task: { id: task.id } }));
  expect(view.task).toEqual({ id: task.id, number: task.number, finished: true, left: null });
  await expect(world.as(stationOfficer)(dispatchApi.get, { id: task.id })).resolves.toMatchObject({ state: "done", inspectionId: view.id, result: expect.stringContaining("检查") as unknown });
});

test("a task that cannot be finished any more keeps no record away; the answer says why", async () => {
  const early = await raise(shop.publicId);
  const left = await send(world, stationOfficer, draft({ task: { id: early.id } }));
  expect(left.task).toEqual({ id: early.id, number: early.number, finished: false, left: "任务已指派，待接受，未能一并办结" });
  shop = await openShop(world);
  const open = await raise(null);
  await walk(open.id);
  const kept = await send(world, stationOfficer, draft({ task: { id: open.id, finish: false } }));
  expect(kept.task).toMatchObject({ finished: false, left: null });
  shop = await openShop(world);
  await expect(send(world, bureauOfficer, draft({ companions: [{ officerId: idOf(stationOfficer) }], task: { id: open.id } }))).resolves.toMatchObject({ task: { finished: false, left: "任务已不由您办理，未一并办结" } });
});

test("a task about another place is refused", async () => {
  const elsewhere = await raise((await openShop(world)).publicId);
  await expect(send(world, stationOfficer, draft({ task: { id: elsewhere.id } }))).rejects.toMatchObject({ body: { fields: [{ path: "task", message: "没有这项任务，或不是该单位的任务" }] } });
});

test("a record above its size is refused before it is read", async () => {
  const response = await world.fetchAs(stationOfficer, "/api/v1/inspections", { method: "POST", headers: { "content-type": "application/json", "idempotency-key": newKey() }, body: JSON.stringify({ ...draft(), remark: "长".repeat(400_000) }) });
  expect(response.status).toBe(413);
});

test("a photo that could not be attached leaves no half record", async () => {
  const photo = await photographed(world, bureauOfficer);
  await expect(send(world, stationOfficer, draft({ pictures: [{ name: "烹饪间", photo: { id: photo } }] }))).rejects.toMatchObject({ status: 400 });
  await expect(world.as(stationOfficer)(inspectionApi.list, { establishmentId: shop.publicId })).resolves.toMatchObject({ rows: [] });
});
