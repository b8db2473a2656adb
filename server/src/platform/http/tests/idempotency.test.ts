import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { checkoutCodeApi } from "@sunshine/domain/establishments/code.contract";
import { openShop, people, shopFields } from "../../../modules/establishments/tests/archive.fixture";
import { openWorld, type World } from "../../../testing/world";
import { OutboxEvent } from "../../outbox/outbox.model";
import { IdempotencyKey, senderOf } from "../idempotency";

const { administrator, bureauOfficer, anonymous } = people;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const create = (n: number, key: string, by = administrator as Parameters<World["as"]>[0], name?: string) =>
  world.as(by)(establishmentApi.create, shopFields(n, name === undefined ? {} : { name }), { key });
const opened = (): Promise<number> => OutboxEvent.count({ where: { name: "establishment.created.v1" } });

test("the same request sent again gets the first answer and does nothing", async () => {
  const first = await create(1, "again-0123456789");
  const before = await opened();
  expect(await create(1, "again-0123456789")).toEqual(first);
  expect(await opened()).toBe(before);
});

test("the same request sent six times at once does it once, and all get the same answer", async () => {
  const before = await opened();
  const answers = await Promise.all(Array.from({ length: 6 }, () => create(2, "at-once-0123456789")));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(await opened()).toBe(before + 1);
});

test("the same number with other content is refused", async () => {
  await create(3, "other-0123456789");
  await expect(create(3, "other-0123456789", administrator, "另一家店")).rejects.toMatchObject({ status: 409, body: { code: "idempotency_mismatch" } });
});

test("another person's number is another number", async () => {
  await create(4, "mine-0123456789");
  await expect(create(4, "mine-0123456789", bureauOfficer)).rejects.toMatchObject({ status: 409, body: { code: "duplicate" } });
});

test("a refused request is not remembered: corrected, it goes through under its number", async () => {
  await expect(create(4, "retry-0123456789")).rejects.toMatchObject({ body: { code: "duplicate" } });
  expect((await create(5, "retry-0123456789")).name).toContain("5号店");
});

test("what was answered is kept sealed", async () => {
  await create(7, "sealed-0123456789", administrator, "密封湖畔人家");
  const kept = JSON.stringify(await IdempotencyKey.findAll());
  expect(kept).not.toContain("密封湖畔人家");
  expect((await create(7, "sealed-0123456789", administrator, "密封湖畔人家")).name).toBe("密封湖畔人家");
});

test("two phones without a session that happen upon one number are two", async () => {
  const shop = await openShop(world, 6);
  const { code } = await world.as(administrator)(checkoutCodeApi.create, { id: shop.id, label: "收银台" }, { key: "code-0123456789" });
  const scan = async (userAgent: string): Promise<number> => {
    const { method, path } = storefrontApi.recordScan;
    const headers = { "content-type": "application/json", "idempotency-key": "scan-0123456789", "user-agent": userAgent };
    return (await world.fetchAs(anonymous, `/api/v1${path.replace(":code", code)}`, { method, headers, body: JSON.stringify({ channel: "h5" }) })).status;
  };
  const before = await IdempotencyKey.count();
  for (const phone of ["a phone", "a phone", "another phone"]) expect(await scan(phone)).toBe(200);
  expect((await IdempotencyKey.count()) - before).toBe(2);
});

test("nobody shares numbers with anybody of another kind", () => {
  const at = { ip: "10.0.0.1", userAgent: "phone" };
  const senders = [people.diner, people.owner, people.administrator, people.bureauOfficer, anonymous].map((actor) => senderOf(actor, at));
  expect(new Set([...senders, senderOf(anonymous, { ...at, ip: "10.0.0.2" })]).size).toBe(6);
});
