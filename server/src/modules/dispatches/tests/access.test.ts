import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { actorsAround, OWN_TOWN, type ActorName } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { DispatchTask, DutyShift } from "../task.model";
import { enrol, HARBOUR, newKey, raise } from "./tasks";

const COMMAND: ActorName[] = ["administrator", "bureauOfficer", "commandOperator"];
const OFFICERS: ActorName[] = [...COMMAND, "stationOfficer", "otherStationOfficer"];
/** The task of these rows lies in the town of the station officer and is assigned to the officer of the other station. */
const ASSIGNEE: ActorName[] = ["otherStationOfficer"];

type Endpoint = `task.${keyof typeof dispatchApi}` | `duty.${keyof typeof dutyApi}`;

/** Who may, for every endpoint; everybody else is refused. A new endpoint without a row does not compile. */
const MATRIX: Record<Endpoint, ActorName[]> = {
  "task.raise": COMMAND,
  "task.list": OFFICERS,
  "task.mine": OFFICERS,
  "task.counts": OFFICERS,
  "task.get": OFFICERS,
  "task.candidates": COMMAND,
  "task.suggestions": COMMAND,
  "task.assign": COMMAND,
  "task.recall": COMMAND,
  "task.cancel": COMMAND,
  "task.accept": ASSIGNEE,
  "task.refuse": ASSIGNEE,
  "task.depart": ASSIGNEE,
  "task.arrive": ASSIGNEE,
  "task.finish": ASSIGNEE,
  "task.messages": [...COMMAND, ...ASSIGNEE],
  "task.say": [...COMMAND, ...ASSIGNEE],
  "duty.roster": OFFICERS,
  "duty.planShift": COMMAND,
  "duty.standIn": [...COMMAND, ...ASSIGNEE],
  "duty.dropShift": COMMAND,
  "duty.onDuty": COMMAND,
  "duty.officers": COMMAND,
  "duty.mine": OFFICERS,
  "duty.goOn": OFFICERS,
  "duty.sharePlace": OFFICERS,
};

let world: World;
let idOf: (actor: OfficerActor) => string;
let record: DispatchTask;
const actors = actorsAround(1);

beforeAll(async () => {
  world = await openWorld();
  idOf = await enrol(world);
  const { id } = await raise(world, { assigneeId: idOf(actors.otherStationOfficer) });
  record = await DispatchTask.findOne({ where: { publicId: id }, rejectOnEmpty: true });
});
afterAll(() => world.close());

const STATE: Partial<Record<Endpoint, DispatchTask["state"]>> = { "task.depart": "accepted", "task.arrive": "on_the_way", "task.finish": "on_scene" };

const taskCalls = (as: ReturnType<World["as"]>, id: string): Record<keyof typeof dispatchApi, () => Promise<unknown>> => ({
  raise: () => as(dispatchApi.raise, { placeName: "夜市", townCode: OWN_TOWN, ...HARBOUR, urgency: "routine", what: "查看夜市经营情况" }, { key: newKey() }),
  list: () => as(dispatchApi.list, {}),
  mine: () => as(dispatchApi.mine, {}),
  counts: () => as(dispatchApi.counts, {}),
  get: () => as(dispatchApi.get, { id }),
  candidates: () => as(dispatchApi.candidates, { ...HARBOUR, townCode: OWN_TOWN }),
  suggestions: () => as(dispatchApi.suggestions, { id }),
  assign: () => as(dispatchApi.assign, { id, version: 2, officerId: idOf(actors.stationOfficer) }),
  recall: () => as(dispatchApi.recall, { id, version: 2, reason: "另有安排" }),
  cancel: () => as(dispatchApi.cancel, { id, version: 2, reason: "不再需要" }),
  accept: () => as(dispatchApi.accept, { id, version: 2 }),
  refuse: () => as(dispatchApi.refuse, { id, version: 2, reason: "正在别处" }),
  depart: () => as(dispatchApi.depart, { id, version: 2 }),
  arrive: () => as(dispatchApi.arrive, { id, version: 2, ...HARBOUR }),
  finish: () => as(dispatchApi.finish, { id, version: 2, result: "现场已处理完毕" }),
  messages: () => as(dispatchApi.messages, { id }),
  say: () => as(dispatchApi.say, { id, text: "收到" }, { key: newKey() }),
});

const dutyCalls = (as: ReturnType<World["as"]>, shift: string): Record<keyof typeof dutyApi, () => Promise<unknown>> => ({
  roster: () => as(dutyApi.roster, { from: "2026-11-23", to: "2026-11-29" }),
  planShift: () => as(dutyApi.planShift, { on: "2026-11-24", from: "08:30", to: "17:30", officerId: idOf(actors.stationOfficer) }, { key: newKey() }),
  standIn: () => as(dutyApi.standIn, { id: shift, version: 1, stoodIn: true }),
  dropShift: () => as(dutyApi.dropShift, { id: shift }),
  onDuty: () => as(dutyApi.onDuty, {}),
  officers: () => as(dutyApi.officers, {}),
  mine: () => as(dutyApi.mine, {}),
  goOn: () => as(dutyApi.goOn, { onDuty: true }),
  sharePlace: async () => {
    await as(dutyApi.goOn, { onDuty: true });
    return as(dutyApi.sharePlace, HARBOUR);
  },
});

const call = async (endpoint: Endpoint, actor: ActorName): Promise<unknown> => {
  await Promise.all([DispatchTask.destroy({ where: {} }), DutyShift.destroy({ where: {} })]);
  await DispatchTask.create({ ...record.get({ plain: true }), state: STATE[endpoint] ?? "assigned" });
  const shift = await DutyShift.create({
    publicId: world.services.ids.newId(), day: "2026-11-23", fromTime: "08:30", toTime: "17:30", officerId: actors.bureauOfficer.officerId, standInId: actors.otherStationOfficer.officerId, stoodIn: false,
  });
  const as = world.as(actors[actor]);
  const [noun, name] = endpoint.split(".") as [string, string];
  const calls: Record<string, () => Promise<unknown>> = noun === "task" ? taskCalls(as, record.publicId) : dutyCalls(as, shift.publicId);
  return calls[name]!();
};

const rows = (Object.keys(MATRIX) as Endpoint[]).flatMap((endpoint) => (Object.keys(actors) as ActorName[]).map((actor) => [endpoint, actor, MATRIX[endpoint].includes(actor)] as const));

test.each(rows)("%s by %s: %s", async (endpoint, actor, allowed) => {
  const answer = call(endpoint, actor);
  if (allowed) await expect(answer).resolves.toBeDefined();
  else await expect(answer).rejects.toMatchObject({ status: actor === "anonymous" ? 401 : 403 });
});

test("a station officer neither opens nor lists a task of another town that is not the own", async () => {
  await DispatchTask.destroy({ where: {} });
  const { id } = await raise(world, { townCode: "330127108", placeName: "汾口集市" });
  await expect(world.as(actors.stationOfficer)(dispatchApi.get, { id })).rejects.toMatchObject({ status: 403 });
  await expect(world.as(actors.stationOfficer)(dispatchApi.list, {})).resolves.toMatchObject({ rows: [] });
  await expect(world.as(actors.otherStationOfficer)(dispatchApi.list, {})).resolves.toMatchObject({ rows: [{ id }] });
});
