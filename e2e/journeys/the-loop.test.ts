import { join } from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { openBrowser, type Windows } from "../support/browser";
import { callerAt } from "../support/console-session";
import { openCounty, type County } from "../support/county";
import { beSomebody, choosePictures, memberOnPhone, officerAt, officerCaller, officerOnPhone, on, shoot, signOnPad, tap, type, withinASecond } from "../support/people";
import { temporaryFolder } from "../support/server-process";

const RUN = String(Math.floor(Math.random() * 90_000) + 10_000);
const CLAIMANT = `钟旅程${RUN}`;
const STORY = `鱼头汤里吃到一截钢丝球 ${RUN}，服务员只说换一碗。`;
const RESULT = `经现场核查情况属实，已责令整改并复核到位 ${RUN}。`;
const folder = temporaryFolder();

let county: County;
let windows: Windows;
let shopName = "";
let shopId = "";
let station = "";
let officerName = "";
/** The four windows, and a fifth: whoever comes to the shop next. */
let wall: Page;
let officer: Page;
let shop: Page;
let diner: Page;
let next: Page;

const queueRow = () => wall.locator(".queue-row").filter({ hasText: shopName }).filter({ hasText: "异物" }).first();
const feed = (words: string) => wall.locator(".feed-line").filter({ hasText: shopName }).filter({ hasText: words }).first();

/** Who is of the station that covers a town. */
const officerOf = async (town: string): Promise<{ login: string; name: string }> => {
  const { officers } = await callerAt(county.url)(accountApi.demoPeople, {});
  for (const { login, name, role } of officers.filter((it) => it.role === "station_officer")) {
    const { me } = await (await officerCaller(county.url, login))(accountApi.me, {});
    if (role === "station_officer" && me.kind === "officer" && me.towns?.includes(town)) return { login, name };
  }
  throw new Error(`nobody covers ${town}`);
};

beforeAll(async () => {
  county = await openCounty();
  windows = await openBrowser();
  const { members } = await callerAt(county.url)(accountApi.demoPeople, {});
  const owner = members.find(({ label }) => label.endsWith(" 负责人"))?.label ?? "";
  shopName = owner.replace(/ 负责人$/, "");
  const bureau = await officerCaller(county.url, "bureau");
  const found = (await bureau(establishmentApi.list, { q: shopName, limit: 1 })).rows[0]!;
  shopId = found.id;
  ({ login: station, name: officerName } = await officerOf(found.townCode));
  const onDuty = await officerCaller(county.url, station);
  await onDuty(dutyApi.goOn, { onDuty: true });
  await onDuty(dutyApi.sharePlace, { lng: 119.05, lat: 29.6 });
  wall = await officerAt(windows, county.url, "command", "/command", "wall");
  officer = await officerOnPhone(windows, county.url, station, "/packages/officer/pages/home/index");
  shop = await memberOnPhone(windows, county.url, owner, `/packages/shop/pages/home/index?id=${shopId}`);
  await wall.locator(".feed-line").first().waitFor();
  await on(officer, "to-tasks").waitFor();
  await on(shop, "rectifications").waitFor();
}, 500_000);
afterAll(async () => {
  await windows?.close();
  if (windows?.troubles.length) process.stdout.write(county.output());
  folder.remove();
});

