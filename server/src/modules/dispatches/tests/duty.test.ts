import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { LivePush } from "../../../platform/live/live.model";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import { actorsAround, OWN_TOWN } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { dispatches } from "..";
import { DispatchTask, DutyPresence, DutyShift } from "../task.model";
import { enrol, HARBOUR, newKey, raise, standBy } from "./tasks";

let world: World;
let idOf: (actor: OfficerActor) => string;
const { stationOfficer, otherStationOfficer, commandOperator, bureauOfficer } = actorsAround(1);
beforeAll(async () => {
  world = await openWorld();
  idOf = await enrol(world);
});
beforeEach(async () => {
  world.at("2026-11-23T02:00:00.000Z");
  await Promise.all([DutyPresence.destroy({ where: {} }), DispatchTask.destroy({ where: {} }), DutyShift.destroy({ where: {} })]);
});
afterAll(() => world.close());

const centre = () => world.as(commandOperator);

test("an officer's place is kept only while on duty, the last one alone, and gone when off duty", async () => {
  const officer = world.as(stationOfficer);
  await expect(officer(dutyApi.sharePlace, HARBOUR)).rejects.toMatchObject({ body: { code: "rule_violated" } });
  await officer(dutyApi.goOn, { onDuty: true });
  await officer(dutyApi.sharePlace, HARBOUR);
  await officer(dutyApi.sharePlace, { lng: 119.05, lat: 29.61 });
  const { rows } = await centre()(dutyApi.onDuty, {});
  expect(rows).toEqual([{ officer: { id: idOf(stationOfficer), name: stationOfficer.name }, role: "station_officer", station: "千岛湖市场监管所", since: "2026-11-23T02:00:00.000Z", place: { lng: 119.05, lat: 29.61, at: "2026-11-23T02:00:00.000Z" }, load: 0 }]);
  await expect(officer(dutyApi.goOn, { onDuty: false })).resolves.toMatchObject({ onDuty: false, sharing: false });
  expect(await DutyPresence.count()).toBe(0);
  await expect(centre()(dutyApi.onDuty, {})).resolves.toEqual({ rows: [] });
});

test("duty ends with its day, and the place with it", async () => {
  await standBy(world, stationOfficer, HARBOUR);
  world.at("2026-11-24T00:30:00.000Z");
  await expect(centre()(dutyApi.onDuty, {})).resolves.toEqual({ rows: [] });
  await dispatches.schedules!(world.services)[1]!.run();
  expect(await DutyPresence.count()).toBe(0);
});

test("a place that is old is not shown as where the officer is", async () => {
  await standBy(world, stationOfficer, HARBOUR);
  world.at("2026-11-23T02:16:00.000Z");
  expect((await centre()(dutyApi.onDuty, {})).rows).toMatchObject([{ place: null }]);
});

test("no event and no push carries where an officer is", async () => {
  await standBy(world, stationOfficer, { lng: 119.123456, lat: 29.654321 });
  await world.settle();
  const written = JSON.stringify([await OutboxEvent.findAll({ where: { name: ["duty.changed.v1", "duty.place_shared.v1"] } }), await LivePush.findAll()]);
  expect(written).toContain("duty.place_shared.v1");
  expect(written).not.toMatch(/119\.123456|29\.654321/);
});

test("others hear at most twice a minute that a place is newer", async () => {
  const before = await OutboxEvent.count({ where: { name: "duty.place_shared.v1" } });
  await standBy(world, stationOfficer, HARBOUR);
  for (const second of ["10", "20", "31"]) {
    world.at(`2026-11-23T02:00:${second}.000Z`);
    await world.as(stationOfficer)(dutyApi.sharePlace, HARBOUR);
  }
  expect((await OutboxEvent.count({ where: { name: "duty.place_shared.v1" } })) - before).toBe(2);
});

