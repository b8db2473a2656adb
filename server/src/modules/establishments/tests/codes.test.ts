import { checkoutCodeApi } from "@sunshine/domain/establishments/code.contract";
import { establishmentApi, type EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import { openWorld, type World } from "../../../testing/world";
import { emit } from "../../../platform/outbox/outbox";
import { findCheckoutCode, refOf } from "../establishment.facts";
import { administrator, key, openShop } from "./archive.fixture";

let world: World;
let shop: EstablishmentView;
let next = 0;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  shop = await openShop(world, (next += 1));
});
afterAll(() => world.close());

const create = (label: string, amountFen: number | null = null) => world.as(administrator)(checkoutCodeApi.create, { id: shop.id, label, amountFen }, key());

describe("checkout codes", () => {
  test("a shop has several, each with its place, and the link that is printed", async () => {
    const till = await create("1 号收银台");
    await create("8 号桌", 1200);
    expect(till).toMatchObject({ state: "active", url: `http://localhost:8080/s/${till.code}`, scans: 0 });
    const { rows } = await world.as(administrator)(checkoutCodeApi.list, { id: shop.id });
    expect(rows.map(({ label, amountFen }) => [label, amountFen])).toEqual([["8 号桌", 1200], ["1 号收银台", null]]);
  });

  test("a replaced code says so and names its shop; the new one takes its place", async () => {
    const old = await create("1 号收银台", 500);
    const fresh = await world.as(administrator)(checkoutCodeApi.rotate, { id: shop.id, code: old.code }, key());
    expect(fresh).toMatchObject({ label: "1 号收银台", amountFen: 500, state: "active" });
    expect(await findCheckoutCode(old.code)).toMatchObject({ state: "rotated", endedAt: expect.any(Date), establishment: { name: shop.name } });
    expect(await findCheckoutCode(fresh.code)).toMatchObject({ state: "active", endedAt: null });
  });

  test("a code is replaced once, however often it is asked for", async () => {
    const { code } = await create("1 号收银台");
    const tries = await Promise.allSettled([1, 2].map(() => world.as(administrator)(checkoutCodeApi.rotate, { id: shop.id, code }, key())));
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { rows } = await world.as(administrator)(checkoutCodeApi.list, { id: shop.id });
    expect(rows.map(({ state }) => state)).toEqual(["active", "rotated"]);
  });

  test("a stopped code stays stopped", async () => {
    const { code } = await create("1 号收银台");
    expect(await world.as(administrator)(checkoutCodeApi.revoke, { id: shop.id, code }, key())).toMatchObject({ state: "revoked" });
    await expect(world.as(administrator)(checkoutCodeApi.rotate, { id: shop.id, code }, key())).rejects.toMatchObject({ body: { code: "illegal_transition" } });
  });

  test("another shop's code is not found under this shop", async () => {
    const { code } = await create("1 号收银台");
    const other = await openShop(world, (next += 1));
    await expect(world.as(administrator)(checkoutCodeApi.revoke, { id: other.id, code }, key())).rejects.toMatchObject({ status: 404 });
  });

  test("a shop that was struck off gets no new code", async () => {
    await world.as(administrator)(establishmentApi.setState, { id: shop.id, version: 1, state: "closed", reason: "注销" });
    await expect(create("1 号收银台")).rejects.toMatchObject({ body: { code: "illegal_transition" } });
  });

  test("scans are counted by code", async () => {
    const { code, label } = await create("1 号收银台");
    const facts = (await findCheckoutCode(code))!.establishment;
    await world.write(() => emit("scan.recorded.v1", { establishment: refOf(facts), code, label, channel: "h5" }));
    await world.settle();
    expect((await world.as(administrator)(checkoutCodeApi.list, { id: shop.id })).rows).toMatchObject([{ code, scans: 1 }]);
  });
});

describe("the poster", () => {
  const fetchPoster = (code: string, size: string): Promise<Response> => world.fetchAs(administrator, `/api/v1/establishments/${shop.id}/codes/${code}/poster?size=${size}`);

  test.each([
    ["A4", "595.28 841.89"],
    ["A5", "419.53 595.28"],
  ])("%s is one page of that size with its Chinese fonts inside", async (size, box) => {
    const { code } = await create("1 号收银台");
    const answer = await fetchPoster(code, size);
    expect(answer.headers.get("content-type")).toContain("application/pdf");
    const pdf = Buffer.from(await answer.arrayBuffer()).toString("latin1");
    expect(pdf).toContain(`/MediaBox [0 0 ${box}]`);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(pdf.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(pdf.length).toBeLessThan(120_000);
  });

  test("a name of eighty characters still fits on one page", async () => {
    shop = await openShop(world, (next += 1), { name: "淳安县千岛湖镇东南西北中国传统农家土菜柴火灶大饭店".repeat(3).slice(0, 80) });
    const { code } = await create("自助取餐口", 1200);
    const pdf = Buffer.from(await (await fetchPoster(code, "A5")).arrayBuffer()).toString("latin1");
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  test("an ended code is not printed again", async () => {
    const { code } = await create("1 号收银台");
    await world.as(administrator)(checkoutCodeApi.revoke, { id: shop.id, code }, key());
    expect((await fetchPoster(code, "A4")).status).toBe(410);
  });
});