test("a diner complains about a shop, with a name and a photo; the centre hears it within a second", async () => {
  ({ page: diner } = await windows.open("phone"));
  await diner.goto(`${county.url}/m/packages/cases/pages/complain/index?id=${shopId}`);
  const photo = join(folder.path, "soup.jpg");
  await sharp({ create: { width: 1200, height: 900, channels: 3, background: "#94541f" } }).jpeg().toFile(photo);
  await choosePictures(diner, [photo]);
  await type(diner, "story", STORY);
  await tap(diner, "next");
  await tap(diner, "category-foreign_body");
  await diner.getByText("没有", { exact: true }).first().click();
  await tap(diner, "next");
  await tap(diner, "kind-complaint");
  await diner.getByText("退款", { exact: true }).first().click();
  await tap(diner, "own-interest");
  await type(diner, "claimant-name", CLAIMANT);
  await tap(diner, "bind-phone");
  await beSomebody(diner, "消费者");
  await type(diner, "phone", "13900001234");
  await tap(diner, "ask-code");
  await type(diner, "phone-code", /\d{6}/.exec(await on(diner, "code-sent").innerText())?.[0] ?? "");
  await tap(diner, "give-phone");
  await on(diner, "give-phone").waitFor({ state: "hidden" });
  await shoot(diner, "loop-01-complaint");
  await withinASecond(() => tap(diner, "next"), () => feed("收到新诉求").waitFor());
  await shoot(wall, "loop-02-heard");
  expect(await wall.locator("body").innerText()).not.toContain(CLAIMANT);
});

test("the centre sends the nearest officer, whose phone has the task within a second", async () => {
  await feed("收到新诉求").locator("button").click();
  await wall.locator("[data-raise]").click();
  const dialog = wall.getByRole("dialog");
  await dialog.locator(".candidates").getByText(officerName).first().click();
  await shoot(wall, "loop-03-dispatch");
  await withinASecond(
    () => dialog.getByRole("button", { name: "下达任务" }).click(),
    () => officer.locator(".due:visible").filter({ hasText: shopName }).filter({ hasText: "异物" }).first().waitFor()
  );
  await shoot(officer, "loop-04-task");
});

test("the officer takes it, leaves and arrives; each step stands on the wall within a second", async () => {
  await officer.locator(".due:visible").filter({ hasText: shopName }).filter({ hasText: "异物" }).first().click();
  for (const [step, state] of [["accept", "已接受"], ["depart", "在途中"], ["arrive", "已到场"]] as const) {
    await on(officer, `task-${step}`).waitFor();
    await withinASecond(() => tap(officer, `task-${step}`), () => queueRow().filter({ hasText: state }).waitFor());
  }
  await shoot(wall, "loop-05-on-scene");
  // Back from the task to the feed.
  await wall.keyboard.press("Escape");
  await wall.keyboard.press("Escape");
  await wall.locator(".wall-feed").waitFor();
});

/** Signs at a line of the record. */
const sign = async (line: string): Promise<void> => {
  await tap(officer, line);
  await signOnPad(officer, "signature-pad");
};

test("an inspection on the spot: two items fail, both sides sign, the result follows by rule", async () => {
  await tap(officer, "task-inspect");
  await tap(officer, "choose-companions");
  await officer.locator("[id^='companion-']:visible").first().click();
  await tap(officer, "companions-done");
  await tap(officer, "next");
  for (const code of ["5-1", "9-2"]) {
    await tap(officer, `fail-${code}`);
    if (!(await on(officer, "finding-done").isVisible())) await tap(officer, `describe-${code}`);
    await officer.locator("[id^='wording-']:visible").first().click();
    await tap(officer, "finding-done");
    await on(officer, "finding-done").waitFor({ state: "hidden" });
  }
  await shoot(officer, "loop-06-items");
  // What failed last time is judged by itself.
  for (const again of await officer.locator(".item--again:visible").all()) if ((await again.locator(".verdict--fail").count()) === 0) await again.getByText("符合", { exact: true }).click();
  await tap(officer, "pass-rest");
  await officer.getByText("都符合", { exact: true }).last().click();
  await tap(officer, "next");
  await on(officer, "provisional").waitFor();
  await shoot(officer, "loop-07-provisional");
  await tap(officer, "next");
  await tap(officer, "signing-screen");
  await sign("sign-0");
  await sign("sign-1");
  await type(officer, "signer-name", "余店长");
  await officer.getByText("店长", { exact: true }).last().click();
  await sign("sign-shop");
  await shoot(officer, "loop-08-signed");
});

