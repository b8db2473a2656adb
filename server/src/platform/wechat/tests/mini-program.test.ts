import { openRig, type Rig } from "../../../../simulator/tests/rig";
import { memoryTokenStore } from "../access-token";
import { miniProgramApi, OFFICIAL_MINI_PROGRAM_HOST } from "../mini-program-api";
import { MiniProgramUnavailable } from "../mini-program-errors";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());
afterEach(() => rig.simulator.heal());

const code = async (path: string, body: unknown): Promise<string> => String((await rig.control(path, body))["code"]);
const calls = (operation: string): number => rig.simulator.books.calls.get(operation) ?? 0;
const refusedAs = (reason: string) => expect.objectContaining({ name: "MiniProgramRefused", reason }) as Error;

/** Somebody whom WeChat has seen within the last two hours. */
const activeUser = async (openid: string): Promise<string> => (await rig.miniProgram.signIn(await code("login", { openid }))).openid;

describe("signing in", () => {
  it("exchanges the code of wx.login for the user, once", async () => {
    const signInCode = await code("login", { openid: "o-li" });
    await expect(rig.miniProgram.signIn(signInCode)).resolves.toEqual({ openid: "o-li", unionid: null });
    await expect(rig.miniProgram.signIn(signInCode)).rejects.toEqual(refusedAs("code_used"));
  });

  it("refuses a code that WeChat never gave", async () => {
    await expect(rig.miniProgram.signIn("made-up")).rejects.toEqual(refusedAs("code_invalid"));
  });

  it("never shows the application's secret in an error", async () => {
    const error = await rig.miniProgram.signIn("made-up").catch((it: unknown) => it);
    expect(String(error)).not.toContain(rig.settings.miniProgram.appSecret);
  });

  it("exchanges the phone-number code, once", async () => {
    const phoneCode = await code("phone", { phone: "13800000000" });
    await expect(rig.miniProgram.phoneNumber(phoneCode)).resolves.toEqual({ phone: "13800000000", countryCode: "86" });
    await expect(rig.miniProgram.phoneNumber(phoneCode)).rejects.toEqual(refusedAs("code_used"));
  });
});

describe("the access token", () => {
  it("is fetched once, however many need it at the same time", async () => {
    const fresh = miniProgramApi(rig.settings.miniProgram);
    const before = calls("token");
    await Promise.all(Array.from({ length: 20 }, () => fresh.urlLink({ path: "pages/s/s", query: "", days: 1, version: "trial" })));
    expect(calls("token") - before).toBe(1);
  });

  it("is shared between servers through the store", async () => {
    const store = memoryTokenStore();
    const servers = [miniProgramApi(rig.settings.miniProgram, store), miniProgramApi(rig.settings.miniProgram, store)];
    const before = calls("token");
    for (const server of servers) await server.urlLink({ path: "pages/s/s", query: "c=1", days: 7, version: "release" });
    expect(calls("token") - before).toBe(1);
  });

  it("that WeChat no longer accepts is replaced, and the call made once more", async () => {
    await rig.miniProgram.urlLink({ path: "pages/s/s", query: "", days: 1, version: "release" });
    await rig.control("revoke-token", {});
    const before = calls("token");
    await expect(rig.miniProgram.urlLink({ path: "pages/s/s", query: "", days: 1, version: "release" })).resolves.toMatch(/^https:/);
    expect(calls("token") - before).toBe(1);
  });

  it("is renewed a minute before it ends", async () => {
    const clock = { now: Date.now() };
    const api = miniProgramApi(rig.settings.miniProgram, memoryTokenStore(), () => new Date(clock.now));
    const link = () => api.urlLink({ path: "p", query: "", days: 1, version: "release" });
    await link();
    const before = calls("token");
    clock.now += 7_000_000;
    await link();
    expect(calls("token") - before).toBe(0);
    clock.now += 200_000;
    await link();
    expect(calls("token") - before).toBe(1);
  });
});

describe("what the mini-program platform does for us", () => {
  it("draws the code of a page", async () => {
    const image = await rig.miniProgram.codeImage({ scene: "r=8f3k2q", page: "pages/shop/shop", version: "release", width: 280 });
    expect(image.subarray(1, 4).toString()).toBe("PNG");
  });

  it.each(["", "x".repeat(33), "a b", "100%", "菜"])("refuses the scene %j before asking", async (scene) => {
    await expect(rig.miniProgram.codeImage({ scene, page: "pages/s/s", version: "release" })).rejects.toThrow(RangeError);
  });

  it("says that a page does not exist instead of handing out an error as an image", async () => {
    await expect(rig.miniProgram.codeImage({ scene: "s", page: "/pages/s/s", version: "release" })).rejects.toEqual(refusedAs("bad_page"));
  });

  it("sends one message per consent and cuts a field that is too long", async () => {
    const message = { openid: "o-li", templateId: "T1", fields: { thing1: "一二三四五六七八九十一二三四五六七八九十多余" }, version: "release" as const };
    await expect(rig.miniProgram.sendSubscribeMessage(message)).rejects.toEqual(refusedAs("no_consent"));
    await rig.control("subscribe", { openid: "o-li", templateIds: ["T1"] });
    await rig.miniProgram.sendSubscribeMessage(message);
    await expect(rig.miniProgram.sendSubscribeMessage(message)).rejects.toEqual(refusedAs("no_consent"));
    expect([...rig.simulator.books.sentMessages.values()]).toEqual([
      expect.objectContaining({ touser: "o-li", data: { thing1: { value: "一二三四五六七八九十一二三四五六七八九十" } } }),
    ]);
  });

  it.each([
    ["菜很好吃", "pass"],
    ["加微信领券", "review"],
    ["赌博网站", "risky"],
  ] as const)("judges %j as %s", async (content, advice) => {
    const openid = await activeUser("o-writer");
    await expect(rig.miniProgram.checkText({ openid, place: "comment", content })).resolves.toMatchObject({ advice });
  });

  it("does not judge for somebody who was not seen lately", async () => {
    await expect(rig.miniProgram.checkText({ openid: "o-nobody", place: "comment", content: "好" })).rejects.toEqual(refusedAs("user_inactive"));
  });
});

describe("when the platform does not answer", () => {
  it.each(["server_error", "busy", "drop_request", "hang"] as const)("%s: it is unavailable, not refusing", async (effect) => {
    const impatient = miniProgramApi({ ...rig.settings.miniProgram, timeoutMs: 300 });
    rig.simulator.fail({ answers: [{ on: "sign_in", effect }] });
    await expect(impatient.signIn("any")).rejects.toBeInstanceOf(MiniProgramUnavailable);
  });
});

it("production talks to WeChat and to nobody else", () => {
  const production = { ...rig.settings.miniProgram, production: true };
  expect(() => miniProgramApi(production)).toThrow("refusing the unofficial host");
  expect(() => miniProgramApi({ ...production, baseUrl: OFFICIAL_MINI_PROGRAM_HOST })).not.toThrow();
});
