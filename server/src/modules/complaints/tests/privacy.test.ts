import type { Actor } from "@sunshine/domain/accounts/actor";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { Endpoint } from "@sunshine/domain/kernel/endpoint";
import { modules } from "../../../modules";
import { LivePush } from "../../../platform/live/live.model";
import { topicsOf } from "../../../platform/live/audience";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import { AuditEntry } from "../../audits/audit.model";
import { photoWithPlace, uploaded } from "../../evidence/tests/uploads";
import { openRig, PHONE, type Rig } from "./rig";

/** What would give the complainant away, wherever it appeared. */
const CANARIES = ["CANARYNAME", PHONE, "CANARYHOME", "CANARYSTORY", "CANARYPLACE", "CANARYANSWER", "CANARYSUPPLEMENT", "CANARYNOTE", "CANARYCAM", "openid-canary-14"];

let rig: Rig;
let caseId: string;
let photo: string;
beforeAll(async () => {
  rig = await openRig();
  const { world, actors } = rig;
  photo = await uploaded(world, actors.diner, await photoWithPlace());
  caseId = await rig.submit({
    kinds: ["complaint", "report"], story: "CANARYSTORY 我住在附近", place: { establishmentId: rig.shop.publicId, address: "CANARYPLACE 三楼靠窗" }, answers: { dish: "CANARYANSWER" },
    claimant: { name: "CANARYNAME", address: "CANARYHOME 9 弄 501", ownInterest: true }, evidenceIds: [photo],
  });
  const station = world.as(actors.stationOfficer);
  const accepted = await station(complaintApi.accept, { id: caseId, version: (await rig.file(caseId)).version, shopSummary: "有顾客反映菜品质量问题" });
  const noted = await station(complaintApi.note, { id: caseId, version: accepted.version, text: "CANARYNOTE 电话已联系" }, { key: rig.key() });
  await world.as(actors.diner)(complaintApi.supplement, { id: caseId, text: "CANARYSUPPLEMENT" }, { key: rig.key() });
  await station(complaintApi.revealIdentity, { id: caseId, reason: "电话核实" });
  await station(complaintApi.close, { id: caseId, version: noted.version + 1, outcome: "settled", publicSummary: "双方已达成一致" });
  await world.settle();
});
afterAll(() => rig.close());

const idsOf = (path: string): Record<string, string> => ({ id: path.startsWith("/evidence") ? photo : path.startsWith("/establishments") ? rig.shop.publicId : caseId, establishmentId: rig.shop.publicId });

/** Everything that can be read: each GET of each module, filled with the ids of the case, its photo and its shop. */
const readings = (): Endpoint[] => modules.flatMap((module) => Object.values(module.routes(rig.world.services)).map(({ endpoint }) => endpoint)).filter(({ method }) => method === "GET");

const read = async (actor: Actor, { path }: Endpoint): Promise<string> => {
  const url = path.replace(/:(\w+)/g, (_, name: string) => idsOf(path)[name] ?? caseId);
  const query = path.endsWith("/similar") ? "?category=food&lng=119.0402&lat=29.6053" : "";
  return Buffer.from(await (await rig.world.fetchAs(actor, `/api/v1${url}${query}`)).arrayBuffer()).toString("latin1");
};

const leaks = (text: string): string[] => CANARIES.filter((canary) => text.includes(canary) || text.includes(Buffer.from(canary).toString("latin1")));

test.each(["owner", "safetyOfficer", "otherOwner", "otherStationOfficer", "anonymous", "neighbour"] as const)("nothing that %s can read gives the complainant away", async (who) => {
  const actor = who === "neighbour" ? rig.neighbour : rig.actors[who];
  const found: Record<string, string[]> = {};
  for (const endpoint of readings()) {
    const leaked = leaks(await read(actor, endpoint));
    if (leaked.length > 0) found[endpoint.path] = leaked;
  }
  expect(found).toEqual({});
});

test("the reading finds what is there: the complainant and the officer in charge do see the story", async () => {
  const own = readings().find(({ path }) => path === "/me/complaints/:id")!;
  const file = readings().find(({ path }) => path === "/complaints/:id")!;
  expect(leaks(await read(rig.actors.diner, own))).toEqual(["CANARYSTORY", "CANARYPLACE", "CANARYANSWER", "CANARYSUPPLEMENT"]);
  expect(leaks(await read(rig.actors.stationOfficer, file))).toEqual(["CANARYSTORY", "CANARYPLACE", "CANARYANSWER", "CANARYSUPPLEMENT", "CANARYNOTE"]);
});

test("even officers of the area read no name, number or home in the file", async () => {
  for (const who of ["administrator", "bureauOfficer", "stationOfficer", "commandOperator"] as const)
    for (const endpoint of readings()) expect([endpoint.path, leaks(await read(rig.actors[who], endpoint)).filter((canary) => ["CANARYNAME", PHONE, "CANARYHOME", "CANARYCAM"].includes(canary))]).toEqual([endpoint.path, []]);
});

test("no push and no event carries any of it", async () => {
  const pushes = await LivePush.findAll();
  const events = await OutboxEvent.findAll();
  expect(pushes.length).toBeGreaterThan(5);
  expect(leaks(JSON.stringify([pushes, events]))).toEqual([]);
  expect(leaks(JSON.stringify(await AuditEntry.findAll()))).toEqual([]);
});

test("the shop hears of it from acceptance on, in the officer's words; another station hears nothing", async () => {
  const heardBy = async (actor: Actor) => (await LivePush.findAll({ order: [["id", "ASC"]] })).filter(({ topics, name }) => name.startsWith("complaint.") && topics.some((topic) => topicsOf(actor).includes(topic)));
  const shop = await heardBy(rig.actors.owner);
  expect(shop.map(({ name, data }) => [name, data["summary"] ?? data["result"]])).toEqual([["complaint.accepted.v1", "有顾客反映菜品质量问题"], ["complaint.closed.v1", "双方已达成一致"]]);
  expect(shop.every(({ data }) => !("number" in data))).toBe(true);
  expect(await heardBy(rig.actors.otherStationOfficer)).toEqual([]);
  expect((await heardBy(rig.neighbour)).length + (await heardBy(rig.actors.otherOwner)).length).toBe(0);
});

test("an officer's look at a photo of a complaint is kept; the shop does not get to look", async () => {
  const look = async (who: "stationOfficer" | "owner" | "otherStationOfficer" | "diner"): Promise<number> => (await rig.world.fetchAs(rig.actors[who], `/api/v1/evidence/${photo}/view`)).status;
  expect([await look("stationOfficer"), await look("owner"), await look("otherStationOfficer"), await look("diner")]).toEqual([200, 403, 403, 200]);
  expect(await AuditEntry.count({ where: { act: "evidence.viewed", actorId: rig.actors.stationOfficer.officerId } })).toBeGreaterThan(0);
});
