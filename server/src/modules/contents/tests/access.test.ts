import { contentApi } from "@sunshine/domain/contents/content.contract";
import type { Route } from "../../../platform/http/route";
import { actorsAround, OWN_TOWN, type ActorName } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { ContentCheck } from "../content.model";
import { contentRoutes } from "../content.routes";
import { photoKey } from "../operations/judge-photo";

const ID = "0123456789abcdef";
const actors = actorsAround(7);
let world: World;
beforeAll(async () => {
  world = await openWorld();
  const at = world.services.clock.now();
  await world.write(() =>
    ContentCheck.create({ publicId: ID, kind: "photo", subject: "shop_photo", subjectId: ID, establishmentId: 7, establishmentPublicId: ID, establishmentName: "测试饭店", townCode: OWN_TOWN, photo: "0".repeat(64), state: "pending", shown: false, judge: "wechat", createdAt: at, version: 1 })
  );
});
afterAll(() => world.close());

const MATRIX: Record<keyof typeof contentApi, ActorName[]> = {
  list: ["administrator", "bureauOfficer", "stationOfficer", "otherStationOfficer"],
  decide: ["administrator", "bureauOfficer", "stationOfficer"],
  photo: ["administrator", "bureauOfficer", "stationOfficer"],
};

test.each(Object.keys(MATRIX) as (keyof typeof MATRIX)[])("contents.%s admits whom it should", async (name) => {
  const bound = contentRoutes(world.services)[name] as Route;
  const admitted: string[] = [];
  for (const [who, actor] of Object.entries(actors)) if (bound.allow(actor, await bound.subject({ id: ID, version: 1 }, actor))) admitted.push(who);
  expect(admitted).toEqual(MATRIX[name]);
});

test("another station's list is empty, and the photo opens to whoever holds its key while it is judged", async () => {
  expect((await world.as(actors.otherStationOfficer)(contentApi.list, {})).rows).toEqual([]);
  expect((await world.as(actors.stationOfficer)(contentApi.list, {})).rows).toMatchObject([{ id: ID, abilities: ["decide"] }]);
  const key = photoKey(world.services, ID);
  const look = async (query: string): Promise<number> => (await world.fetchAs(actors.anonymous, `/api/v1/content-checks/${ID}/photo${query}`)).status;
  expect([await look(`?key=${key}`), await look("?key=other"), await look("")]).toEqual([404, 401, 401]);
});
