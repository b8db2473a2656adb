import { QueryTypes } from "sequelize";
import { ESTABLISHMENT_SORTS, establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import type { InputOf } from "@sunshine/domain/kernel/endpoint";
import { insertRows } from "../../../platform/db/insert-rows";
import { openWorld, type World } from "../../../testing/world";
import { matchNames } from "../search-term.queries";
import { administrator, importWhole, openShop, people, tableRow, xlsxFile } from "./archive.fixture";

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await importWhole(world, await xlsxFile(Array.from({ length: 300 }, (_, n) => tableRow(n + 1))));
  if (world.services.db.dialect === "mysql") await world.services.db.sequelize.query("ANALYZE TABLE establishments, establishment_terms");
});
afterAll(() => world.close());

const COLUMN = { name: "name_key", updated: "updated_at", licence_expiry: "licence_expires_on", last_visit: "visit_key" };

/** The statements that a call makes the database run. */
const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const { options } = world.services.db.sequelize as unknown as { options: { logging: false | ((sql: string) => void) } };
  const seen: string[] = [];
  options.logging = (sql) => seen.push(sql.replace(/^Executed? \([^)]*\): |^Executing \([^)]*\): /, ""));
  await work();
  options.logging = false;
  return seen;
};

/** How the engine means to run a statement, as one text. */
const planOf = async (sql: string): Promise<string> => {
  const explain = world.services.db.dialect === "mysql" ? "EXPLAIN" : "EXPLAIN QUERY PLAN";
  return JSON.stringify(await world.services.db.sequelize.query(`${explain} ${sql}`, { type: QueryTypes.SELECT }));
};

const FILTERS: InputOf<typeof establishmentApi.list>[] = [
  {},
  { type: ["snack", "drinks"], townCode: ["330127100"], state: ["open"], grade: ["pending"], keyUnit: "false", scenicArea: "false", takeawayOnly: "false" },
];

// First, because a plan that was asked for leaves the embedded engine's connection looking at that moment.
test("a query that begins like thousands of shops still finds the right ones", async () => {
  await openShop(world, 900, { name: "千岛湖唯一的店" });
  const crowd = Array.from({ length: 4100 }, (_, n) => ["qiandaohuw", 1_000_000 + n]);
  await world.write(() => insertRows(world.services.db.sequelize, "establishment_terms", ["term", "establishment_id"], crowd));
  const { rows } = await world.as(administrator)(establishmentApi.list, { q: "qiandaohuweiyi" });
  expect(rows.map(({ name }) => name)).toEqual(["千岛湖唯一的店"]);
  expect((await world.as(administrator)(establishmentApi.list, { q: "qiandaohuweiyix" })).rows).toEqual([]);
});

test.each(ESTABLISHMENT_SORTS.flatMap((sort) => (["asc", "desc"] as const).flatMap((order) => FILTERS.map((filter, at) => [sort, order, at, filter] as const))))(
  "sorted by %s %s with filter %i a page is read from the sort's own index, in its order",
  async (sort, order, _at, filter) => {
    const seen = await statementsOf(() => world.as(people.stationOfficer)(establishmentApi.list, { ...filter, sort, order, limit: 20 }));
    const page = seen.find((sql) => /^SELECT `id` FROM `establishments`.*ORDER BY/.test(sql));
    const plan = await planOf(page ?? "");
    expect(plan).toContain(`establishments_${COLUMN[sort]}_id`);
    expect(plan).not.toMatch(/filesort|TEMP B-TREE/i);
    expect(plan).toMatch(/Using index|COVERING INDEX/);
  }
);

test("a search looks its beginning up in the index of terms", async () => {
  const seen = await statementsOf(() => matchNames("人家12"));
  const plan = await planOf(seen.find((sql) => sql.includes("establishment_terms")) ?? "");
  expect(plan).toMatch(/"type":"range","possible_keys":"PRIMARY","key":"PRIMARY"|USING COVERING INDEX sqlite_autoindex_establishment_terms_1 \(term>\? AND term<\?\)/);
});
