import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { MemberActor } from "@sunshine/domain/accounts/actor";
import { CaseCluster } from "../case-parts.model";
import { detectCluster } from "../operations/detect-cluster";
import { escalateCases } from "../operations/escalate-cases";
import { openRig, type Given, type Rig } from "./rig";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterEach(() => rig.empty());
afterAll(() => rig.close());

const bureau = () => rig.world.as(rig.actors.bureauOfficer);
const ILL: Partial<Given> = { category: "poisoning", answers: { ill: "3", symptom: "呕吐", doctor: "已就医" } };

test("the inbox shows open cases by clock, and each is in one part of it", async () => {
  const id = await rig.submit();
  const parts = async () => {
    const found: string[] = [];
    for (const clock of ["within", "near", "overdue"] as const) if ((await bureau()(complaintApi.list, { clock })).rows.some((row) => row.id === id)) found.push(clock);
    return found;
  };
  const seen: string[][] = [];
  for (const day of ["2026-11-29", "2026-11-30", "2026-12-02", "2026-12-03"]) {
    rig.world.at(`${day}T02:00:00.000Z`);
    seen.push(await parts());
  }
  expect(seen).toEqual([["within"], ["near"], ["near"], ["overdue"]]);
  expect(await bureau()(complaintApi.counts, {})).toEqual({ within: 0, near: 0, overdue: 1, received: 1, mine: 0, unassigned: 1, extensionsAsked: 0 });
});

test("pages of the inbox follow one another without gap or repetition", async () => {
  for (let at = 0; at < 7; at += 1) {
    rig.world.at(`2026-11-${16 + Math.floor(at / 2)}T0${at}:00:00.000Z`);
    await rig.submit({ happenedAt: "2026-11-15T10:00:00.000Z" });
  }
  for (const filter of [{ open: true }, {}] as const) {
    const whole = (await bureau()(complaintApi.list, { ...filter, limit: 50 })).rows.map(({ id }) => id);
    const paged: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await bureau()(complaintApi.list, { ...filter, limit: 2, ...(after && { after }) });
      paged.push(...page.rows.map(({ id }) => id));
      if (page.next === null) break;
      after = page.next;
    }
    expect([paged, paged.length]).toEqual([whole, 7]);
  }
});

test("the ladder reaches officer in charge, station and bureau, each once", async () => {
  const { id } = await rig.accepted({ kinds: ["report"], demands: [] });
  const rungs: unknown[] = [];
  for (const day of ["2026-12-11", "2026-12-12", "2026-12-12", "2026-12-15", "2026-12-17", "2026-12-18", "2026-12-19"]) {
    rig.world.at(`${day}T02:00:00.000Z`);
    await Promise.all([escalateCases(rig.world.services), escalateCases(rig.world.services)]);
    rungs.push((await rig.events("complaint.escalated.v1")).map(({ to }) => to).join(" "));
  }
  expect(rungs).toEqual(["", "handler", "handler", "handler station", "handler station", "handler station bureau", "handler station bureau"]);
  expect((await rig.file(id)).escalation).toBe(3);
});

test("a case that nobody has taken is brought before the station", async () => {
  await rig.submit();
  rig.world.at("2026-12-01T02:00:00.000Z");
  await escalateCases(rig.world.services);
  expect(await rig.events("complaint.escalated.v1")).toMatchObject([{ level: 1, to: "station" }]);
});

test("two suspected poisonings at one shop within 72 hours are an alarm, once", async () => {
  const first = await rig.submit(ILL);
  const second = await rig.submit({ ...ILL, happenedAt: "2026-11-20T11:00:00.000Z" }, rig.neighbour);
  await rig.world.write(() => detectCluster(rig.world.services, second));
  expect(await rig.events("cluster.detected.v1")).toMatchObject([{ townCode: "330127100", placeName: "千岛湖鱼味馆", caseIds: [first, second] }]);
  const third = await rig.submit({ ...ILL, place: { lng: 119.0405, lat: 29.6055 } }, rig.actors.diner);
  expect((await bureau()(complaintApi.clusters, {})).rows).toMatchObject([{ cases: [{ id: first }, { id: second }, { id: third }] }]);
  expect(await rig.events("cluster.detected.v1")).toHaveLength(1);
});

test.each<[string, Partial<Given>, MemberActor["accountId"]]>([
  ["73 hours apart", { happenedAt: "2026-11-19T09:29:00.000Z" }, 15],
  ["300 metres apart", { place: { lng: 119.0402, lat: 29.6081 } }, 15],
  ["told twice by one person", {}, 14],
  ["of another category", { category: "food", answers: {} }, 15],
])("two cases %s are no alarm", async (_, changes, teller) => {
  await rig.submit({ ...ILL, place: { lng: 119.0402, lat: 29.6053 } });
  await rig.submit({ ...ILL, place: { lng: 119.0402, lat: 29.6053 }, ...changes }, teller === 15 ? rig.neighbour : rig.actors.diner);
  expect([await CaseCluster.count(), (await rig.events("cluster.detected.v1")).length]).toEqual([0, 0]);
});

test("both halves of one submission are one person's word", async () => {
  await rig.submit({ ...ILL, kinds: ["complaint", "report"] });
  expect(await CaseCluster.count()).toBe(0);
});

test("two that arrive at the same moment are one alarm", async () => {
  const given = rig.given(ILL);
  await Promise.all([rig.world.as(rig.actors.diner)(complaintApi.submit, given, { key: rig.key() }), rig.world.as(rig.neighbour)(complaintApi.submit, given, { key: rig.key() })]);
  await rig.world.settle();
  expect(await rig.events("cluster.detected.v1")).toHaveLength(1);
});
