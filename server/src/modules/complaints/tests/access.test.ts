import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { Route } from "../../../platform/http/route";
import type { ActorName } from "../../../testing/actors";
import { complaintRoutes } from "../complaint.routes";
import { openRig, type Rig } from "./rig";

const OFFICERS: ActorName[] = ["administrator", "bureauOfficer", "stationOfficer", "otherStationOfficer", "commandOperator"];
const OF_AREA: ActorName[] = ["administrator", "bureauOfficer", "stationOfficer", "commandOperator"];
const WORKERS: ActorName[] = ["administrator", "bureauOfficer", "stationOfficer"];
const MEMBERS: ActorName[] = ["owner", "safetyOfficer", "otherOwner", "diner"];
const EVERYBODY: ActorName[] = [...OFFICERS, ...MEMBERS, "anonymous"];
const STRANGERS: ActorName[] = ["otherOwner", "diner"];

/** Who gets in, by endpoint, at a case of the diner about the shop that the station's officer accepted. */
const MATRIX: Record<keyof typeof complaintApi, ActorName[]> = {
  categories: EVERYBODY, submit: [...MEMBERS, "anonymous"], similar: STRANGERS,
  mine: MEMBERS, own: ["diner"], supplement: ["diner"], withdraw: ["diner"], rate: ["diner"], reopen: ["diner"],
  followUp: EVERYBODY, followUpSupplement: EVERYBODY, followUpRate: EVERYBODY, followUpReopen: EVERYBODY, follow: STRANGERS, unfollow: MEMBERS, followed: MEMBERS,
  list: OFFICERS, counts: OFFICERS, clusters: OFFICERS, get: OF_AREA, revealIdentity: ["stationOfficer"],
  ofShop: [...OF_AREA, "owner", "safetyOfficer"], published: EVERYBODY,
  accept: WORKERS, refuse: WORKERS, transfer: WORKERS, redirect: WORKERS, merge: WORKERS, take: WORKERS, begin: WORKERS, mediate: WORKERS, note: WORKERS, close: WORKERS,
  related: OF_AREA, caseFile: OF_AREA, namedCaseFile: ["stationOfficer"], mediationRecord: OF_AREA, verify: WORKERS, decideFiling: WORKERS, linkInspection: WORKERS,
  stateShopSide: ["owner", "safetyOfficer"], replyInPublic: ["owner", "safetyOfficer"],
  requestExtension: WORKERS, decideExtension: ["administrator", "bureauOfficer"],
};

let rig: Rig;
let id: string;
beforeAll(async () => {
  rig = await openRig();
  ({ id } = await rig.accepted());
});
afterAll(() => rig.close());

test.each(Object.keys(MATRIX) as (keyof typeof MATRIX)[])("complaints.%s admits those who may and nobody else", async (name) => {
  const bound = complaintRoutes(rig.world.services)[name] as Route;
  const admitted: string[] = [];
  for (const [who, actor] of Object.entries(rig.actors)) {
    const subject = await bound.subject({ id, establishmentId: rig.shop.publicId, category: "food" }, actor);
    if (bound.allow(actor, subject)) admitted.push(who);
  }
  expect(admitted).toEqual(MATRIX[name]);
});

test.each([
  ["anonymous", "/complaints", 401],
  ["diner", "/complaints", 403],
  ["owner", "/complaints/ID", 403],
  ["otherStationOfficer", "/complaints/ID", 403],
  ["stationOfficer", "/complaints/ID", 200],
  ["owner", "/me/complaints/ID", 403],
  ["diner", "/me/complaints/ID", 200],
  ["otherOwner", "/establishments/SHOP/complaints", 403],
  ["owner", "/establishments/SHOP/complaints", 200],
  ["anonymous", "/complaints/categories", 200],
  ["stationOfficer", "/complaints/counts", 200],
  ["stationOfficer", "/complaints/clusters", 200],
  ["diner", "/complaints/0000000000000000", 404],
] as const)("%s reading %s is answered %i", async (who, path, status) => {
  const url = `/api/v1${path.replace("ID", id).replace("SHOP", rig.shop.publicId)}`;
  expect((await rig.world.fetchAs(rig.actors[who], url)).status).toBe(status);
});

test("a report about a known shop is offered to nobody", async () => {
  const report = await rig.submit({ kinds: ["report"], demands: [], category: "pests", answers: { what: "老鼠", where: "后厨" } });
  await expect(rig.world.as(rig.neighbour)(complaintApi.follow, { id: report })).rejects.toThrow("403");
  expect((await rig.world.as(rig.neighbour)(complaintApi.similar, { category: "pests", establishmentId: rig.shop.publicId })).rows).toEqual([]);
});
