import type { Actor, OfficerActor } from "@sunshine/domain/accounts/actor";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { HOME, NAME, openRig, PHONE, STORY, type Rig } from "../../complaints/tests/rig";
import { enrol, HARBOUR, newKey, raise, standBy } from "../../dispatches/tests/tasks";
import { answerAll, ordered } from "../../rectifications/tests/orders";

type Loop = OutputOf<typeof insightApi.loop>;

let rig: Rig;
let idOf: (actor: OfficerActor) => string;
const loop = (actor: Actor): Promise<Loop> => rig.world.as(actor)(insightApi.loop, {});

/** Raised now, accepted and reached after so many minutes by the station's officer. */
const carriedOut = async (at: string, accepted: number, arrived: number, townCode?: string): Promise<void> => {
  const { world, actors } = rig;
  const later = (minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString();
  world.at(at);
  const { id } = await raise(world, { assigneeId: idOf(actors.stationOfficer), ...(townCode && { townCode }) });
  const officer = world.as(actors.stationOfficer);
  world.at(later(accepted));
  await officer(dispatchApi.accept, { id, version: 2 });
  world.at(later(arrived));
  await officer(dispatchApi.arrive, { id, version: 3, lng: null, lat: null });
};

/** An order whose findings were all accepted so many days after it was issued. */
const mended = async (issuedAt: string, days: number): Promise<void> => {
  const { world, actors } = rig;
  world.at(issuedAt);
  const { shop, order } = await ordered(world, { fails: ["2.1"] });
  world.at(new Date(Date.parse(issuedAt) + days * 86_400_000).toISOString());
  const { version } = await answerAll(world, shop, order);
  await world.as(actors.stationOfficer)(rectificationApi.review, { id: order.id, version, decisions: order.mendings.map(({ code }) => ({ code, accept: true })) });
  await world.settle();
};

const rated = async (stars: number, solved: boolean): Promise<void> => {
  const { id } = await rig.closed({ happenedAt: "2026-11-19T10:30:00.000Z" });
  await rig.world.as(rig.actors.diner)(complaintApi.rate, { id, stars, solved });
};

beforeAll(async () => {
  rig = await openRig();
  const { world, actors } = rig;
  idOf = await enrol(world);
  // October: older than thirty days when it is counted.
  await carriedOut("2026-10-12T02:00:00.000Z", 50, 90);
  await mended("2026-10-12T02:00:00.000Z", 2);
  world.at("2026-11-02T02:00:00.000Z");
  await rig.submit({ happenedAt: "2026-11-01T10:00:00.000Z" });
  await carriedOut("2026-11-10T02:00:00.000Z", 2, 18);
  await carriedOut("2026-11-11T02:00:00.000Z", 4, 20);
  await carriedOut("2026-11-12T02:00:00.000Z", 9, 31);
  await mended("2026-11-03T02:00:00.000Z", 3);
  await mended("2026-11-05T02:00:00.000Z", 8);
  world.at("2026-11-06T02:00:00.000Z");
  await ordered(world, { fails: ["2.1", "2.2"], correctBy: "2026-11-16" });
  world.at("2026-11-20T02:00:00.000Z");
  await rated(5, true);
  await rated(2, false);
  await rated(4, true);
  world.at("2026-11-23T02:00:00.000Z");
  await rig.submit();
  await rig.submit({ place: { lng: HARBOUR.lng, lat: HARBOUR.lat, address: "码头", townCode: "330127108" } });
  await ordered(world, { fails: ["2.1"], correctBy: "2026-12-20" });
  await raise(world, { urgency: "emergency" });
  await raise(world, { townCode: "330127108", assigneeId: idOf(actors.otherStationOfficer) });
  await standBy(world, actors.stationOfficer, HARBOUR);
  await standBy(world, actors.bureauOfficer);
  world.at("2026-11-23T02:25:00.000Z");
  await world.settle();
});
afterAll(() => rig.close());

test("the figures follow from what happened", async () => {
  const figures = await loop(rig.actors.commandOperator);
  expect(figures).toMatchObject({ since: "2026-10-25", today: "2026-11-23", cases: { overdue: 1, today: 2 } });
  expect(figures.tasks).toMatchObject({ open: 6, waiting: 1, assigned: 1, accepted: 0, onTheWay: 0, onScene: 4, late: 1, emergency: 1 });
  expect(figures.accept).toEqual({ median: 4, p90: 9, times: 3 });
  expect(figures.scene).toEqual({ median: 20, p90: 31, times: 3 });
  expect(figures.mended).toEqual({ median: 3, p90: 8, times: 2 });
  expect(figures.promises).toEqual([{ townCode: "330127100", arrived: 3, kept: 2 }]);
  expect(figures.ratings).toEqual({ rated: 3, solved: 2, stars: 3.7 });
  expect(figures.orders).toMatchObject({ open: 2, overdue: 1 });
  expect(figures.onDuty).toBe(2);
});

interface Figure {
  readonly value: (figures: Loop) => number;
  readonly rows: (as: ReturnType<Rig["world"]["as"]>, figures: Loop) => Promise<{ rows: readonly unknown[] }>;
}

/** Each figure with the endpoint that gives the rows behind it. */
const FIGURES: Record<string, Figure> = {
  "cases within": { value: ({ cases }) => cases.within, rows: (as) => as(complaintApi.list, { clock: "within" }) },
  "cases near": { value: ({ cases }) => cases.near, rows: (as) => as(complaintApi.list, { clock: "near" }) },
  "cases overdue": { value: ({ cases }) => cases.overdue, rows: (as) => as(complaintApi.list, { clock: "overdue" }) },
  "cases open": { value: ({ cases }) => cases.within + cases.near + cases.overdue, rows: (as) => as(complaintApi.list, { open: true }) },
  "cases today": { value: ({ cases }) => cases.today, rows: (as, { today }) => as(complaintApi.list, { receivedSince: today }) },
  rated: { value: ({ ratings }) => ratings.rated, rows: (as, { since }) => as(complaintApi.list, { ratedSince: since }) },
  solved: { value: ({ ratings }) => ratings.solved, rows: (as, { since }) => as(complaintApi.list, { ratedSince: since, solved: true }) },
  "tasks open": { value: ({ tasks }) => tasks.open, rows: (as) => as(dispatchApi.list, { open: true }) },
  "tasks waiting": { value: ({ tasks }) => tasks.waiting, rows: (as) => as(dispatchApi.list, { open: true, state: ["waiting"] }) },
  "tasks assigned": { value: ({ tasks }) => tasks.assigned, rows: (as) => as(dispatchApi.list, { open: true, state: ["assigned"] }) },
  "tasks on scene": { value: ({ tasks }) => tasks.onScene, rows: (as) => as(dispatchApi.list, { open: true, state: ["on_scene"] }) },
  "tasks late": { value: ({ tasks }) => tasks.late, rows: (as) => as(dispatchApi.list, { late: true }) },
  accepted: { value: ({ accept }) => accept.times, rows: (as, { since }) => as(dispatchApi.list, { acceptedSince: since }) },
  arrived: { value: ({ scene }) => scene.times, rows: (as, { since }) => as(dispatchApi.list, { arrivedSince: since }) },
  "promises kept": { value: ({ promises }) => promises.reduce((sum, { kept }) => sum + kept, 0), rows: (as, { since }) => as(dispatchApi.list, { arrivedSince: since, promiseKept: true }) },
  mended: { value: ({ mended: times }) => times.times, rows: (as, { since }) => as(rectificationApi.list, { mendedSince: since }) },
  "orders open": { value: ({ orders }) => orders.open, rows: (as) => as(rectificationApi.list, { open: true }) },
  "orders overdue": { value: ({ orders }) => orders.overdue, rows: (as) => as(rectificationApi.list, { clock: "overdue" }) },
};

test.each(Object.entries(FIGURES))("%s is the number of rows behind it, for the county and for a station", async (_, { value, rows }) => {
  for (const actor of [rig.actors.commandOperator, rig.actors.stationOfficer, rig.actors.otherStationOfficer]) {
    const figures = await loop(actor);
    expect([actor.name, value(figures)]).toEqual([actor.name, (await rows(rig.world.as(actor), figures)).rows.length]);
  }
});

test("who is on duty is counted for the centre alone, as many as its list names", async () => {
  const { rows } = await rig.world.as(rig.actors.commandOperator)(dutyApi.onDuty, {});
  expect((await loop(rig.actors.commandOperator)).onDuty).toBe(rows.length);
  expect((await loop(rig.actors.stationOfficer)).onDuty).toBeNull();
});

test("the situation places what is open, of the own towns, and says how much there is in all", async () => {
  const seen = (actor: Actor) => rig.world.as(actor)(insightApi.situation, {});
  const county = await seen(rig.actors.commandOperator);
  expect([county.cases.length, county.tasks.length, county.orders.length]).toEqual([county.totals.cases, county.totals.tasks, county.totals.orders]);
  expect(county.cases[0]).toMatchObject({ clock: "overdue", placeName: rig.shop.name, lng: rig.shop.lng });
  expect(county.orders).toMatchObject([{ clock: "overdue", open: 2, lng: null }]);
  expect(county.tasks.map(({ state }) => state).filter((state) => state === "on_scene")).toHaveLength(4);
  expect((await seen(rig.actors.otherStationOfficer)).cases.every(({ townCode }) => townCode === "330127108")).toBe(true);
});

test("neither figures nor situation say who complained or in which words", async () => {
  const as = rig.world.as(rig.actors.commandOperator);
  const said = JSON.stringify([await as(insightApi.loop, {}), await as(insightApi.situation, {})]);
  expect(said).toContain(rig.shop.name);
  for (const canary of [NAME, PHONE, HOME, STORY, "openid-canary"]) expect(said).not.toContain(canary);
});

test("a voided inspection takes its order out of the figures", async () => {
  const before = (await loop(rig.actors.commandOperator)).orders.open;
  const { order } = await ordered(rig.world, { fails: ["2.1"] });
  expect((await loop(rig.actors.commandOperator)).orders.open).toBe(before + 1);
  await rig.world.as(rig.actors.stationOfficer)(inspectionApi.void, { id: order.inspectionId, version: 1, reason: "录入了另一家单位的结果" });
  await rig.world.settle();
  expect((await loop(rig.actors.commandOperator)).orders.open).toBe(before);
});

test("a task sent by hand is a late one once its promise has gone by", async () => {
  const before = (await loop(rig.actors.commandOperator)).tasks.late;
  const { sceneBy } = await raise(rig.world, {}, newKey());
  rig.world.at(new Date(Date.parse(sceneBy) + 1).toISOString());
  expect((await loop(rig.actors.commandOperator)).tasks.late).toBeGreaterThan(before);
});
