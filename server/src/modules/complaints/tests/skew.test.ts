import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { openRig, type Rig } from "./rig";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterEach(() => rig.empty());
afterAll(() => rig.close());

test.each([
  ["six minutes", "2026-11-23T02:06:00.000Z"],
  ["nine hours, as one that shows local time as UTC", "2026-11-23T11:00:00.000Z"],
  ["three years", "2029-11-23T02:00:00.000Z"],
  ["a century", "2126-01-01T00:00:00.000Z"],
])("a phone that runs %s ahead is told to look at its clock, at the field of the time", async (_, happenedAt) => {
  const answer = await rig.world.fetchAs(rig.actors.diner, "/api/v1/complaints", {
    method: "POST", headers: { "content-type": "application/json", "idempotency-key": rig.key() }, body: JSON.stringify(rig.given({ happenedAt })),
  });
  expect([answer.status, await answer.json()]).toMatchObject([400, { error: { fields: [{ path: "happenedAt", message: expect.stringContaining("核对手机时间") as string }] } }]);
});

test.each([
  ["an hour", "2026-11-23T01:00:00.000Z"],
  ["nine hours", "2026-11-22T17:00:00.000Z"],
  ["four years", "2022-11-23T02:00:00.000Z"],
])("of a phone that runs %s behind the time of the event is kept as told, and every clock of the law runs by the server's", async (_, happenedAt) => {
  const { cases } = await rig.world.as(rig.actors.diner)(complaintApi.submit, rig.given({ happenedAt }), { key: rig.key() });
  const row = await rig.stored(cases[0]!.id);
  expect([row.happenedAt.toISOString(), row.receivedAt.toISOString(), row.receivedOn, row.clockFrom]).toEqual([happenedAt, "2026-11-23T02:00:00.000Z", "2026-11-23", "2026-11-23"]);
  expect(cases[0]).toMatchObject({ deadlineOn: "2026-12-02", number: expect.stringMatching(/^TS20261123/) as string });
});

test("a photo whose camera lived in another year changes no time of the case", async () => {
  const id = await rig.submit({ happenedAt: "2026-11-23T01:30:00.000Z" });
  rig.world.at("2026-11-23T03:00:00.000Z");
  const { timeline } = await rig.world.as(rig.actors.diner)(complaintApi.supplement, { id, text: "补充一句" }, { key: rig.key() });
  expect(timeline.map(({ at }) => at)).toEqual(["2026-11-23T02:00:00.000Z", "2026-11-23T02:00:00.000Z", "2026-11-23T03:00:00.000Z"]);
});

test("midnight in Shanghai, not on the phone or in UTC, turns the day of receipt", async () => {
  rig.world.at("2026-11-23T15:59:59.000Z");
  const before = await rig.stored(await rig.submit({ happenedAt: "2026-11-23T15:00:00.000Z" }));
  rig.world.at("2026-11-23T16:00:01.000Z");
  const after = await rig.stored(await rig.submit({ happenedAt: "2026-11-23T15:00:00.000Z" }));
  expect([before.receivedOn, after.receivedOn]).toEqual(["2026-11-23", "2026-11-24"]);
});
