import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { emptyPhone, store } from "../testing/taro";
import { keepToken, readToken } from "./credentials";
import { officerApi, officerToken, readOfficer, signInOfficer, signOutOfficer, startOfficer, useOfficer } from "./officer-api";
import type { WireAnswer, WireRequest } from "./transport.types";

Object.assign(globalThis, { __API_BASE__: "" });

const sent: WireRequest[] = [];
let answer: (request: WireRequest) => WireAnswer | Error;
jest.mock("./transport", () => ({
  sendWire: async (request: WireRequest) => {
    sent.push(request);
    const answered = answer(request);
    if (answered instanceof Error) throw answered;
    return answered;
  },
}));
let codes = 0;
jest.mock("./wechat-code", () => ({ getWechatCode: async () => `code-${(codes += 1)}` }));
// The door of the phone in WeChat; a browser's is the console's cookie.
jest.mock("./officer-door", () => jest.requireActual<object>("./officer-door.weapp"));

const me = { kind: "officer", name: "方子衡", role: "station_officer", station: "千岛湖所", towns: ["330127100"], secondFactor: false, mustChangePassword: false };
const ok = (body: object): WireAnswer => ({ status: 200, body });
const over: WireAnswer = { status: 401, body: { error: { code: "unauthenticated", message: "请先登录", fields: [], requestId: "r" } } };
const duty = { onDuty: false, since: null, sharing: false, today: [] };
const lines = (): string[] => sent.map(({ method, url, headers }) => `${method} ${url.replace("/api/v1", "")}${headers["authorization"] ? ` ${headers["authorization"].slice(7)}` : ""}`);

beforeEach(() => {
  emptyPhone();
  keepToken("diner-bearer");
  sent.length = 0;
  codes = 0;
  startOfficer();
});

test("name and password go once, with the phone's WeChat; the officer's bearer is kept beside the diner's", async () => {
  answer = () => ok({ token: "officer-1", me });
  expect(await signInOfficer({ login: "sz01", password: "x" })).toMatchObject({ name: "方子衡" });
  expect(sent[0]?.body).toEqual({ login: "sz01", password: "x", code: "code-1" });
  expect(lines()).toEqual(["POST /sessions/officer"]);
  expect([officerToken(), readToken()]).toEqual(["officer-1", "diner-bearer"]);
  answer = () => ok(duty);
  await officerApi(dutyApi.mine, {});
  expect(lines()[1]).toBe("GET /me/duty officer-1");
});

test("the next start signs in by the bound WeChat, without a word", async () => {
  answer = () => ok({ state: "signed_in", session: { token: "officer-2", me } });
  expect(await readOfficer()).toMatchObject({ name: "方子衡" });
  expect(lines()).toEqual(["POST /sessions/officer/wechat"]);
  expect(officerToken()).toBe("officer-2");
});

test("a session that is over is renewed by the WeChat and the request repeated", async () => {
  store("officer.token", "old");
  answer = ({ url, headers }) => (headers["authorization"] === "Bearer old" ? over : url.endsWith("/wechat") ? ok({ state: "signed_in", session: { token: "officer-3", me } }) : ok(duty));
  await officerApi(dutyApi.mine, {});
  expect(lines()).toEqual(["GET /me/duty old", "GET /me old", "POST /sessions/officer/wechat", "GET /me/duty officer-3"]);
});

test("when the binding has ended, nobody is signed in and the form is shown again", async () => {
  store("officer.token", "old");
  store("officer.me", me);
  startOfficer();
  answer = ({ url }) => (url.endsWith("/wechat") ? ok({ state: "unbound" }) : over);
  await expect(officerApi(dutyApi.mine, {})).rejects.toMatchObject({ code: "unauthenticated" });
  expect(useOfficer.getState().officer).toBeNull();
  expect([officerToken(), readToken()]).toEqual([null, "diner-bearer"]);
});

test("without a signal the officer stays known, so that a draft can be worked on", async () => {
  store("officer.token", "good");
  store("officer.me", me);
  startOfficer();
  answer = () => new Error("offline");
  await expect(readOfficer()).rejects.toThrow("连不上服务器");
  expect(useOfficer.getState().officer).toMatchObject({ name: "方子衡" });
});

test("signing out unbinds, so that the next start asks for the password", async () => {
  store("officer.token", "good");
  answer = () => ok({ done: true });
  await signOutOfficer();
  expect(lines()[0]).toBe(`DELETE ${accountApi.unbindWechat.path} good`);
  expect(officerToken()).toBeNull();
});
