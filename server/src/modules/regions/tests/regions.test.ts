import { readSettings } from "@sunshine/config/settings";
import { ANONYMOUS } from "@sunshine/domain/accounts/actor";
import { regionApi } from "@sunshine/domain/regions/region.contract";
import { actorsAround, type ActorName } from "../../../testing/actors";
import { openWorld } from "../../../testing/world";

test("anyone learns the county, its 23 towns with their stations, and that the outline is schematic", async () => {
  const world = await openWorld();
  const county = await world.as(ANONYMOUS)(regionApi.current, {});
  expect(county).toMatchObject({ code: "330127", name: "淳安县", schematic: true, demo: true });
  expect(county.towns).toHaveLength(23);
  expect(county.towns.every(({ stationCode }) => stationCode !== "")).toBe(true);
  await world.close();
});

test("a production server does not call itself a demo", async () => {
  const settings = readSettings({ MODE: "production", DATA_KEY: Buffer.alloc(32, 1).toString("base64"), PUBLIC_URL: "https://food.example" });
  const world = await openWorld({ settings });
  expect(await world.as(ANONYMOUS)(regionApi.current, {})).toMatchObject({ demo: false });
  await world.close();
});

const EVERYONE = Object.keys(actorsAround(1)) as ActorName[];
const MATRIX: Record<keyof typeof regionApi, ActorName[]> = { current: EVERYONE };

test.each(Object.keys(MATRIX) as (keyof typeof regionApi)[])("%s is open to every actor", async (name) => {
  const world = await openWorld();
  const open: ActorName[] = [];
  for (const actor of EVERYONE) if ((await world.fetchAs(actorsAround(1)[actor], `/api/v1${regionApi[name].path}`)).status === 200) open.push(actor);
  expect(open).toEqual(MATRIX[name]);
  await world.close();
});