test("the shop has its order to rectify within a second, and the centre the visit", async () => {
  await tap(officer, "next");
  await withinASecond(
    () => officer.getByText("提交", { exact: true }).last().click(),
    () => Promise.all([shop.locator("[id^='task-']:visible").filter({ hasText: "责令整改" }).first().waitFor(), feed("完成检查").waitFor()])
  );
  await tap(officer, "open-inspected");
  await on(officer, "record-pdf").waitFor();
  await shoot(officer, "loop-09-record");
  await shoot(shop, "loop-10-shop");
});

test("the shop answers finding by finding; the officer reviews on the phone", async () => {
  await tap(officer, "inspected-order");
  await officer.waitForURL(/rectification\/index\?id=/);
  await tap(shop, `task-${new URL(officer.url()).searchParams.get("id") ?? ""}`);
  for (const code of ["5.1", "9.2"]) {
    await shop.locator(`[id='answer-${code}'] textarea, textarea[id='answer-${code}']`).locator("visible=true").first().fill("已清洁并安排专人每日检查，请予核查。");
    await withinASecond(
      () => shop.locator(`[id='send-answer-${code}']:visible`).first().click(),
      () => officer.locator(`[id='accept-${code}']:visible`).first().waitFor()
    );
  }
  await shoot(shop, "loop-11-answered");
  for (const code of ["5.1", "9.2"]) await officer.locator(`[id='accept-${code}']:visible`).first().click();
  await shoot(officer, "loop-12-review");
});

test("all is mended: shop, centre and the next diner see it within a second", async () => {
  ({ page: next } = await windows.open("phone"));
  await next.goto(`${county.url}/m/pages/shop/index?id=${shopId}`);
  await next.getByText("上次检查发现 2 项").first().waitFor();
  expect(await on(next, "findings").innerText()).not.toContain("已整改");
  await withinASecond(
    () => tap(officer, "send-review"),
    () => Promise.all([on(next, "findings").filter({ hasText: "已整改" }).waitFor(), shop.getByText("已整改").first().waitFor(), feed("整改").waitFor()])
  );
  await shoot(next, "loop-13-next-diner");
});

test("the case is closed; the diner reads the result and says what it was worth, and the centre counts it", async () => {
  await diner.goto(`${county.url}/m/packages/cases/pages/list/index`);
  await diner.locator(".case-row:visible").filter({ hasText: shopName }).first().click();
  await diner.getByText("我反映的内容").first().waitFor();
  await officer.goto(`${county.url}/m/packages/officer/pages/cases/index`);
  await officer.locator(".case-row:visible").filter({ hasText: shopName }).filter({ hasText: "异物" }).first().click();
  await tap(officer, "case-accept");
  await type(officer, "accept-text", "有顾客反映汤中有异物，请配合调查并保留监控。");
  await withinASecond(() => tap(officer, "confirm-accept"), () => diner.getByText("已受理").first().waitFor());
  await tap(officer, "case-begin");
  await tap(officer, "confirm-begin");
  await tap(officer, "case-close");
  await tap(officer, "choice-settled");
  await type(officer, "close-text", RESULT);
  await withinASecond(() => tap(officer, "confirm-close"), () => Promise.all([diner.getByText(RESULT).first().waitFor(), feed("办结").waitFor()]));
  await shoot(diner, "loop-14-result");
  await tap(diner, "star-5");
  await diner.getByText("解决了", { exact: true }).last().click();
  await withinASecond(() => tap(diner, "send-rating"), () => feed("收到评价 5 星").waitFor());
  await shoot(wall, "loop-15-closed");
});

test("neither the shop nor the centre nor the next diner ever read who complained", async () => {
  for (const window of [wall, shop, next]) {
    const read = await window.locator("body").innerText();
    expect(read).not.toContain(CLAIMANT);
    expect(read).not.toContain(STORY);
    expect(read).not.toContain("13900001234");
  }
});

test("no window met a script error or a failing server", () => {
  expect(windows.troubles).toEqual([]);
});
