import { alarmApi } from "@sunshine/domain/insights/alarm.contract";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import { LivePush } from "../../../platform/live/live.model";
import { NAME, openRig, PHONE, STORY, type Rig } from "../../complaints/tests/rig";
import { dispatches } from "../../dispatches";
import { enrol, raise } from "../../dispatches/tests/tasks";
import { Alarm } from "../alarm.model";
import { insightSubscribers } from "../insight.subscribers";

let rig: Rig;
let idOf: (actor: OfficerActor) => string;
beforeAll(async () => {
  rig = await openRig();
  idOf = await enrol(rig.world);
});
afterAll(() => rig.close());
beforeEach(async () => {
  await rig.world.settle();
  await Alarm.destroy({ where: {} });
});

const centre = () => rig.world.as(rig.actors.commandOperator);
const ringing = async () => (await centre()(alarmApi.list, { open: true })).rows.map(({ kind, text }) => ({ kind, text }));
const pushes = (name: string) => LivePush.findAll({ where: { name } });

test("two suspected poisonings at one place ring once, without a word of who complained", async () => {
  const answers = { ill: "3", symptom: "腹泻", doctor: "已就医" };
  await rig.submit({ category: "poisoning", answers });
  await rig.submit({ category: "poisoning", answers, claimant: { name: "邻居甲", ownInterest: true } }, rig.neighbour);
  await rig.world.settle();
  expect(await ringing()).toEqual([{ kind: "cluster", text: "72 小时内 2 件疑似食物中毒，请立即核查" }]);
  const said = JSON.stringify([await centre()(alarmApi.list, {}), await pushes("alarm.raised.v1")]);
  for (const canary of [NAME, PHONE, STORY, "邻居甲"]) expect(said).not.toContain(canary);
});

test("an emergency task rings, an urgent one does not; nobody accepting rings at each rung", async () => {
  await raise(rig.world, { urgency: "urgent" });
  const { id, number } = await raise(rig.world, { urgency: "emergency", assigneeId: idOf(rig.actors.stationOfficer) });
  await rig.world.settle();
  expect((await ringing()).map(({ kind }) => kind)).toEqual(["emergency_task"]);
  rig.world.at("2026-11-23T02:03:00.000Z");
  await dispatches.schedules!(rig.world.services)[0]!.run();
  await rig.world.settle();
  const both = await ringing();
  expect(both[0]).toMatchObject({ kind: "unaccepted_task", text: expect.stringContaining(number) as string });
  await rig.world.as(rig.actors.stationOfficer)(dispatchApi.accept, { id, version: 2 });
  expect(await ringing()).toEqual(both);
});

test("an event that is delivered twice rings once", async () => {
  const ears = insightSubscribers(rig.world.services).find(({ name }) => name === "insights.ring")!;
  await raise(rig.world, { urgency: "emergency" });
  await rig.world.settle();
  const event = (await rig.events("dispatch.raised.v1")).at(-1)!;
  await rig.world.write(() => ears.handle(event as never, { id: 1, name: "dispatch.raised.v1", at: new Date("2026-11-23T02:00:00.000Z") }));
  expect(await ringing()).toHaveLength(1);
});

test("the first acknowledgement stands, with who and when, and both walls hear of it", async () => {
  await raise(rig.world, { urgency: "emergency" });
  await rig.world.settle();
  const { rows } = await centre()(alarmApi.list, { open: true });
  rig.world.at("2026-11-23T02:06:00.000Z");
  const first = await centre()(alarmApi.acknowledge, { id: rows[0]!.id });
  expect(first.acknowledged).toEqual({ at: "2026-11-23T02:06:00.000Z", by: rig.actors.commandOperator.name });
  rig.world.at("2026-11-23T02:07:00.000Z");
  expect((await rig.world.as(rig.actors.bureauOfficer)(alarmApi.acknowledge, { id: rows[0]!.id })).acknowledged).toEqual(first.acknowledged);
  await rig.world.settle();
  expect(await ringing()).toEqual([]);
  const told = (await pushes("alarm.acknowledged.v1")).filter(({ data }) => data["alarmId"] === rows[0]!.id);
  expect(told.map(({ topics, data }) => [topics, data["by"]])).toEqual([[["county", "town:330127100"], rig.actors.commandOperator.name]]);
});

test("officers of other towns neither see nor acknowledge it", async () => {
  await raise(rig.world, { urgency: "emergency" });
  await rig.world.settle();
  const [alarm] = await Alarm.findAll();
  expect((await rig.world.as(rig.actors.otherStationOfficer)(alarmApi.list, {})).rows).toEqual([]);
  await expect(rig.world.as(rig.actors.stationOfficer)(alarmApi.acknowledge, { id: alarm!.publicId })).rejects.toMatchObject({ status: 403 });
});
