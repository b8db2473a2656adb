import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { regionApi } from "@sunshine/domain/regions/region.contract";
import { emptyPhone } from "../testing/taro";
import { ConnectionError, readAnswer } from "./answer";
import { memberApi, publicApi } from "./api";
import { keepToken, readToken, registerSignIn } from "./credentials";
import type { WireAnswer, WireRequest } from "./transport.types";

Object.assign(globalThis, { __API_BASE__: "" });
const sent: WireRequest[] = [];
let answers: WireAnswer[];
jest.mock("./transport", () => ({
  sendWire: async (request: WireRequest) => {
    sent.push(request);
    return answers.shift() ?? { status: 200, body: { me: { kind: "anonymous" } } };
  },
}));

const refusal: WireAnswer = { status: 401, body: { error: { code: "unauthenticated", message: "请先登录", fields: [], requestId: "r" } } };
const bearers = (): (string | undefined)[] => sent.map(({ headers }) => headers["authorization"]);
let signIns: number;

beforeEach(() => {
  emptyPhone();
  keepToken(null);
  sent.length = 0;
  answers = [];
  signIns = 0;
  registerSignIn(async () => keepToken(`token-${++signIns}`));
});

test("somebody without a session is signed in first, once for all who wait", async () => {
  await Promise.all([memberApi(accountApi.me, {}), memberApi(accountApi.me, {})]);
  expect(signIns).toBe(1);
  expect(bearers()).toEqual(["Bearer token-1", "Bearer token-1"]);
});

test("what is written tells the phone's time, what is read does not", async () => {
  keepToken("token");
  await memberApi(accountApi.me, {});
  await memberApi(accountApi.signOut, {}).catch(() => undefined);
  expect(sent.map(({ headers }) => headers["x-device-time"] !== undefined)).toEqual([false, true]);
});

test("a session that is over is renewed once, and the request repeated", async () => {
  keepToken("old");
  answers = [refusal];
  await memberApi(accountApi.me, {});
  expect(bearers()).toEqual(["Bearer old", "Bearer token-1"]);
});

test("a second refusal is told to the person, not tried for ever", async () => {
  answers = [refusal, refusal, refusal];
  await expect(memberApi(accountApi.me, {})).rejects.toMatchObject({ code: "unauthenticated", message: "请先登录" });
  expect(sent).toHaveLength(2);
});

test("a public request carries no session even when there is one", async () => {
  keepToken("mine");
  await publicApi(regionApi.current, {}).catch(() => undefined);
  expect(bearers()).toEqual([undefined]);
  expect(readToken()).toBe("mine");
});

test("a wrong field is named in Chinese before anything is sent", async () => {
  await expect(memberApi(paymentApi.place, { code: "8k2m4p6r9t", amountFen: 0 }, { key: "k" })).rejects.toMatchObject({
    code: "invalid_input",
    message: "金额至少 0.01 元",
    fields: [{ path: "amountFen", message: "金额至少 0.01 元" }],
  });
  expect(sent).toEqual([]);
});

test("an answer that does not fit the contract asks for a newer page", async () => {
  answers = [{ status: 200, body: { unknown: true } }];
  await expect(publicApi(regionApi.current, {})).rejects.toMatchObject({ message: "页面版本较旧，请关闭后重新打开" });
});

test.each([
  [{ status: 503, body: "upstream" }, ConnectionError],
  [{ status: 502, body: "<html>" }, ConnectionError],
])("a gateway's %j counts as no connection", (answer, kind) => expect(() => readAnswer(answer)).toThrow(kind));

test("an unknown failure is told without an English code", () => {
  expect(() => readAnswer({ status: 418, body: "teapot" })).toThrow("系统出现问题，请稍后重试");
});
