import type { Page } from "playwright-core";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { Caller } from "@sunshine/domain/kernel/client";
import { checkoutCodeApi } from "@sunshine/domain/establishments/code.contract";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { openBrowser, type Windows } from "../support/browser";
import { openCounty, type County } from "../support/county";
import { actAtDesk, beSomebody, memberCaller, memberOnPhone, officerAt, officerCaller, on, shoot, tap, type, withinASecond } from "../support/people";

const RUN = String(Math.floor(Math.random() * 90_000) + 10_000);
const OWNER = "demo-owner-001";
const NAME = `欧阳旅程${RUN}`;
const STORY = `鱼头汤里有一根铁丝，差点咽下去，店里不肯退款，小票号 ${RUN}。`;
const TOLD = `有顾客反映菜品中有异物，请配合调查（${RUN}）。`;
const NOT_FIXED = `已现场核实，店铺尚未整改到位，调解未达成一致（${RUN}）。`;
const FIXED = `经再次调解双方达成一致，退还餐费并已更换炊具（${RUN}）。`;

let county: County;
let windows: Windows;
let bureau: Caller;
let shop: { id: string; name: string; code: string };
let diner: Page;
let follower: Page;
let owner: Page;
let desk: Page;
let number = "";
/** Everything that the shop's phone was answered. */
const toldToShop: string[] = [];

/** The shop whose owner is among the demo's people, with a code on its table. */
const findShop = async (): Promise<typeof shop> => {
  const { name } = (await (await fetch(`${county.url}/api/v1/demo/people`)).json() as { members: { openid: string; label: string }[] }).members
    .filter(({ openid }) => openid === OWNER)
    .map(({ label }) => ({ name: label.replace(/ 负责人$/, "") }))[0]!;
  const { rows } = await bureau(establishmentApi.list, { q: name });
  const id = rows.find((row) => row.name === name)!.id;
  const codes = await bureau(checkoutCodeApi.list, { id });
  return { id, name, code: codes.rows.find(({ state }) => state === "active")!.code };
};

beforeAll(async () => {
  county = await openCounty();
  windows = await openBrowser();
  bureau = await officerCaller(county.url, "bureau");
  shop = await findShop();
}, 500_000);
afterAll(async () => {
  await windows?.close();
  if (windows?.troubles.length) process.stdout.write(county.output());
});

const enter = async (page: Page): Promise<void> => {
  await type(page, "story", STORY);
  await tap(page, "next");
  await tap(page, "category-foreign_body");
  await page.locator(".question:visible").getByText("没有", { exact: true }).click();
};

test("a diner pays at the table and complains from the receipt, the order attached", async () => {
  ({ page: diner } = await windows.open("phone"));
  await diner.goto(`${county.url}/s/${shop.code}`);
  await tap(diner, "pay");
  await diner.locator("input:visible").first().fill("88.00");
  await tap(diner, "confirm-pay");
  await beSomebody(diner, "消费者");
  await tap(diner, "cashier-pay");
  await on(diner, "receipt-amount").waitFor();
  await tap(diner, "complain");
  await enter(diner);
  expect(await on(diner, "attach-order").innerText()).toContain("88.00");
  await tap(diner, "next");
  await tap(diner, "kind-complaint");
  await diner.getByText("退款", { exact: true }).click();
  await tap(diner, "own-interest");
  await type(diner, "claimant-name", NAME);
  await tap(diner, "publish");
  await shoot(diner, "reopen-1-who");
});

test("the desk sees it within a second; the order is proven, the name is not in the file", async () => {
  desk = await officerAt(windows, county.url, "bureau", "/complaints");
  await desk.getByText("全部在办").first().waitFor();
  await withinASecond(
    async () => {
      await tap(diner, "next");
      number = /TS[0-9A-Z]+/.exec(await diner.locator(".sent-case:visible").first().innerText())?.[0] ?? "";
    },
    () => desk.getByRole("link", { name: number, exact: true }).waitFor()
  );
  await desk.getByRole("link", { name: number, exact: true }).click();
  await desk.getByText(STORY).waitFor();
  expect(await desk.locator("body").innerText()).not.toContain(NAME);
  await tap(diner, "sent-done");
  await diner.locator(".case-row:visible", { hasText: number }).click();
  await on(diner, "deadline-accept").waitFor();
  await shoot(diner, "reopen-2-progress");
});

