import type { checkoutCodeApi } from "@sunshine/domain/establishments/code.contract";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import type { establishmentImportApi } from "@sunshine/domain/establishments/import.contract";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { Route } from "../../../platform/http/route";
import { actorsAround, type ActorName } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { checkoutCodeRoutes } from "../code.routes";
import { Establishment } from "../establishment.model";
import { establishmentRoutes } from "../establishment.routes";
import { importRoutes } from "../import.routes";
import { openShop } from "./archive.fixture";

const COUNTY: ActorName[] = ["administrator", "bureauOfficer"];
const EDITORS: ActorName[] = [...COUNTY, "stationOfficer"];
const AREA: ActorName[] = [...EDITORS, "commandOperator"];
const READERS: ActorName[] = [...AREA, "owner", "safetyOfficer"];
const OFFICERS: ActorName[] = [...EDITORS, "otherStationOfficer", "commandOperator"];
const EVERYONE: ActorName[] = [...OFFICERS, "owner", "safetyOfficer", "otherOwner", "diner", "anonymous"];

/** Who gets in, by endpoint, for a shop in the town of `stationOfficer`. A new endpoint without a row does not compile. */
const ARCHIVE: Record<keyof typeof establishmentApi, ActorName[]> = {
  list: OFFICERS,
  map: OFFICERS,
  export: [...EDITORS, "otherStationOfficer"],
  get: READERS,
  timeline: READERS,
  create: EDITORS,
  update: EDITORS,
  setState: EDITORS,
  revealContact: AREA,
  setPhoto: [...EDITORS, "owner"],
  photo: EVERYONE,
  people: [...EDITORS, "owner", "safetyOfficer"],
  addPerson: [...EDITORS, "owner"],
  removePerson: [...EDITORS, "owner"],
};
const CODES: Record<keyof typeof checkoutCodeApi, ActorName[]> = {
  list: READERS,
  create: [...EDITORS, "owner"],
  rotate: [...EDITORS, "owner"],
  revoke: [...EDITORS, "owner"],
  poster: READERS,
};
const IMPORTS: Record<keyof typeof establishmentImportApi, ActorName[]> = {
  template: COUNTY, upload: COUNTY, list: COUNTY, get: COUNTY, rows: COUNTY, rejected: COUNTY, confirm: COUNTY, discard: COUNTY,
};

let world: World;
let shop: Establishment;
beforeAll(async () => {
  world = await openWorld();
  await openShop(world, 1);
  shop = (await Establishment.findOne())!;
});
afterAll(() => world.close());

const admitted = (route: Route): string[] => {
  const actors: Record<string, Actor> = actorsAround(shop.id);
  return Object.entries(actors).flatMap(([name, actor]) => (route.allow(actor, shop) ? [name] : []));
};
const sorted = (names: readonly string[]): string[] => [...names].sort();

test.each(Object.keys(ARCHIVE) as (keyof typeof ARCHIVE)[])("archive.%s", (name) => {
  expect(sorted(admitted(establishmentRoutes(world.services)[name]))).toEqual(sorted(ARCHIVE[name]));
});

test.each(Object.keys(CODES) as (keyof typeof CODES)[])("codes.%s", (name) => {
  expect(sorted(admitted(checkoutCodeRoutes(world.services)[name]))).toEqual(sorted(CODES[name]));
});

test.each(Object.keys(IMPORTS) as (keyof typeof IMPORTS)[])("imports.%s", (name) => {
  expect(sorted(admitted(importRoutes(world.services)[name]))).toEqual(sorted(IMPORTS[name]));
});

test("over HTTP: nobody without a session, nothing of another shop or another station", async () => {
  const { anonymous, otherOwner, otherStationOfficer, diner } = actorsAround(shop.id);
  const get = (actor: Actor) => world.as(actor)(establishmentApi.get, { id: shop.publicId });
  await expect(get(anonymous)).rejects.toMatchObject({ status: 401 });
  for (const actor of [otherOwner, otherStationOfficer, diner]) await expect(get(actor)).rejects.toMatchObject({ status: 403 });
});

test("a shop's own people see what the archive holds of them and no buttons that are not theirs", async () => {
  const { owner, safetyOfficer, commandOperator } = actorsAround(shop.id);
  const abilities = async (actor: Actor) => (await world.as(actor)(establishmentApi.get, { id: shop.publicId })).abilities;
  expect(await abilities(owner)).toEqual(["manage_codes", "manage_people"]);
  expect(await abilities(safetyOfficer)).toEqual([]);
  expect(await abilities(commandOperator)).toEqual(["reveal_contact"]);
});
