import { SYSTEM } from "@sunshine/domain/accounts/actor";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { officerApi } from "@sunshine/domain/officers/officer.contract";
import { generateSync } from "otplib";
import { WebSocket } from "ws";
import { LIVE_PATH } from "@sunshine/domain/live/live.protocol";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { AuditEntry } from "../../audits/audit.model";
import { Officer, OfficerBinding } from "../../officers/officer.model";
import { setOfficerState } from "../../officers/operations/change-officer";
import { Session } from "../../sessions/session.model";
import { Account } from "../account.model";
import { createDevice, enlist, fakeMini, minutesLater, PASSWORD, shareWorld, signInPhone, type Answer, type Device } from "./rig";

const { administrator } = actorsAround(1);
const shared = shareWorld(() => openWorld({ mini: fakeMini() }));
let world: World;
beforeEach(async () => {
  world = shared();
  await enlist(world, "fang");
});

let codes = 0;
/** A fresh code of `wx.login` on the phone of this WeChat. */
const codeOf = (openid: string): string => `open:${openid}#${(codes += 1)}`;
const enter = (openid: string, given: object = {}): Promise<Answer> =>
  createDevice(world).post(accountApi.signInOfficerOnPhone.path, { login: "fang", password: PASSWORD, code: codeOf(openid), ...given });
const resume = (openid: string): Promise<Answer> => createDevice(world).post(accountApi.resumeOfficer.path, { code: codeOf(openid) });
const phoneOf = ({ body }: Answer): Device => createDevice(world, (body["token"] ?? (body["session"] as { token: string }).token) as string);
const fang = async (): Promise<Officer> => (await Officer.findOne({ where: { login: "fang" } }))!;
const acts = async (): Promise<unknown[]> =>
  (await AuditEntry.findAll({ order: [["id", "ASC"]] })).filter(({ act }) => act.startsWith("officer.wechat")).map(({ act, detail }) => [act, (detail as { because?: string } | null)?.because ?? null]);

test("name and password once, then the bound WeChat signs in by itself", async () => {
  const first = await enter("oFang");
  expect(first).toMatchObject({ status: 200, body: { me: { kind: "officer", name: "方子衡" } } });
  expect(first.body["csrfToken"]).toBeUndefined();
  const again = await resume("oFang");
  expect(again.body).toMatchObject({ state: "signed_in", session: { me: { kind: "officer", name: "方子衡" } } });
  const phone = phoneOf(again);
  // A bearer needs no token of a page.
  expect((await phone.post("/me/second-factor/begin")).status).toBe(200);
  expect((await phone.get("/me/wechat")).body).toMatchObject({ binding: { device: "Windows · Edge" } });
  expect((await resume("oStranger")).body).toEqual({ state: "unbound" });
});

test("what is stored is neither the secret nor the openid, and ties no diner to the officer", async () => {
  const { body } = await enter("oBoth");
  await resume("oBoth");
  expect(await Account.count()).toBe(0);
  const diner = await signInPhone(world, "oBoth");
  expect((await diner.device.get("/me")).body["me"]).toMatchObject({ kind: "member" });
  expect((await phoneOf({ status: 200, body }).get("/me")).body["me"]).toMatchObject({ kind: "officer" });
  const [binding, account, sessions] = [(await OfficerBinding.findOne())!, (await Account.findOne())!, await Session.findAll()];
  expect(JSON.stringify([binding, sessions])).not.toMatch(new RegExp(`oBoth|${String(body["token"])}`));
  expect(binding.openidDigest).not.toBe(account.openidDigest);
  // Ending the one leaves the other alone.
  await phoneOf({ status: 200, body }).send("DELETE", "/me/wechat");
  expect((await diner.device.get("/me")).status).toBe(200);
});

test("wrong passwords lock on the phone as they do on the console, and bind nothing", async () => {
  for (let i = 0; i < 5; i += 1) expect((await enter("oFang", { password: "wrong" })).status).toBe(401);
  expect((await enter("oFang")).body.error).toMatchObject({ code: "locked_out", retryAfter: 60 });
  expect((await createDevice(world).signIn("fang", PASSWORD)).status).toBe(423);
  expect(await OfficerBinding.count()).toBe(0);
  world.at(minutesLater(world.services, 1));
  expect((await enter("oFang")).status).toBe(200);
});

test("the second factor is asked for once; the phone is the second factor from then on", async () => {
  const console_ = createDevice(world);
  await console_.signIn("fang", PASSWORD);
  const secret = (await console_.post("/me/second-factor/begin")).body["secret"] as string;
  const code = (): string => generateSync({ secret, epoch: Math.floor(world.services.clock.now().getTime() / 1000) });
  await console_.post("/me/second-factor/confirm", { totp: code() });
  expect((await enter("oFang")).body.error!.code).toBe("second_factor_required");
  expect(await OfficerBinding.count()).toBe(0);
  world.at(minutesLater(world.services, 1));
  expect((await enter("oFang", { totp: code() })).status).toBe(200);
  expect((await resume("oFang")).body["state"]).toBe("signed_in");
});

