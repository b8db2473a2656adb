import { alarmApi } from "@sunshine/domain/insights/alarm.contract";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { actorsAround, type ActorName } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { park } from "./parked";
import { ring } from "./rig";

const OFFICERS: ActorName[] = ["administrator", "bureauOfficer", "stationOfficer", "otherStationOfficer", "commandOperator"];

const COMMAND: ActorName[] = ["administrator", "bureauOfficer", "commandOperator"];

type Endpoint = keyof typeof insightApi | `alarm.${keyof typeof alarmApi}`;

/** Figures are for officers; alarms are acknowledged by the centre; parked events are the administrator's. */
const MATRIX: Record<Endpoint, ActorName[]> = {
  overview: OFFICERS, loop: OFFICERS, situation: OFFICERS, points: OFFICERS, feed: OFFICERS, health: OFFICERS, retryParked: ["administrator"],
  "alarm.list": OFFICERS, "alarm.acknowledge": COMMAND,
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const rows = (Object.keys(MATRIX) as Endpoint[]).flatMap((endpoint) =>
  (Object.keys(actorsAround(1)) as ActorName[]).map((actor) => [endpoint, actor, MATRIX[endpoint].includes(actor)] as const)
);

test.each(rows)("%s by %s: %s", async (endpoint, actor, allowed) => {
  const as = world.as(actorsAround(1)[actor]);
  const calls: Record<Endpoint, () => Promise<unknown>> = {
    overview: () => as(insightApi.overview, {}),
    loop: () => as(insightApi.loop, {}),
    situation: () => as(insightApi.situation, {}),
    "alarm.list": () => as(alarmApi.list, {}),
    "alarm.acknowledge": async () => as(alarmApi.acknowledge, { id: (await ring(world)).publicId }),
    points: () => as(insightApi.points, {}),
    feed: () => as(insightApi.feed, {}),
    health: () => as(insightApi.health, {}),
    retryParked: async () => as(insightApi.retryParked, { id: (await park(world)).id }),
  };
  if (allowed) await expect(calls[endpoint]()).resolves.toBeDefined();
  else await expect(calls[endpoint]()).rejects.toMatchObject({ status: actor === "anonymous" ? 401 : 403 });
});

test("somebody who must change the password first sees no figure", async () => {
  const restricted = { ...actorsAround(1).administrator, restricted: true };
  await expect(world.as(restricted)(insightApi.overview, {})).rejects.toMatchObject({ status: expect.any(Number) as number });
});

test("parked events are shown to the administrator alone", async () => {
  const { id } = await park(world);
  const parkedFor = async (actor: ActorName) => (await world.as(actorsAround(1)[actor])(insightApi.health, {})).parked.map((row) => row.id);
  expect(await parkedFor("administrator")).toContain(id);
  expect(await parkedFor("bureauOfficer")).toEqual([]);
});
