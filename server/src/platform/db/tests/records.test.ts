import { UniqueConstraintError } from "sequelize";
import { openWorld, type World } from "../../../testing/world";
import { Job } from "../../jobs/jobs";
import { changeRow, createRow, findRow, findRows } from "../records";
import { gatherUntilCommit, inTransaction } from "../transaction";

let world: World;
let keys = 0;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const values = () => {
  keys += 1;
  return { kind: "test.nothing", key: `key ${keys}`, payload: { 一: [1, null, "二"] }, state: "parked" as const, runAt: new Date("2026-11-23T02:00:00.123Z"), createdAt: new Date("2026-11-23T02:00:00.007Z") };
};

test("a row that was created or changed past the ORM is the row that the ORM reads", async () => {
  const given = values();
  await world.write(async () => {
    const made = await createRow(Job, given);
    const found = await findRow(Job, { key: given.key }, { lock: true });
    expect(found?.get({ plain: true })).toMatchObject(made.get({ plain: true }));
    await changeRow(found!, { attempts: 3, lockedUntil: new Date("2026-11-23T03:00:00.000Z"), payload: { 三: true } });
    // Back to what it was before the change: it is a change again.
    await changeRow(found!, { attempts: 0 });
    await changeRow(found!, { attempts: 0 });
  });
  const read = await Job.findOne({ where: { key: given.key }, rejectOnEmpty: true });
  expect(read.get({ plain: true })).toEqual({ ...given, id: read.id, attempts: 0, payload: { 三: true }, lockedUntil: new Date("2026-11-23T03:00:00.000Z"), lockedBy: null, lastError: null });
  expect((await world.write(() => findRow(Job, { key: given.key })))?.get({ plain: true })).toEqual(read.get({ plain: true }));
  expect((await findRow(Job, { key: given.key }))?.get({ plain: true })).toEqual(read.get({ plain: true }));
});

test("what is not there is null, and several come in the order of their ids", async () => {
  const [first, second] = [values(), values()];
  await world.write(async () => {
    await createRow(Job, { ...first, kind: "test.several" });
    await createRow(Job, { ...second, kind: "test.several" });
  });
  const keysOf = async () => (await world.write(() => findRows(Job, { kind: "test.several" }))).map(({ key }) => key);
  expect(await keysOf()).toEqual([first.key, second.key]);
  expect(await world.write(() => findRow(Job, { key: "nobody's" }))).toBeNull();
});

test("a key that is taken is told as the ORM tells it, and nothing stays", async () => {
  const given = values();
  await world.write(() => createRow(Job, given));
  await expect(world.write(() => createRow(Job, given))).rejects.toThrow(UniqueConstraintError);
  expect(await Job.count({ where: { key: given.key } })).toBe(1);
});

test("what a transaction gathers is handed over once, before its commit, and not at all when it is rolled back", async () => {
  const handed: string[][] = [];
  const gather = gatherUntilCommit<string>(async (items) => {
    handed.push([...items]);
    await createRow(Job, values());
  });
  const before = await Job.count();
  await world.write(async () => {
    gather("one");
    await inTransaction(world.services.db.sequelize, async () => gather("two"));
    expect(handed).toEqual([]);
  });
  expect(handed).toEqual([["one", "two"]]);
  expect(await Job.count()).toBe(before + 1);
  await expect(
    world.write(async () => {
      gather("three");
      throw new Error("changed my mind");
    })
  ).rejects.toThrow("changed my mind");
  expect(handed).toHaveLength(1);
  expect(() => gather("nobody's")).toThrow("outside a transaction");
});
