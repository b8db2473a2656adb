import { existsSync } from "node:fs";
import path from "node:path";
import { startCounty } from "./fake-county";
import { CODE, ROTATED_CODE } from "./fake-shops";
import { startPhone, type Phone } from "./phone";
import { wechatWorld } from "./wechat-world";

/** A running server with its simulator may stand in for the small county: WEAPP_API_URL, WEAPP_CODE, WEAPP_OPENID. */
const { WEAPP_API_URL: given, WEAPP_CODE: code = CODE, WEAPP_OPENID: openid = "diner-1" } = process.env;
const dist = path.resolve(__dirname, "../../miniprogram/dist/weapp");
const printed = `https://q.example.cn/s/${code}`;
const GRADE = /优秀|良好|一般|待评定|暂不评定/;

/** What asks something of the person, or learns who the person is. */
const PERSONAL = ["login", "getUserProfile", "getUserInfo", "getPhoneNumber", "authorize", "getLocation", "getFuzzyLocation", "chooseLocation", "getSetting", "requestSubscribeMessage"];

let api = given ?? "";
let stopCounty: () => Promise<void> = () => Promise.resolve();
let phone: Phone;
let decision: "pay" | "cancel";

const start = (): Phone => startPhone(dist, wechatWorld({ url: () => api, openid, decide: () => decision, camera: () => printed }));
const scanWithCamera = (): void => phone.open("pages/shop/index", { q: encodeURIComponent(printed) });
const errors = (): unknown[] => phone.logs.filter(([level]) => level === "error");
const asked = (from = 0, to = Infinity): string[] => phone.model.calls.slice(from, to).map((call) => call.api).filter((name) => PERSONAL.includes(name));

const payFromShopPage = async (): Promise<void> => {
  await phone.tap("pay");
  await phone.type("amount", "36.5");
  await phone.until("the amount on the button", () => phone.text().includes("微信支付 ¥36.50"));
  await phone.tap("confirm-pay");
  await phone.until("the order", () => phone.route() === "pages/order/index");
};

beforeEach(async () => {
  if (!existsSync(path.join(dist, "app.json"))) throw new Error("miniprogram/dist/weapp is missing: npm run build:weapp --workspace miniprogram");
  if (!given) ({ url: api, stop: stopCounty } = await startCounty());
  decision = "pay";
  phone = start();
});

afterEach(async () => {
  phone.off();
  await stopCounty();
});

test("a diner scans with WeChat's camera, sees the grade, pays, and gets a receipt", async () => {
  scanWithCamera();
  await phone.until("the grade", () => GRADE.test(phone.text()));
  await payFromShopPage();
  await phone.until("the receipt", () => phone.text().includes("已支付"));
  expect(phone.text()).toContain("¥36.50");
  expect(phone.model.calls.find((call) => call.api === "requestPayment")?.options).toMatchObject({ signType: "RSA" });
  expect(errors()).toEqual([]);
});

test("nothing personal is asked before the grade is painted, and nothing after it until the diner pays", async () => {
  scanWithCamera();
  await phone.until("the grade", () => GRADE.test(phone.text()));
  const first = phone.painted.find(({ text }) => GRADE.test(text));
  expect(asked(0, first?.callsBefore)).toEqual([]);
  await phone.until("the scan to be counted", () => phone.model.calls.some(({ options }) => String(options["url"]).endsWith("/visits")));
  expect(asked()).toEqual([]);
  const bearers = phone.model.calls.filter(({ api: name }) => name === "request").map(({ options }) => (options["header"] as Record<string, string>)["authorization"]);
  expect(bearers.every((bearer) => bearer === undefined)).toBe(true);
  await payFromShopPage();
  expect(asked()).toEqual(["login"]);
});

test("complain on the shop's page opens the first of three screens, for this shop, and asks nobody who they are", async () => {
  scanWithCamera();
  await phone.until("the grade", () => GRADE.test(phone.text()));
  await phone.tap("complain");
  await phone.until("the first screen", () => phone.route() === "packages/cases/pages/complain/index" && phone.text().includes("先拍下来"));
  expect(phone.model.storage.get("complaints.draft")).toMatchObject({ place: { by: "shop", code } });
  expect(asked()).toEqual([]);
  expect(errors()).toEqual([]);
});

test("the scan button of the first page leads to the shop", async () => {
  phone.open("pages/home/index");
  await phone.tap("scan");
  await phone.until("the shop", () => phone.route() === "pages/shop/index" && GRADE.test(phone.text()));
});

test("a diner who closes WeChat's payment sheet finds the order still to be paid, and pays it then", async () => {
  decision = "cancel";
  scanWithCamera();
  await phone.until("the grade", () => GRADE.test(phone.text()));
  await payFromShopPage();
  await phone.until("the unpaid order", () => phone.text().includes("还没有付款"));
  decision = "pay";
  await phone.tap("pay-again");
  await phone.until("the receipt", () => phone.text().includes("已支付"));
});

test("with the server down the phone shows the last known grade with its date", async () => {
  scanWithCamera();
  await phone.until("the grade", () => GRADE.test(phone.text()));
  const kept = [...phone.model.storage];
  phone.off();
  api = "http://127.0.0.1:9";
  phone = start();
  for (const [key, value] of kept) phone.model.storage.set(key, value);
  scanWithCamera();
  await phone.until("the notice", () => phone.text().includes("连不上服务器，以下是"));
  expect(phone.text()).toMatch(GRADE);
  api = given ?? api;
});

test("a sheet of paper that is no checkout code says what to do", async () => {
  phone.open("pages/shop/index", { q: encodeURIComponent("https://example.com/menu") });
  await phone.until("the explanation", () => phone.text().includes("没有认出这张收银码"));
});

if (!given)
  test("a replaced code says so and takes no money", async () => {
    phone.open("pages/shop/index", { scene: ROTATED_CODE });
    await phone.until("the refusal", () => phone.text().includes("2026年10月1日更换"));
    await phone.tap("pay");
    expect(phone.route()).toBe("pages/shop/index");
  });
