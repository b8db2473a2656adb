import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { actorsAround, type ActorName } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { newKey, openShop } from "../../inspections/tests/shops";
import { printCode } from "./rig";

const EVERYONE = Object.keys(actorsAround(1)) as ActorName[];

/** The public's endpoints: a grade is shown before anybody is asked for anything. */
const MATRIX: Record<keyof typeof storefrontApi, ActorName[]> = { scan: EVERYONE, recordScan: EVERYONE, get: EVERYONE, search: EVERYONE };

let world: World;
let shop: Establishment;
let code: string;

beforeAll(async () => {
  world = await openWorld();
  shop = await openShop(world);
  code = await printCode(world, shop);
});
afterAll(() => world.close());

const rows = (Object.keys(MATRIX) as (keyof typeof storefrontApi)[]).flatMap((endpoint) => MATRIX[endpoint].map((actor) => [endpoint, actor] as const));

test.each(rows)("%s is open to %s", async (endpoint, actor) => {
  const as = world.as(actorsAround(shop.id)[actor]);
  const calls: Record<keyof typeof storefrontApi, () => Promise<unknown>> = {
    scan: () => as(storefrontApi.scan, { code }),
    recordScan: () => as(storefrontApi.recordScan, { code, channel: "weapp" }, { key: newKey() }),
    get: () => as(storefrontApi.get, { id: shop.publicId }),
    search: () => as(storefrontApi.search, {}),
  };
  await expect(calls[endpoint]()).resolves.toBeDefined();
});

test("an unknown shop is answered in plain words", async () => {
  await expect(world.as({ kind: "anonymous" })(storefrontApi.get, { id: "0000000000000000" })).rejects.toMatchObject({ status: 404, body: { message: "没有找到这家单位的公示页" } });
});
