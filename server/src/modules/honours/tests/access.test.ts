import { honourApi } from "@sunshine/domain/honours/honour.contract";
import { actorsAround, type ActorName } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { newKey, openShop } from "../../rectifications/tests/orders";
import { Honour } from "../honour.model";

const PROPOSERS: ActorName[] = ["administrator", "bureauOfficer", "stationOfficer"];
const DECIDERS: ActorName[] = ["administrator", "bureauOfficer"];
const SHOP: ActorName[] = ["owner", "safetyOfficer"];
const READERS: ActorName[] = [...PROPOSERS, "commandOperator", ...SHOP];
const EVERYBODY = Object.keys(actorsAround(1)) as ActorName[];

/** Who may, for every endpoint; everybody else is refused. A new endpoint without a row does not compile. */
const MATRIX: Record<keyof typeof honourApi, ActorName[]> = {
  list: [...READERS, "otherStationOfficer", "otherOwner"],
  counts: [...READERS, "otherStationOfficer", "otherOwner"],
  published: EVERYBODY,
  get: READERS,
  facts: PROPOSERS,
  propose: PROPOSERS,
  notify: DECIDERS,
  state: SHOP,
  enlist: DECIDERS,
  drop: DECIDERS,
  end: DECIDERS,
};

let world: World;
let shop: Establishment;
beforeAll(async () => {
  world = await openWorld();
  shop = await openShop(world);
});
afterAll(() => world.close());

const STATE_BEFORE: Partial<Record<keyof typeof honourApi, Partial<Honour>>> = { notify: { state: "proposed", statementUntil: null }, end: { state: "listed", fromOn: "2026-11-20", toOn: "2027-01-01" } };

const entry = (changes: Partial<Honour> = {}): Promise<Honour> =>
  Honour.create({
    publicId: "0000000000000h01", list: "black", state: "noticed", openKey: `black:${shop.id}`, ground: "penalty", gravity: "general", establishmentId: shop.id, establishmentPublicId: shop.publicId,
    establishmentName: shop.name, townCode: shop.townCode, reason: "使用超过保质期的食品原料", basis: "受到行政处罚（测试文书 1 号）", factOn: "2026-11-01", proposedAt: new Date("2026-11-10T02:00:00Z"),
    statementUntil: "2026-11-20", steps: [], ...changes,
  });

const call = async (name: keyof typeof honourApi, actorName: ActorName): Promise<unknown> => {
  const as = world.as(actorsAround(shop.id)[actorName]);
  await Honour.destroy({ where: {} });
  if (name !== "propose") await entry(STATE_BEFORE[name]);
  const one = { id: "0000000000000h01", version: 1 };
  const calls: Record<keyof typeof honourApi, () => Promise<unknown>> = {
    list: () => as(honourApi.list, {}),
    counts: () => as(honourApi.counts, {}),
    published: () => as(honourApi.published, { list: "black" }),
    get: () => as(honourApi.get, { id: one.id }),
    facts: () => as(honourApi.facts, { establishmentId: shop.publicId }),
    propose: () => as(honourApi.propose, { establishmentId: shop.publicId, list: "black", ground: "penalty", document: "测试文书 1 号", factOn: "2026-11-01", reason: "使用超过保质期的食品原料" }, { key: newKey() }),
    notify: () => as(honourApi.notify, one),
    state: () => as(honourApi.state, { ...one, text: "原料已全部清理，并更换供货商" }),
    enlist: () => as(honourApi.enlist, one),
    drop: () => as(honourApi.drop, { ...one, why: "情节轻微，已经改正" }),
    end: () => as(honourApi.end, { ...one, ending: "repaired", why: "已完成信用修复" }),
  };
  return calls[name]();
};

const rows = (Object.keys(MATRIX) as (keyof typeof honourApi)[]).flatMap((endpoint) => EVERYBODY.map((actor) => [endpoint, actor, MATRIX[endpoint].includes(actor)] as const));

test.each(rows)("%s by %s: %s", async (endpoint, actor, allowed) => {
  const answer = call(endpoint, actor);
  if (allowed) await expect(answer).resolves.toBeDefined();
  else await expect(answer).rejects.toMatchObject({ status: actor === "anonymous" ? 401 : 403 });
});

test("what is still weighed is not shown to the shop, nor in any list to strangers", async () => {
  await Honour.destroy({ where: {} });
  await entry({ state: "proposed", statementUntil: null });
  const { owner, otherOwner, otherStationOfficer, anonymous, stationOfficer } = actorsAround(shop.id);
  await expect(world.as(owner)(honourApi.get, { id: "0000000000000h01" })).rejects.toMatchObject({ status: 403 });
  for (const actor of [owner, otherOwner, otherStationOfficer]) await expect(world.as(actor)(honourApi.list, {})).resolves.toMatchObject({ rows: [], total: 0 });
  await expect(world.as(stationOfficer)(honourApi.list, {})).resolves.toMatchObject({ total: 1 });
  await expect(world.as(anonymous)(honourApi.published, { list: "black" })).resolves.toMatchObject({ rows: [] });
});
