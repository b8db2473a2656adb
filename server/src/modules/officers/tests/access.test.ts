import { officerApi } from "@sunshine/domain/officers/officer.contract";
import { savedViewApi } from "@sunshine/domain/officers/saved-view.contract";
import type { Endpoint } from "@sunshine/domain/kernel/endpoint";
import { actorsAround, type ActorName } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { enlist } from "../../accounts/tests/rig";

const OFFICERS: ActorName[] = ["administrator", "bureauOfficer", "stationOfficer", "otherStationOfficer", "commandOperator"];
const ADMINISTRATOR: ActorName[] = ["administrator"];
const OFFICER_MATRIX: Record<keyof typeof officerApi, ActorName[]> = {
  list: ADMINISTRATOR, get: ADMINISTRATOR, create: ADMINISTRATOR, update: ADMINISTRATOR, setState: ADMINISTRATOR, resetPassword: ADMINISTRATOR, unbindWechat: ADMINISTRATOR,
  stations: OFFICERS, updateStation: ADMINISTRATOR,
};
const VIEW_MATRIX: Record<keyof typeof savedViewApi, ActorName[]> = { list: OFFICERS, save: OFFICERS, remove: OFFICERS };

const actors = actorsAround(1);
let world: World;
let id = "";
beforeAll(async () => {
  world = await openWorld();
  id = (await enlist(world, "fang")).officer.publicId;
});
afterAll(() => world.close());

const fields = { name: "余秋月", role: "bureau_officer", stationCode: null, badgeNumber: null, phone: null };
/** Input that is well formed; that it may be out of date does not matter here. */
const inputs = (): Record<string, object> => ({
  create: { login: "new-one", ...fields },
  update: { version: 99, ...fields },
  setState: { version: 99, state: "active" },
  updateStation: { version: 99, name: "监管所", towns: [] },
  save: { list: "establishments", name: "本所", query: "grade=bad" },
});

const ask = async (name: string, { method, path }: Endpoint, actor: ActorName): Promise<number> => {
  const url = `/api/v1${path.replace(":id", id).replace(":code", "SZ01")}${name === "list" && path === "/saved-views" ? "?list=establishments" : ""}`;
  const body = method === "GET" ? {} : { body: JSON.stringify(inputs()[name] ?? {}) };
  return (await world.fetchAs(actors[actor], url, { method, headers: { "content-type": "application/json" }, ...body })).status;
};

const rows = [
  ...Object.entries(OFFICER_MATRIX).map(([name, allowed]) => [name, allowed, officerApi[name as keyof typeof officerApi]] as const),
  ...Object.entries(VIEW_MATRIX).map(([name, allowed]) => [name, allowed, savedViewApi[name as keyof typeof savedViewApi]] as const),
];

test.each(rows.map(([name, allowed, endpoint]) => [`${endpoint.method} ${endpoint.path}`, name, allowed, endpoint] as const))("%s is open to exactly the actors of the matrix", async (_, name, allowed, endpoint) => {
  const open: ActorName[] = [];
  for (const actor of Object.keys(actors) as ActorName[]) {
    const status = await ask(name, endpoint, actor);
    if (status === 401 || status === 403) expect(status).toBe(actor === "anonymous" ? 401 : 403);
    else open.push(actor);
  }
  expect(open).toEqual(allowed);
});

test("a saved view is replaced under its name, seen by its owner only, and removed by nobody else", async () => {
  const mine = world.as(actors.bureauOfficer);
  const view = { list: "inspections" as const, name: "待复查" };
  const first = await mine(savedViewApi.save, { ...view, query: "state=open" });
  const second = await mine(savedViewApi.save, { ...view, query: "state=closed" });
  expect(second).toEqual({ ...first, query: "state=closed" });
  expect((await world.as(actors.administrator)(savedViewApi.list, { list: "inspections" })).rows).toEqual([]);
  await expect(world.as(actors.administrator)(savedViewApi.remove, { id: first.id })).rejects.toThrow("404");
  await mine(savedViewApi.remove, { id: first.id });
  expect((await mine(savedViewApi.list, { list: "inspections" })).rows).toEqual([]);
});

test("thirty views of one list are enough", async () => {
  const mine = world.as(actors.stationOfficer);
  for (let i = 0; i < 30; i += 1) await mine(savedViewApi.save, { list: "payments", name: `筛选${i}`, query: "" });
  await expect(mine(savedViewApi.save, { list: "payments", name: "多了一个", query: "" })).rejects.toThrow("最多保存 30 个");
});
