import { QueryTypes } from "sequelize";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { OutboxDelivery, OutboxEvent, OutboxSubscriber } from "../platform/outbox/outbox.model";
import { openCounty, walkTheLoop, type Walked } from "./privacy/loop";

let walked: Walked;
beforeAll(async () => {
  walked = await walkTheLoop(await openCounty({}));
  const { rig, ids, people } = walked;
  for (const channel of ["h5", "weapp", "h5"] as const) await rig.world.as(people.anonymous)(storefrontApi.recordScan, { code: ids.code[0]!, channel }, { key: rig.key() });
  await rig.world.settle();
}, 120_000);
afterAll(() => walked.rig.close());

/** What a delivery leaves in the machinery itself; it is told apart from what it does. */
const MACHINERY = /^(outbox_|sqlite_|schema_migrations|leases)/;
/** Read models that are written anew carry the moment of writing; their words are compared elsewhere. */
const STAMPS = new Set(["updated_at", "refreshed_at", "computed_at"]);

const db = () => walked.rig.world.services.db.sequelize;

const tables = async (): Promise<string[]> => {
  const sql = db().getDialect() === "sqlite" ? "SELECT name FROM sqlite_master WHERE type = 'table'" : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'";
  return (await db().query<{ name: string }>(sql, { type: QueryTypes.SELECT })).map(({ name }) => name).filter((name) => !MACHINERY.test(name)).sort();
};

const rowsOf = async (table: string): Promise<string[]> => {
  const rows = await db().query<Record<string, unknown>>(`SELECT * FROM \`${table}\``, { type: QueryTypes.SELECT });
  return rows.map((row) => JSON.stringify(Object.entries(row).filter(([name]) => !STAMPS.has(name) && name !== "id"))).sort();
};

/** Everything that is known, but for the machinery of delivery. */
const known = async (): Promise<Record<string, string[]>> => Object.fromEntries(await Promise.all((await tables()).map(async (table) => [table, await rowsOf(table)] as const)));

test("most subscribers have heard of the loop, and each of what counts", async () => {
  const heard = new Set((await OutboxDelivery.findAll({ attributes: ["subscriber"], group: ["subscriber"] })).map(({ subscriber }) => subscriber));
  const counting = ["live.push", "notices.post", "grades.enter_visit", "insights.count", "rectifications.issue", "establishments.count-scans", "payments.count_scans", "storefronts.refresh"];
  const known = new Set((await OutboxSubscriber.findAll()).map(({ name }) => name));
  expect(counting.filter((name) => known.has(name) && !heard.has(name))).toEqual([]);
  expect(counting.filter((name) => known.has(name)).length).toBeGreaterThan(6);
});

test("every subscriber that hears all of its events a second time leaves everything as it was", async () => {
  const subscribers = (await OutboxSubscriber.findAll({ order: [["name", "ASC"]] })).map(({ name }) => name);
  const changed: Record<string, string[]> = {};
  for (const subscriber of subscribers) {
    const before = await known();
    const events = (await OutboxEvent.max<number, OutboxEvent>("id")) ?? 0;
    const [again] = await OutboxDelivery.update({ state: "pending", attempts: 0 }, { where: { subscriber } });
    await walked.rig.world.settle();
    if (again === 0) continue;
    const after = await known();
    const differs = Object.keys(after).filter((table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]));
    const told = (await OutboxEvent.findAll()).filter(({ id }) => Number(id) > events).map(({ name }) => name);
    // A page that is told to be new once more costs its readers one look; anything else would be a second effect.
    const effects = [...differs.filter((table) => table !== "live_pushes" || !told.every((name) => name === "storefront.refreshed.v1")), ...told.filter((name) => name !== "storefront.refreshed.v1")];
    if (effects.length > 0) changed[subscriber] = [...new Set(effects)];
  }
  expect(changed).toEqual({});
}, 120_000);
