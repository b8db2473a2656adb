import type { MemberActor } from "@sunshine/domain/accounts/actor";
import { establishmentApi, type EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import { openWorld, type World } from "../../../testing/world";
import { Membership } from "../../accounts/account.model";
import { findEstablishment, healthCertificatesOf } from "../establishment.facts";
import { Person } from "../person.model";
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

const add = (own: object = {}) =>
  world.as(administrator)(
    establishmentApi.addPerson,
    { id: shop.id, name: "王秀英", duty: "厨师", healthCertificateExpiresOn: "2027-05-01", phone: null, role: "staff", ...own },
    key()
  );
const list = async () => (await world.as(administrator)(establishmentApi.people, { id: shop.id })).rows;
const openMemberships = () => Membership.count({ where: { endedAt: null } });
const idOf = async (): Promise<number> => (await findEstablishment(shop.id))!.id;

describe("people of a shop", () => {
  test("are shown masked and lie sealed in the table", async () => {
    await add({ phone: "13812345678" });
    expect(await list()).toMatchObject([{ name: "王**", phone: "138****5678", duty: "厨师", bound: false, healthCertificateExpiresOn: "2027-05-01" }]);
    expect(JSON.stringify(await Person.findAll({ raw: true }))).not.toMatch(/王秀英|13812345678/);
  });

  test("an owner needs a number, by which the shop is managed", async () => {
    await expect(add({ role: "owner" })).rejects.toMatchObject({ body: { fields: [{ path: "phone" }] } });
    const before = await openMemberships();
    await add({ role: "owner", phone: "13900000001" });
    expect(await openMemberships()).toBe(before + 1);
  });

  test("who leaves no longer counts, and the right to act for the shop ends", async () => {
    const before = await openMemberships();
    const { id: personId } = await add({ role: "safety_officer", phone: "13900000002" });
    await world.as(administrator)(establishmentApi.removePerson, { id: shop.id, personId });
    expect(await list()).toEqual([]);
    expect(await openMemberships()).toBe(before);
    await expect(world.as(administrator)(establishmentApi.removePerson, { id: shop.id, personId })).rejects.toMatchObject({ status: 404 });
  });

  test("the right stays while the same number is registered a second time", async () => {
    const { id: personId } = await add({ role: "owner", phone: "13900000003" });
    await add({ role: "owner", phone: "13900000003", duty: "店长" });
    const before = await openMemberships();
    await world.as(administrator)(establishmentApi.removePerson, { id: shop.id, personId });
    expect(await openMemberships()).toBe(before);
  });

  test("an owner registers people of the own shop and of no other", async () => {
    const owner: MemberActor = { kind: "member", accountId: 77, sessionId: 77, memberships: [{ establishmentId: await idOf(), role: "owner" }] };
    const person = { name: "李大明", duty: "服务员", healthCertificateExpiresOn: null, phone: null, role: "staff" } as const;
    await expect(world.as(owner)(establishmentApi.addPerson, { id: shop.id, ...person }, key())).resolves.toEqual({ id: expect.any(String) });
    const other = await openShop(world, (next += 1));
    await expect(world.as(owner)(establishmentApi.addPerson, { id: other.id, ...person }, key())).rejects.toMatchObject({ status: 403 });
  });

  test("other modules learn how many people there are and which certificates run until when", async () => {
    await add();
    await add({ name: "李大明", healthCertificateExpiresOn: null });
    const id = await idOf();
    const facts = await healthCertificatesOf(world.services, [id, 999_999]);
    expect(facts.get(id)).toEqual({ staff: 2, certificates: [{ name: "王秀英", duty: "厨师", expiresOn: "2027-05-01" }] });
    expect(facts.get(999_999)).toEqual({ staff: 0, certificates: [] });
  });

  test("registering is told on the timeline without the name", async () => {
    await add();
    const { rows } = await world.as(administrator)(establishmentApi.timeline, { id: shop.id });
    expect(rows[0]).toMatchObject({ kind: "people", title: "登记人员 王**（从业人员）" });
  });
});
