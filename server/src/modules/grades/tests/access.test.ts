import { gradeApi } from "@sunshine/domain/grades/grade.contract";
import { actorsAround, type ActorName } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { newKey, openShop } from "../../inspections/tests/shops";

/** Who may, for every endpoint; everybody else is refused. */
const MATRIX: Record<keyof typeof gradeApi, ActorName[]> = {
  get: ["administrator", "bureauOfficer", "stationOfficer", "commandOperator", "owner", "safetyOfficer"],
  recordAccident: ["bureauOfficer", "stationOfficer"],
};

let world: World;
let shop: Establishment;

beforeAll(async () => {
  world = await openWorld();
  shop = await openShop(world);
});
afterAll(() => world.close());

const calls: Record<keyof typeof gradeApi, (actor: ActorName) => Promise<unknown>> = {
  get: (actor) => world.as(actorsAround(shop.id)[actor])(gradeApi.get, { establishmentId: shop.publicId }),
  recordAccident: (actor) =>
    world.as(actorsAround(shop.id)[actor])(gradeApi.recordAccident, { establishmentId: shop.publicId, on: "2026-11-20", note: "疾控报告" }, { key: newKey() }),
};

const rows = (Object.keys(MATRIX) as (keyof typeof gradeApi)[]).flatMap((endpoint) =>
  (Object.keys(actorsAround(1)) as ActorName[]).map((actor) => [endpoint, actor, MATRIX[endpoint].includes(actor)] as const)
);

test.each(rows)("%s by %s: %s", async (endpoint, actor, allowed) => {
  const answer = calls[endpoint](actor);
  if (allowed) await expect(answer).resolves.toMatchObject({ abilities: MATRIX.recordAccident.includes(actor) ? ["record_accident"] : [] });
  else await expect(answer).rejects.toMatchObject({ status: actor === "anonymous" ? 401 : 403 });
});