test("a one-time password binds nothing; the new one does", async () => {
  const { oneTimePassword } = await world.as(administrator)(officerApi.resetPassword, { id: (await fang()).publicId });
  const phone = phoneOf(await enter("oFang", { password: oneTimePassword }));
  expect((await phone.get("/me")).body["me"]).toMatchObject({ mustChangePassword: true });
  expect((await resume("oFang")).body["state"]).toBe("unbound");
  expect((await phone.post("/me/password", { current: oneTimePassword, next: "白天不懂夜的黑呀呀呀" })).status).toBe(200);
  expect((await enter("oFang", { password: "白天不懂夜的黑呀呀呀" })).status).toBe(200);
  expect((await resume("oFang")).body["state"]).toBe("signed_in");
});

describe("a binding ends, with the phone's session, and is written down", () => {
  const endings: [string, string, () => Promise<unknown>][] = [
    ["when the officer changes the password on the console", "password_changed", async () => {
      const browser = createDevice(world);
      await browser.signIn("fang", PASSWORD);
      await browser.post("/me/password", { current: PASSWORD, next: "白天不懂夜的黑呀呀呀" });
    }],
    ["when the administrator resets the password", "password_reset", async () => world.as(administrator)(officerApi.resetPassword, { id: (await fang()).publicId })],
    ["when the account is taken out of service", "disabled", async () => {
      const officer = await fang();
      await world.write(() => setOfficerState(world.services, SYSTEM, officer, officer.version, "disabled"));
    }],
    ["when the administrator unbinds it", "administrator", async () => {
      const { id, wechatBoundAt } = await world.as(administrator)(officerApi.get, { id: (await fang()).publicId });
      expect(wechatBoundAt).not.toBeNull();
      expect(await world.as(administrator)(officerApi.unbindWechat, { id })).toMatchObject({ wechatBoundAt: null });
    }],
  ];
  test.each(endings)("%s", async (_, because, end) => {
    const phone = phoneOf(await enter("oFang"));
    await end();
    expect((await phone.get("/me")).status).toBe(401);
    expect((await resume("oFang")).body).toEqual({ state: "unbound" });
    expect(await acts()).toEqual([["officer.wechat_bound", null], ["officer.wechat_unbound", because]]);
  });

  test("when the officer signs out of the phone", async () => {
    const phone = phoneOf(await enter("oFang"));
    expect((await phone.send("DELETE", "/me/wechat")).status).toBe(200);
    expect((await phone.get("/me")).status).toBe(401);
    expect((await resume("oFang")).body).toEqual({ state: "unbound" });
  });
});

test("an officer restored to service gives the password again", async () => {
  await enter("oFang");
  for (const state of ["disabled", "active"] as const) {
    const officer = await fang();
    await world.write(() => setOfficerState(world.services, SYSTEM, officer, officer.version, state));
  }
  expect((await resume("oFang")).body).toEqual({ state: "unbound" });
});

test("a new phone replaces the old one; a phone passed on is the new officer's", async () => {
  const old = phoneOf(await enter("oOld"));
  const next = phoneOf(await enter("oNew"));
  expect((await old.get("/me")).status).toBe(401);
  expect((await next.get("/me")).status).toBe(200);
  expect((await resume("oOld")).body).toEqual({ state: "unbound" });
  await enlist(world, "yu", { name: "余秋月" });
  expect((await enter("oNew", { login: "yu" })).status).toBe(200);
  expect((await next.get("/me")).status).toBe(401);
  expect((await resume("oNew")).body).toMatchObject({ session: { me: { name: "余秋月" } } });
  expect(await OfficerBinding.count()).toBe(1);
});

test("the phone listens with its bearer and is told when it is signed out", async () => {
  const { body } = await enter("oFang");
  const socket = new WebSocket(world.url.replace("http", "ws") + LIVE_PATH);
  const heard: string[] = [];
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise((resolve) => socket.on("open", resolve));
  const ready = new Promise<void>((resolve) => socket.on("message", (raw: Buffer) => {
    heard.push((JSON.parse(raw.toString()) as { type: string }).type);
    resolve();
  }));
  socket.send(JSON.stringify({ type: "hello", token: body["token"], after: 0 }));
  await ready;
  await phoneOf({ status: 200, body }).send("DELETE", "/me/wechat");
  await world.settle();
  expect(await closed).toBe(4401);
  expect(heard).toContain("signed_out");
});

test("a phone's session lives a working day and never longer than a day", async () => {
  const phone = phoneOf(await enter("oFang"));
  world.at(minutesLater(world.services, 11 * 60));
  expect((await phone.get("/me/sessions")).status).toBe(200);
  world.at(minutesLater(world.services, 11 * 60));
  expect((await phone.get("/me/sessions")).status).toBe(200);
  world.at(minutesLater(world.services, 3 * 60));
  expect((await phone.get("/me/sessions")).status).toBe(401);
  expect((await resume("oFang")).body["state"]).toBe("signed_in");
});
