import { ANONYMOUS } from "@sunshine/domain/accounts/actor";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import { openWorld, type World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { newKey, openShop } from "../../inspections/tests/shops";
import { scansByDay, scansOf } from "../index";
import { printCode } from "./rig";

let world: World;
let shop: Establishment;
let code: string;

beforeEach(async () => {
  world = await openWorld();
  shop = await openShop(world);
  code = await printCode(world, shop);
});
afterEach(() => world.close());

const record = (key = newKey()) => world.as(ANONYMOUS)(storefrontApi.recordScan, { code, channel: "h5" }, { key });

test("scans are counted by shop and day, a repeated request once", async () => {
  const key = newKey();
  await record(key);
  await record(key);
  world.at("2026-11-23T16:30:00.000Z");
  await record();
  expect(await scansOf([shop.id, shop.id + 1], "2026-11-23", "2026-11-24")).toEqual(new Map([[shop.id, 2], [shop.id + 1, 0]]));
  expect(await scansOf([shop.id], "2026-11-24", "2026-11-24")).toEqual(new Map([[shop.id, 1]]));
  expect(await scansByDay("2026-11-01", "2026-11-30")).toEqual(new Map([["2026-11-23", 1], ["2026-11-24", 1]]));
});

test("the event of a scan names shop and place, and nobody", async () => {
  await record();
  const [event] = await OutboxEvent.findAll({ where: { name: "scan.recorded.v1" } });
  expect(event!.payload).toEqual({ establishment: { id: shop.id, publicId: shop.publicId, name: shop.name, townCode: shop.townCode }, code, label: "1 号收银台", channel: "h5" });
});

test("a machine that scans without end is stopped, and told when to come back", async () => {
  const results = await Promise.allSettled(Array.from({ length: 121 }, () => record()));
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  expect(refused).toEqual([expect.objectContaining({ status: 429, body: expect.objectContaining({ retryAfter: 60 }) as unknown })]);
});

test("an unknown code is not counted", async () => {
  await expect(world.as(ANONYMOUS)(storefrontApi.recordScan, { code: "zzzzzzzzzz", channel: "h5" }, { key: newKey() })).rejects.toMatchObject({ status: 404 });
});
