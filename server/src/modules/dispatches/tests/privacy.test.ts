import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { LivePush } from "../../../platform/live/live.model";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import { HOME, NAME, openRig, PHONE, STORY, type Rig } from "../../complaints/tests/rig";
import { DispatchTask } from "../task.model";
import { enrol, newKey, raise } from "./tasks";

let rig: Rig;
let caseId: string;
let officerId: string;
beforeAll(async () => {
  rig = await openRig();
  officerId = (await enrol(rig.world))(rig.actors.stationOfficer);
  caseId = (await rig.accepted()).id;
});
afterAll(() => rig.close());

const fromCase = () => raise(rig.world, { source: { kind: "complaint", ref: caseId }, establishmentId: rig.shop.publicId, placeName: "", townCode: null, lng: null, lat: null, what: "核查菜品异物问题", assigneeId: officerId });

test("a task from a complaint holds its number and nothing of who complained, in its row, its events and its pushes", async () => {
  const { world, actors } = rig;
  const task = await fromCase();
  expect(task).toMatchObject({ source: { kind: "complaint", ref: caseId }, placeName: "千岛湖鱼味馆", lng: 119.0402, lat: 29.6053 });
  const officer = world.as(actors.stationOfficer);
  await officer(dispatchApi.accept, { id: task.id, version: 2 });
  await officer(dispatchApi.depart, { id: task.id, version: 3 });
  await officer(dispatchApi.arrive, { id: task.id, version: 4, lng: null, lat: null });
  await officer(dispatchApi.finish, { id: task.id, version: 5, result: "现场抽查后厨，未见异物来源" });
  await world.settle();
  const written = JSON.stringify([
    task, await DispatchTask.findAll(), await OutboxEvent.findAll({ where: { stream: `dispatch:${task.id}` } }),
    (await LivePush.findAll()).filter(({ name }) => name.startsWith("dispatch.")),
  ]);
  expect(written).toContain(caseId);
  for (const secret of [NAME, PHONE, HOME, STORY]) expect(written).not.toContain(secret);
});

test("the case file tells the complainant that somebody is on the way and there, without the officer's name", async () => {
  const { world, actors } = rig;
  const { timeline } = await world.as(actors.diner)(complaintApi.own, { id: caseId });
  const told = timeline.filter(({ title }) => /现场/.test(title));
  expect(told.map(({ title }) => title)).toEqual(["执法人员已出发前往现场", "执法人员已到达现场"]);
  expect(JSON.stringify(told)).not.toContain(actors.stationOfficer.name);
  const { timeline: office } = await rig.file(caseId);
  expect(office.map(({ title }) => title)).toEqual(expect.arrayContaining(["已下达现场任务", "现场任务已办结"]));
});

test("a case has one open task at a time", async () => {
  await fromCase();
  await expect(fromCase()).rejects.toMatchObject({ body: { code: "duplicate" } });
});

test.each(["complaint", "rectification"] as const)("a %s that does not exist is no source", async (kind) => {
  await expect(raise(rig.world, { source: { kind, ref: "0000000000000000" } })).rejects.toMatchObject({ body: { fields: [{ path: "source" }] } });
});

test.each(["投诉人电话 13912345678", "联系座机 0571-64812345"])("words with a person's number are refused before they are sent: %s", async (what) => {
  await expect(raise(rig.world, { what })).rejects.toThrow("不要填写电话号码");
  const response = await rig.world.fetchAs(rig.actors.commandOperator, "/api/v1/dispatches", {
    method: "POST", headers: { "content-type": "application/json", "idempotency-key": newKey() }, body: JSON.stringify({ establishmentId: rig.shop.publicId, urgency: "urgent", what }),
  });
  expect([response.status, await response.json()]).toMatchObject([400, { error: { fields: [{ path: "what" }] } }]);
});