test("the nearest free officer on duty is suggested first, who refused last, who is off duty not at all", async () => {
  await standBy(world, stationOfficer, { lng: 119.05, lat: 29.605 });
  await standBy(world, otherStationOfficer, { lng: 119.041, lat: 29.605 });
  const { id } = await raise(world);
  const suggest = async () => (await centre()(dispatchApi.suggestions, { id })).rows.map(({ officer }) => officer.name);
  expect(await suggest()).toEqual([otherStationOfficer.name, stationOfficer.name]);
  await raise(world, { assigneeId: idOf(otherStationOfficer) });
  expect(await suggest()).toEqual([stationOfficer.name, otherStationOfficer.name]);
  await centre()(dispatchApi.assign, { id, version: 1, officerId: idOf(stationOfficer) });
  await world.as(stationOfficer)(dispatchApi.refuse, { id, version: 2, reason: "车辆故障" });
  const { rows } = await centre()(dispatchApi.suggestions, { id });
  expect(rows.map(({ officer, refused, load }) => [officer.name, refused, load])).toEqual([[otherStationOfficer.name, false, 1], [stationOfficer.name, true, 0]]);
  await world.as(otherStationOfficer)(dutyApi.goOn, { onDuty: false });
  expect(await suggest()).toEqual([stationOfficer.name]);
});

test("before there is a task, who could go to a pin or a shop is suggested the same way", async () => {
  await standBy(world, stationOfficer, { lng: 119.05, lat: 29.605 });
  await standBy(world, otherStationOfficer, { lng: 119.041, lat: 29.605 });
  const { rows } = await centre()(dispatchApi.candidates, { ...HARBOUR, townCode: OWN_TOWN });
  expect(rows.map(({ officer, coversTown, distanceM }) => [officer.name, coversTown, distanceM! < 200])).toEqual([[otherStationOfficer.name, false, true], [stationOfficer.name, true, false]]);
  expect((await centre()(dispatchApi.candidates, { townCode: OWN_TOWN })).rows.map(({ officer }) => officer.name)).toEqual([stationOfficer.name, otherStationOfficer.name]);
});

test("the roster plans shifts with stand-ins, and a stand-in takes over", async () => {
  const plan = (officerId: string, standInId: string | null) => centre()(dutyApi.planShift, { on: "2026-11-23", from: "17:30", to: "21:00", officerId, standInId }, { key: newKey() });
  const shift = await plan(idOf(stationOfficer), idOf(bureauOfficer));
  await expect(plan(idOf(stationOfficer), null)).rejects.toMatchObject({ body: { code: "duplicate" } });
  await expect(world.as(bureauOfficer)(dutyApi.mine, {})).resolves.toMatchObject({ onDuty: false, today: [{ id: shift.id, stoodIn: false }] });
  const taken = await world.as(bureauOfficer)(dutyApi.standIn, { id: shift.id, version: 1, stoodIn: true });
  expect(taken).toMatchObject({ stoodIn: true, standIn: { name: bureauOfficer.name }, version: 2 });
  await expect(world.as(stationOfficer)(dutyApi.standIn, { id: shift.id, version: 1, stoodIn: false })).rejects.toMatchObject({ body: { code: "stale_version" } });
  await centre()(dutyApi.dropShift, { id: shift.id });
  await expect(centre()(dutyApi.roster, { from: "2026-11-23", to: "2026-11-23" })).resolves.toEqual({ rows: [] });
});

test("the centre sees everybody who can be put on the roster, and finds tasks by number, place and source", async () => {
  const { rows } = await centre()(dutyApi.officers, {});
  expect(rows.map(({ id }) => id)).toContain(idOf(stationOfficer));
  await expect(world.as(stationOfficer)(dutyApi.officers, {})).rejects.toMatchObject({ status: 403 });
  const task = await raise(world);
  const found = async (asked: Record<string, unknown>) => (await centre()(dispatchApi.list, asked)).rows.map(({ id }) => id);
  await expect(found({ q: task.number.toLowerCase().replace("dd", "") })).resolves.toEqual([task.id]);
  await expect(found({ q: task.placeName.slice(0, 3), source: "manual" })).resolves.toEqual([task.id]);
  await expect(found({ q: "没有这样的地方" })).resolves.toEqual([]);
  await expect(found({ source: "complaint" })).resolves.toEqual([]);
});
