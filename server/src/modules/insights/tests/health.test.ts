import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { Job } from "../../../platform/jobs/jobs";
import { OutboxDelivery } from "../../../platform/outbox/outbox.model";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { AuditEntry } from "../../audits/audit.model";
import { openShop } from "../../inspections/tests/shops";
import { ScanDay } from "../../payments/scan-day.model";
import { createEstablishment } from "../../establishments/operations/save-establishment";
import { fieldsOf } from "../../establishments/archive-columns";
import { SYSTEM } from "@sunshine/domain/accounts/actor";
import { park } from "./parked";

const { administrator } = actorsAround(1);

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const health = () => world.as(administrator)(insightApi.health, {});
const source = async (name: string) => (await health()).sources.find((it) => it.source === name);

test("a quiet system is well, and says what is not connected", async () => {
  const { sources, parked } = await health();
  expect(Object.fromEntries(sources.map(({ source: name, ok }) => [name, ok]))).toEqual({ database: true, migrations: true, relay: true, parked: true, jobs: true, push: true, payments: false, subscribe_messages: false, sms: true });
  expect(sources.find(({ source: name }) => name === "payments")!.detail).toBe("尚未接入微信支付");
  expect(parked).toEqual([]);
});

test("events that wait too long are told with their age", async () => {
  const shop = await openShop(world);
  const fields = { ...fieldsOf(world.services, shop), licenceNumber: "JY23301270099999" };
  await world.write(() => createEstablishment(world.services, SYSTEM, fields));
  expect(await source("relay")).toMatchObject({ ok: true });
  world.at("2026-11-23T02:00:45.000Z");
  expect(await source("relay")).toMatchObject({ ok: false, detail: expect.stringContaining("最久 45 秒") as string, lastAt: "2026-11-23T02:00:00.000Z" });
  await world.settle();
  expect(await source("relay")).toMatchObject({ ok: true, detail: "没有等待处理的事件" });
});

test("a table that is missing is told", async () => {
  await world.services.db.sequelize.query("DELETE FROM schema_migrations WHERE name = '20261124-90-create-insight-views'");
  expect(await source("migrations")).toMatchObject({ ok: false });
});

test("a job that failed for good and one that nobody takes are told", async () => {
  const at = world.services.clock.now();
  const job = { payload: {}, createdAt: at };
  await Job.bulkCreate([{ ...job, kind: "a", key: "1", state: "parked", runAt: at }, { ...job, kind: "a", key: "2", state: "waiting", runAt: new Date(at.getTime() - 31_000) }]);
  expect(await source("jobs")).toMatchObject({ ok: false, detail: "1 项多次失败已停，1 项超时未开始" });
});

test("a parked event is delivered again, once, and the trail says who asked", async () => {
  const delivery = await park(world, 41);
  expect(await source("parked")).toMatchObject({ ok: false, detail: "1 项多次失败，等待系统管理员处理" });
  expect((await health()).parked).toEqual([
    { id: delivery.id, event: "scan.recorded.v1", subscriber: "payments.count_scans", attempts: 8, error: "Lock wait timeout exceeded", at: "2026-11-23T01:00:00.000Z" },
  ]);
  await world.as(administrator)(insightApi.retryParked, { id: delivery.id });
  await world.settle();
  expect((await ScanDay.findAll()).map(({ establishmentId, scans }) => [establishmentId, scans])).toEqual([[41, 1]]);
  expect((await OutboxDelivery.findByPk(delivery.id))!.state).toBe("done");
  expect((await AuditEntry.findAll({ where: { act: "delivery.retried" } })).map(({ subject, actorId }) => [subject, actorId])).toEqual([[`delivery:${delivery.id}`, administrator.officerId]]);
  await expect(world.as(administrator)(insightApi.retryParked, { id: delivery.id })).rejects.toMatchObject({ status: 409 });
  expect((await health()).parked).toEqual([]);
});

test("an event that was never parked cannot be found", async () => {
  await expect(world.as(administrator)(insightApi.retryParked, { id: 999_999 })).rejects.toMatchObject({ status: 404 });
});
