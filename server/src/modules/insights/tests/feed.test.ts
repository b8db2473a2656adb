import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { LivePush } from "../../../platform/live/live.model";
import { actorsAround, OTHER_TOWN, OWN_TOWN, type ActorName } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const at = new Date("2026-11-23T02:00:00.000Z");
const tell = (topics: string[], data: Record<string, unknown> = {}) => ({ eventId: 1, name: "scan.recorded.v1", topics, data, at });
const feed = (actor: ActorName, limit?: number) => world.as(actorsAround(1)[actor])(insightApi.feed, limit === undefined ? {} : { limit });
const numbersFor = async (actor: ActorName, limit?: number) => (await feed(actor, limit)).rows.map(({ data }) => data["n"]);

test("each officer reads the news of the own area, the newest first", async () => {
  await LivePush.bulkCreate([
    tell(["county", `town:${OWN_TOWN}`], { n: 1 }), tell(["county", `town:${OTHER_TOWN}`], { n: 2 }), tell(["storefront:abc"], { n: 3 }), tell(["county"], { n: 4 }), tell(["officer:3"], { n: 5 }),
  ]);
  expect(await numbersFor("commandOperator")).toEqual([4, 2, 1]);
  expect(await numbersFor("stationOfficer")).toEqual([1]);
  expect(await numbersFor("otherStationOfficer")).toEqual([2]);
});

test("the limit is kept, and the cursor stands at the last push of all, heard or not", async () => {
  await LivePush.bulkCreate([tell(["county"], { n: 1 }), tell(["county"], { n: 2 }), tell(["storefront:abc"], { n: 3 })]);
  const last = await LivePush.max<number, LivePush>("id");
  const { rows, cursor } = await feed("administrator", 1);
  expect([rows.map(({ data }) => data["n"]), cursor]).toEqual([[2], last]);
});

test("news is found behind a thousand pushes that are for others", async () => {
  await LivePush.bulkCreate([tell(["county"], { n: 1 }), ...Array.from({ length: 1100 }, () => tell(["storefront:abc"]))]);
  expect(await numbersFor("administrator")).toEqual([1]);
});

test("before anything has happened there is no news and the cursor is nought", async () => {
  expect(await feed("administrator")).toEqual({ rows: [], cursor: 0 });
});