test("somebody with the same trouble is offered the case and follows it", async () => {
  follower = await memberOnPhone(windows, county.url, "文昌松涧初级中学食堂 食品安全员", "/packages/cases/pages/list/index");
  await follower.goto(`${county.url}/m/packages/cases/pages/complain/index?id=${shop.id}`);
  await enter(follower);
  const id = /complaints\/([0-9a-z]{16})/.exec(desk.url())?.[1] ?? "";
  await tap(follower, `follow-${id}`);
  await follower.getByText("已关注", { exact: true }).waitFor();
  await shoot(follower, "reopen-3-similar");
  await follower.goto(`${county.url}/m/packages/cases/pages/list/index`);
  await on(follower, `case-${id}`).waitFor();
});

test("once it is accepted the shop hears of it, in the officer's words and no others", async () => {
  owner = await memberOnPhone(windows, county.url, `${shop.name} 负责人`, `/packages/shop/pages/cases/index?id=${shop.id}`);
  owner.on("response", (answer) => void answer.text().then((text) => answer.url().includes("/api/") && toldToShop.push(text), () => undefined));
  owner.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => void toldToShop.push(payload.toString())));
  await owner.reload();
  await owner.locator(".card:visible, .empty:visible").first().waitFor();
  await withinASecond(() => actAtDesk(desk, "受理", { 告知店铺的摘要: TOLD }), () => owner.getByText(TOLD).waitFor());
  await shoot(owner, "reopen-4-shop");
});

test("closed and not fixed: diner, follower and shop see that within a second, as an outcome of its own", async () => {
  const seen = (page: Page): Promise<void> => page.locator(":visible", { hasText: "已办结，问题尚未解决" }).last().waitFor();
  await withinASecond(
    () => actAtDesk(desk, "办结", { 公开的处理结果: NOT_FIXED }, { 办结结果: "已办结，问题尚未解决" }),
    () => Promise.all([seen(diner), seen(follower), seen(owner)])
  );
  await shoot(diner, "reopen-5-not-fixed");
});

test("the diner rates it, and has it taken up again; the desk sees that within a second", async () => {
  await tap(diner, "star-2");
  await diner.getByText("没有解决", { exact: true }).click();
  await tap(diner, "send-rating");
  await diner.getByText("我的评价：没有解决").waitFor();
  await desk.goto(`${county.url}/complaints`);
  await desk.getByText("全部在办").first().waitFor();
  await tap(diner, "reopen");
  await type(diner, "reopen-reason", "店铺没有退款，炊具也没有换");
  await withinASecond(
    async () => {
      await tap(diner, "confirm-reopen");
      await diner.getByText("申请重新办理", { exact: true }).first().waitFor();
    },
    () => desk.getByRole("row").filter({ hasText: number }).getByText("重新办理").waitFor()
  );
  await shoot(desk, "reopen-6-inbox");
});

test("closed as settled: the follower reads the outcome, the next diner reads it on the public page", async () => {
  const { page: next } = await windows.open("phone");
  await next.goto(`${county.url}/s/${shop.code}`);
  await on(next, "shop-name").waitFor();
  await desk.getByRole("link", { name: number, exact: true }).click();
  await withinASecond(
    () => actAtDesk(desk, "办结", { 公开的处理结果: FIXED }, { 办结结果: "达成和解或调解协议" }),
    () => Promise.all([diner.getByText(`处理结果：${FIXED}`).waitFor(), follower.getByText(FIXED).waitFor(), next.getByText(FIXED).waitFor()])
  );
  await shoot(follower, "reopen-7-follower");
  await next.getByText(FIXED).scrollIntoViewIfNeeded();
  await shoot(next, "reopen-8-public");
});

test("the shop answers in public, and has never learnt who complained", async () => {
  const { rows } = await (await memberCaller(county.url, OWNER))(complaintApi.ofShop, { establishmentId: shop.id, limit: 50 });
  const told = rows.find(({ summary }) => summary === TOLD)!;
  await tap(owner, `reply-${told.id}`);
  await type(owner, "public-reply", "已向顾客致歉退款，全部炊具已更换。");
  await tap(owner, "send-public-reply");
  await owner.getByText("已向顾客致歉退款，全部炊具已更换。").first().waitFor();
  await shoot(owner, "reopen-9-reply");
  const all = [JSON.stringify(told), await owner.locator("body").innerText(), ...toldToShop].join("\n");
  for (const secret of [NAME, STORY, number, "demo-diner", "88.00"]) expect([secret, all.includes(secret)]).toEqual([secret, false]);
  expect(toldToShop.join()).toContain(TOLD);
});

test("no window met a script error or a failing server", () => {
  expect(windows.troubles).toEqual([]);
});
