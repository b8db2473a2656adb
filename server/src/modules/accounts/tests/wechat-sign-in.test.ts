import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { openWorld, type World } from "../../../testing/world";
import { endMembership, grantMembership, memberOpenid } from "..";
import { Account, Membership } from "../account.model";
import { createDevice, fakeMini, SHOP, shareWorld, signInPhone } from "./rig";

const shared = shareWorld(() => openWorld({ mini: fakeMini() }));
let world: World;
beforeEach(() => {
  world = shared();
});

const PHONE = "13800001234";
const grant = () => world.write(() => grantMembership(world.services, { phone: PHONE, establishment: SHOP, role: "owner" }));

test("a diner signs in by WeChat, is asked for no phone, and comes back as the same person", async () => {
  const { device } = await signInPhone(world, "oDiner1");
  const first = await device.get("/me");
  expect(first.body["me"]).toMatchObject({ kind: "member", phone: null, memberships: [] });
  expect(first.body["csrfToken"]).toBeUndefined();
  const again = await signInPhone(world, "oDiner1");
  expect((await again.device.get("/me")).body).toEqual(first.body);
  expect(await Account.count()).toBe(1);
});

test("two first sign-ins of one person at once make one account", async () => {
  await Promise.all(Array.from({ length: 6 }, () => signInPhone(world, "oTwin")));
  expect(await Account.count()).toBe(1);
});

test("a code of WeChat works once, and a made-up one not at all", async () => {
  const phone = createDevice(world);
  await phone.post("/sessions/wechat", { code: "open:oOnce" });
  expect(await phone.post("/sessions/wechat", { code: "open:oOnce" })).toMatchObject({ status: 401, body: { error: { code: "wrong_credentials", message: "微信登录凭证已经用过，请重试" } } });
  expect((await phone.post("/sessions/wechat", { code: "nonsense" })).status).toBe(401);
});

test("openid and phone lie sealed in the database and are masked on the screen", async () => {
  const { device } = await signInPhone(world, "oSecretOpenid", PHONE);
  expect((await device.get("/me")).body["me"]).toMatchObject({ phone: "138****1234" });
  const account = (await Account.findOne())!;
  expect(JSON.stringify(account)).not.toMatch(/oSecretOpenid|13800001234/);
  expect(await memberOpenid(world.services, account.id)).toBe("oSecretOpenid");
});

test.each(["before", "after"])("who proves the number is of the shop, when the shop named it %s", async (order) => {
  if (order === "before") await grant();
  const { device } = await signInPhone(world, "oOwner", PHONE);
  if (order === "after") await grant();
  expect((await device.get("/me")).body["me"]).toMatchObject({ memberships: [{ establishmentId: SHOP.publicId, establishmentName: SHOP.name, role: "owner" }] });
  expect((await device.post(accountApi.beginPcSignIn.path)).status).toBe(200);
});

test("granting twice is one membership, and ending it ends the sessions that used it", async () => {
  await grant();
  await grant();
  expect(await Membership.count()).toBe(1);
  const { device } = await signInPhone(world, "oOwner", PHONE);
  await world.write(() => endMembership(world.services, { phone: PHONE, establishment: SHOP, role: "owner" }));
  expect((await device.get("/me/sessions")).status).toBe(401);
  const again = await signInPhone(world, "oOwner");
  expect((await again.device.get("/me")).body["me"]).toMatchObject({ memberships: [] });
  await grant();
  expect((await again.device.get("/me")).body["me"]).toMatchObject({ memberships: [{ role: "owner" }] });
});

test("a number that moves to another person takes the shop along", async () => {
  await grant();
  const former = await signInPhone(world, "oFormer", PHONE);
  const next = await signInPhone(world, "oNext", PHONE);
  expect((await next.device.get("/me")).body["me"]).toMatchObject({ phone: "138****1234", memberships: [{ role: "owner" }] });
  expect((await former.device.get("/me/sessions")).status).toBe(401);
  const back = await signInPhone(world, "oFormer");
  expect((await back.device.get("/me")).body["me"]).toMatchObject({ phone: null, memberships: [] });
});

test("a shop's new name reaches the lists of its people", async () => {
  await grant();
  const { device } = await signInPhone(world, "oOwner", PHONE);
  await world.write(async () => {
    const { emit } = await import("../../../platform/outbox/outbox");
    await emit("establishment.updated.v1", { establishment: { ...SHOP, name: "千岛湖鱼头王" }, by: "方子衡", changes: [] });
  });
  await world.settle();
  expect((await device.get("/me")).body["me"]).toMatchObject({ memberships: [{ establishmentName: "千岛湖鱼头王" }] });
});
