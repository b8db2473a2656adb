import type { OfficerCaseRow } from "@sunshine/domain/complaints/complaint.views";
import type { TaskRow } from "@sunshine/domain/dispatches/dispatch.contract";
import type { RectificationRow } from "@sunshine/domain/rectifications/rectification.contract";
import { dueItems } from "./due-today";

const NOW = new Date("2026-11-24T02:00:00.000Z");

const task = (id: string, change: Partial<TaskRow> = {}): TaskRow => ({
  id, number: "DD20261124-0001", what: "到店核查", urgency: "routine", state: "accepted", source: { kind: "manual", ref: null }, establishmentId: null, placeName: "秀水广场", townCode: "330127100",
  lng: null, lat: null, assignee: null, raisedAt: "2026-11-24T01:50:00.000Z", acceptBy: null, sceneBy: "2026-11-24T02:20:00.000Z", arrivedAt: null, minutesToScene: null, promiseKept: null, escalation: 0, mine: true, ...change,
});
const complaint = (id: string, on: string, daysLeft: number): OfficerCaseRow => ({
  id, number: "TS20261124-0001", kind: "complaint", category: "pests", state: "accepted", placeName: "老灶头面馆", townCode: "330127100", receivedAt: "2026-11-20T02:00:00.000Z", outcome: null, publicSummary: null,
  anonymous: false, lng: null, lat: null, establishmentId: null, handlerName: "方子衡", mine: true, followers: 0, escalation: 0, reopened: false, clusterId: null,
  deadline: { name: "accept", label: "决定是否受理", on, daysLeft, state: daysLeft < 0 ? "overdue" : daysLeft < 2 ? "near" : "within", provisional: false },
});
const order = (id: string, dueOn: string, daysLeft: number): RectificationRow => ({
  id, number: "淳市监责改〔2026〕0001号", inspectionId: "i", establishmentId: "e", establishmentName: "临水人家鱼头馆", townCode: "330127100", state: "answered", handling: "rectify", issuedOn: "2026-11-10", dueOn, daysLeft,
  clock: "within", findings: 2, open: 2, extensionAsked: false, closedOn: null,
});

test("what runs out first stands first, whatever it is; what is late stands before everything", () => {
  const items = dueItems({ tasks: [task("t1")], cases: [complaint("c1", "2026-11-23", -1), complaint("c2", "2026-12-01", 7)], reviews: [order("r1", "2026-11-25", 1)] }, NOW);
  expect(items.map(({ id, tone }) => [id, tone])).toEqual([["c1", "bad"], ["t1", "notice"], ["r1", "notice"], ["c2", "unknown"]]);
});

test("a task that waits to be accepted runs by that clock; one on the scene is to be finished first", () => {
  const waiting = task("t1", { state: "assigned", acceptBy: "2026-11-24T02:05:00.000Z", sceneBy: "2026-11-24T05:00:00.000Z" });
  const there = task("t2", { state: "on_scene", arrivedAt: "2026-11-24T01:55:00.000Z", minutesToScene: 5, promiseKept: true });
  expect(dueItems({ tasks: [task("t3"), waiting, there], cases: [], reviews: [] }, NOW).map(({ id }) => id)).toEqual(["t2", "t1", "t3"]);
});

test("a case whose clock stands still comes last, and an emergency is marked whatever its clock says", () => {
  const still = { ...complaint("c1", "2026-12-01", 7), deadline: null };
  const items = dueItems({ tasks: [task("t1", { urgency: "emergency", sceneBy: "2026-11-24T09:00:00.000Z" })], cases: [still], reviews: [] }, NOW);
  expect(items.map(({ id, tone }) => [id, tone])).toEqual([["t1", "bad"], ["c1", "unknown"]]);
});
