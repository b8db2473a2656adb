import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { actorsAround, type ActorName } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { Inspection } from "../inspection.model";
import { newKey, openShop, submissionFor, visit } from "./shops";

const OFFICERS_HERE: ActorName[] = ["administrator", "bureauOfficer", "stationOfficer"];
const READERS: ActorName[] = [...OFFICERS_HERE, "commandOperator", "owner", "safetyOfficer"];

/** Who may, for every endpoint; everybody else is refused. A new endpoint without a row does not compile. */
const MATRIX: Record<keyof typeof inspectionApi, ActorName[]> = {
  list: [...READERS, "otherStationOfficer", "otherOwner"],
  get: READERS,
  checklist: READERS,
  pack: OFFICERS_HERE,
  signatures: READERS,
  record: READERS,
  submit: OFFICERS_HERE,
  markMended: OFFICERS_HERE,
  // The station officer of these rows wrote the record; a colleague of the same station did not.
  void: OFFICERS_HERE,
};

let world: World;
let shop: Establishment;

/** One failed point, entered by the station officer of the rows. */
let record: Inspection;

beforeAll(async () => {
  world = await openWorld();
  shop = await openShop(world);
  const { id } = await visit(world, actorsAround(shop.id).stationOfficer, shop, { fails: ["2.1"], visitedOn: "2026-11-20" });
  record = (await Inspection.findOne({ where: { publicId: id } }))!;
});
afterAll(() => world.close());

const call = async (name: keyof typeof inspectionApi, actorName: ActorName): Promise<unknown> => {
  const actors = actorsAround(shop.id);
  const as = world.as(actors[actorName]);
  const file = async (path: string): Promise<number> => {
    const response = await world.fetchAs(actors[actorName], path);
    await response.arrayBuffer();
    return response.status === 200 ? 200 : Promise.reject(Object.assign(new Error("refused"), { status: response.status }));
  };
  await Inspection.destroy({ where: {} });
  const { publicId: id } = await Inspection.create(record.get({ plain: true }));
  const calls: Record<keyof typeof inspectionApi, () => Promise<unknown>> = {
    list: () => as(inspectionApi.list, {}),
    get: () => as(inspectionApi.get, { id }),
    pack: () => file(`/api/v1/establishments/${shop.publicId}/visit-pack`),
    signatures: () => as(inspectionApi.signatures, { id }),
    record: () => file(`/api/v1/inspections/${id}/record`),
    checklist: () => as(inspectionApi.checklist, { establishmentId: shop.publicId }),
    submit: () => as(inspectionApi.submit, submissionFor(world, shop), { key: newKey() }),
    markMended: () => as(inspectionApi.markMended, { id, version: 1, codes: ["2.1"], on: "2026-11-21" }),
    void: () => as(inspectionApi.void, { id, version: 1, reason: "录入错误作废" }),
  };
  return calls[name]();
};

const rows = (Object.keys(MATRIX) as (keyof typeof inspectionApi)[]).flatMap((endpoint) =>
  (Object.keys(actorsAround(1)) as ActorName[]).map((actor) => [endpoint, actor, MATRIX[endpoint].includes(actor)] as const)
);

test.each(rows)("%s by %s: %s", async (endpoint, actor, allowed) => {
  const answer = call(endpoint, actor);
  if (allowed) await expect(answer).resolves.toBeDefined();
  else await expect(answer).rejects.toMatchObject({ status: actor === "anonymous" ? 401 : 403 });
});

test("the other station's officer lists nothing of this town, another shop's owner nothing of this shop", async () => {
  const { stationOfficer, otherStationOfficer, otherOwner, owner } = actorsAround(shop.id);
  await Inspection.destroy({ where: {} });
  await visit(world, stationOfficer, shop, { visitedOn: "2026-11-20" });
  for (const stranger of [otherStationOfficer, otherOwner]) await expect(world.as(stranger)(inspectionApi.list, {})).resolves.toMatchObject({ rows: [] });
  await expect(world.as(owner)(inspectionApi.list, {})).resolves.toMatchObject({ rows: [{ establishmentId: shop.publicId }] });
});

test("a colleague of the same station cannot void what another officer wrote", async () => {
  const { stationOfficer } = actorsAround(shop.id);
  await Inspection.destroy({ where: {} });
  const { id } = await visit(world, stationOfficer, shop, { visitedOn: "2026-11-20" });
  const colleague = { ...stationOfficer, officerId: 77, sessionId: 1077 };
  await expect(world.as(colleague)(inspectionApi.void, { id, version: 1, reason: "录入错误作废" })).rejects.toMatchObject({ status: 403 });
  await expect(world.as(colleague)(inspectionApi.get, { id })).resolves.toMatchObject({ abilities: [] });
});
