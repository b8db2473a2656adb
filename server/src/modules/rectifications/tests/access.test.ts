import type { Actor } from "@sunshine/domain/accounts/actor";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { actorsAround, type ActorName } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { RectificationOrder } from "../rectification.model";
import { newKey, ordered, reload } from "./orders";

const OFFICERS_HERE: ActorName[] = ["administrator", "bureauOfficer", "stationOfficer"];
const SHOP: ActorName[] = ["owner", "safetyOfficer"];
const READERS: ActorName[] = [...OFFICERS_HERE, "commandOperator", ...SHOP];

/** Who may, for every endpoint; everybody else is refused. A new endpoint without a row does not compile. */
const MATRIX: Record<keyof typeof rectificationApi, ActorName[]> = {
  list: [...READERS, "otherStationOfficer", "otherOwner"],
  counts: [...READERS, "otherStationOfficer", "otherOwner"],
  export: [...OFFICERS_HERE, "otherStationOfficer"],
  get: READERS,
  ofInspection: READERS,
  notice: READERS,
  answer: SHOP,
  requestExtension: SHOP,
  review: OFFICERS_HERE,
  decideExtension: OFFICERS_HERE,
};

let world: World;
let shop: Establishment;
let record: RectificationOrder;
beforeAll(async () => {
  world = await openWorld();
  const made = await ordered(world);
  shop = made.shop;
  record = await reload(made.order.id);
});
afterAll(() => world.close());

const asked = { state: "requested" as const, until: "2026-12-10", reason: "设备在途", requestedAt: "2026-11-23T02:00:00.000Z", decidedAt: null, decidedBy: null, decision: null };

const file = async (actor: Actor, path: string): Promise<number> => {
  const response = await world.fetchAs(actor, path);
  await response.arrayBuffer();
  const { status } = response;
  return status === 200 ? status : Promise.reject(Object.assign(new Error("refused"), { status }));
};

const call = async (name: keyof typeof rectificationApi, actorName: ActorName): Promise<unknown> => {
  const actor = actorsAround(shop.id)[actorName];
  const as = world.as(actor);
  await RectificationOrder.destroy({ where: {} });
  const waiting = name === "decideExtension" ? { extensions: [asked], extensionAsked: true } : {};
  const { publicId: id, inspectionId } = await RectificationOrder.create({ ...record.get({ plain: true }), ...waiting });
  const calls: Record<keyof typeof rectificationApi, () => Promise<unknown>> = {
    list: () => as(rectificationApi.list, {}),
    counts: () => as(rectificationApi.counts, {}),
    get: () => as(rectificationApi.get, { id }),
    ofInspection: () => as(rectificationApi.ofInspection, { inspectionId }),
    export: () => file(actor, "/api/v1/rectifications/export?format=csv"),
    notice: () => file(actor, `/api/v1/rectifications/${id}/notice`),
    answer: () => as(rectificationApi.answer, { id, version: 1, answers: [{ code: "2.1", text: "已整改完成" }] }, { key: newKey() }),
    requestExtension: () => as(rectificationApi.requestExtension, { id, version: 1, until: "2026-12-10", reason: "设备还在途中" }),
    review: () => as(rectificationApi.review, { id, version: 1, onTheSpot: true, decisions: [{ code: "2.1", accept: true }] }),
    decideExtension: () => as(rectificationApi.decideExtension, { id, version: 1, approve: true }),
  };
  return calls[name]();
};

const rows = (Object.keys(MATRIX) as (keyof typeof rectificationApi)[]).flatMap((endpoint) =>
  (Object.keys(actorsAround(1)) as ActorName[]).map((actor) => [endpoint, actor, MATRIX[endpoint].includes(actor)] as const)
);

test.each(rows)("%s by %s: %s", async (endpoint, actor, allowed) => {
  const answer = call(endpoint, actor);
  if (allowed) await expect(answer).resolves.toBeDefined();
  else await expect(answer).rejects.toMatchObject({ status: actor === "anonymous" ? 401 : 403 });
});

test("the other station lists nothing of this town, another shop nothing of this one", async () => {
  await call("get", "owner");
  const { otherStationOfficer, otherOwner, owner } = actorsAround(shop.id);
  for (const stranger of [otherStationOfficer, otherOwner]) {
    await expect(world.as(stranger)(rectificationApi.list, {})).resolves.toMatchObject({ rows: [] });
    await expect(world.as(stranger)(rectificationApi.counts, {})).resolves.toMatchObject({ within: 0, near: 0, overdue: 0 });
  }
  await expect(world.as(owner)(rectificationApi.list, {})).resolves.toMatchObject({ rows: [{ id: record.publicId }] });
});
