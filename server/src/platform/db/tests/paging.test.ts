import fc from "fast-check";
import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes } from "sequelize";
import { openWorld, type World } from "../../../testing/world";
import { afterPlace, decodePlace, encodePlace, pageFrom } from "../paging";
import { c } from "../schema";

/** A row whose sort columns may be equal, and empty. */
class Leaf extends Model<InferAttributes<Leaf>, InferCreationAttributes<Leaf>> {
  declare id: CreationOptional<number>;
  declare title: string | null;
  declare weight: number | null;
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { sequelize } = world.services.db;
  const id = { type: sequelize.getDialect() === "sqlite" ? DataTypes.INTEGER : DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false };
  Leaf.init({ id, title: c.optional(c.code(10)), weight: c.optional(c.int()) }, { sequelize, tableName: "test_leaves" });
  await Leaf.sync();
});
afterAll(() => world.close());

type Direction = "asc" | "desc";
const order = (columns: readonly string[], direction: Direction): [string, Direction][] => columns.map((column) => [column, direction]);

/** Follows the places from page to page; a page that leads nowhere new would be visited for ever, so there is an end. */
const walk = async (columns: readonly ("title" | "weight" | "id")[], direction: Direction, limit: number): Promise<number[]> => {
  const seen: number[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < 60; pages += 1) {
    const found = await Leaf.findAll({ where: afterPlace(columns, direction, after), order: order(columns, direction), limit: limit + 1 });
    const { rows, next } = pageFrom(found, limit, (row) => columns.map((column) => row[column]));
    seen.push(...rows.map(({ id }) => id));
    if (next === null) return seen;
    after = next;
  }
  return seen;
};

test("paging visits each row once and in order, with ties and with empty cells, in either direction", async () => {
  const cell = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });
  const leaves = fc.array(fc.record({ title: cell(["a", "b", "c"]), weight: cell([-1, 0, 7]) }), { maxLength: 18 });
  const orders = fc.constantFrom<("title" | "weight" | "id")[]>(["id"], ["title", "id"], ["weight", "id"], ["title", "weight", "id"]);
  await fc.assert(
    fc.asyncProperty(leaves, orders, fc.constantFrom<Direction>("asc", "desc"), fc.integer({ min: 1, max: 7 }), async (rows, columns, direction, limit) => {
      await Leaf.destroy({ where: {} });
      await Leaf.bulkCreate(rows);
      const all = await Leaf.findAll({ order: order(columns, direction) });
      expect(await walk(columns, direction, limit)).toEqual(all.map(({ id }) => id));
    }),
    { numRuns: 60 }
  );
}, 120_000);

test("a place goes there and back", () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 4 }), (keys) => {
    expect(decodePlace(encodePlace(keys), keys.length)).toEqual(keys);
  }));
});

test.each([
  ["nonsense", "%%%"],
  ["the place of another list", encodePlace(["a", 1, 2])],
  ["an object in a key, which the database could read as an operator", Buffer.from('[{"or":1},2]').toString("base64url")],
  ["a nested list", Buffer.from("[[1],2]").toString("base64url")],
  ["nothing", ""],
])("%s is refused at its field", (_what, place) => {
  expect(() => afterPlace(["title", "id"], "asc", place)).toThrow(expect.objectContaining({ code: "invalid_input", fields: [expect.objectContaining({ path: "after" })] }) as Error);
});
