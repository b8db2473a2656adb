/** @jest-environment jsdom */
import type { WireRequest } from "../../platform/transport.types";
import { render, type Rendered } from "../../testing/render";
import { shopWith } from "../../testing/shops";
import { emptyPhone, navigated, store } from "../../testing/taro";
import { ShopPageView } from "./ShopPage";

const CODE = "8k2m4p6r9t";
const sent: WireRequest[] = [];
let answer: (request: WireRequest) => unknown;

jest.mock("../../platform/transport", () => ({
  sendWire: async (request: WireRequest) => {
    sent.push(request);
    return { status: 200, body: answer(request) };
  },
}));
jest.mock("../../platform/use-live", () => ({ useLive: () => false }));

const active = { state: "active", code: CODE, label: "1 号收银台", amountFen: null };
const scanned = (page: object) => (request: WireRequest) => (request.method === "GET" ? page : { done: true });
const down = (): never => {
  throw new Error("socket hang up");
};

let page: Rendered;
const open = async (): Promise<void> => {
  page = await render(<ShopPageView entry={{ by: "code", code: CODE }} />);
};
const graded = (): Promise<void> => page.until("the grade", () => page.text().includes("优秀"));

beforeEach(() => {
  sent.length = 0;
  emptyPhone();
  answer = scanned({ ...active, shop: shopWith() });
});
afterEach(() => page.unmount());

test("the grade is painted by one request that tells nobody's identity", async () => {
  store("session.token", "a-stored-session");
  await open();
  await graded();
  await page.until("the scan to be counted", () => sent.length === 2);
  expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET /api/v1/scan/${CODE}`, `POST /api/v1/scan/${CODE}/visits`]);
  expect(sent.some(({ headers }) => "authorization" in headers)).toBe(false);
});

test("pay leads to the pay page with the code", async () => {
  await open();
  await graded();
  await page.click("pay");
  expect(navigated).toEqual([`/pages/pay/index?code=${CODE}`]);
});

test("what was found unfolds at a tap", async () => {
  await open();
  await graded();
  expect(page.text()).not.toContain("未佩戴发帽");
  await page.click("findings");
  expect(page.text()).toContain("未佩戴发帽");
});

test("with the server down the last known grade is shown with its date, and nothing can be paid", async () => {
  await open();
  await graded();
  await page.unmount();
  answer = down;
  await open();
  await page.until("the notice", () => page.text().includes("连不上服务器，以下是"));
  expect(page.text()).toContain("优秀");
  await page.click("pay");
  expect(navigated).toEqual([]);
});

test("with the server down and nothing remembered the page says so and tries again at a tap", async () => {
  answer = down;
  await open();
  await page.until("the error", () => page.text().includes("连不上服务器"));
  answer = scanned({ ...active, shop: shopWith() });
  await page.click("retry");
  await graded();
});

test.each([
  ["a replaced code", { state: "rotated", code: CODE, label: "1 号收银台", endedOn: "2026-10-01", shop: shopWith() }, "已于2026年10月1日更换"],
  ["a stopped code", { state: "revoked", code: CODE, label: "1 号收银台", endedOn: "2026-10-01", shop: shopWith() }, "已于2026年10月1日停用"],
  ["a shop that is not trading", { ...active, shop: shopWith({ state: "suspended" }) }, "目前不在营业"],
  ["a shop without online payment", { ...active, shop: shopWith({ payment: { open: false, hint: "请在柜台付现金" } }) }, "请在柜台付现金"],
])("%s shows its grade, says why it takes no payment, and takes none", async (_what, body, reason) => {
  answer = scanned(body);
  await open();
  await graded();
  expect(page.text()).toContain(reason);
  await page.click("pay");
  expect(navigated).toEqual([]);
});
