import { join } from "node:path";
import type { Page, Request } from "playwright-core";
import sharp from "sharp";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { SUBSTANTIATED_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { dayOf } from "@sunshine/domain/kernel/day";
import { openBrowser, type Windows } from "../support/browser";
import { callerAt } from "../support/console-session";
import { openCounty, type County } from "../support/county";
import { actAtDesk, beSomebody, choosePictures, memberCaller, officerAt, officerCaller, on, shoot, tap, type, withinASecond } from "../support/people";
import { temporaryFolder } from "../support/server-process";

const RUN = String(Math.floor(Math.random() * 90_000) + 10_000);
const STALL = `旅程夜宵摊${RUN}`;
const STORY = `路口的夜宵摊没有挂任何证照，${RUN} 号电线杆旁，每晚出摊到凌晨。`;
const RESULT = "经现场核查，摊主未取得登记证，已责令停止经营并引导办理登记。";
const folder = temporaryFolder();

let county: County;
let windows: Windows;
let desk: Page;
let phone: Page;
let number = "";
let code = "";
/** What left the reporter's phone. */
const sent: Request[] = [];

beforeAll(async () => {
  county = await openCounty();
  windows = await openBrowser();
}, 500_000);
afterAll(async () => {
  await windows?.close();
  if (windows?.troubles.length) process.stdout.write(county.output());
  folder.remove();
});

test("a diner who is signed in photographs an unlicensed stall, sets a pin and reports it without a name", async () => {
  ({ page: phone } = await windows.open("phone"));
  await phone.goto(`${county.url}/m/packages/cases/pages/list/index`);
  await beSomebody(phone, "消费者");
  await tap(phone, "new-complaint");
  const photo = join(folder.path, "stall.jpg");
  await sharp({ create: { width: 1200, height: 900, channels: 3, background: "#7a4a22" } }).jpeg().toFile(photo);
  await choosePictures(phone, [photo]);
  await type(phone, "story", STORY);
  await shoot(phone, "report-1-photo");
  await tap(phone, "next");
  await tap(phone, "category-unlicensed");
  await phone.getByText("流动摊位").click();
  await tap(phone, "by-pin");
  const map = await on(phone, "pin-map").boundingBox();
  if (!map) throw new Error("no map is drawn");
  await phone.mouse.click(map.x + map.width * 0.55, map.y + map.height * 0.35);
  await shoot(phone, "report-2-pin");
  await tap(phone, "use-pin");
  await type(phone, "place-name", STALL);
  await tap(phone, "next");
  await tap(phone, "kind-report");
  await tap(phone, "anonymous");
  await shoot(phone, "report-3-who");
});

test("the officer at the desk sees it within a second, with nothing of who it is", async () => {
  desk = await officerAt(windows, county.url, "sz01", "/complaints");
  await desk.getByText("全部在办").first().waitFor();
  phone.on("request", (request) => void sent.push(request));
  await withinASecond(
    async () => {
      await tap(phone, "next");
      code = (await on(phone, "follow-code").innerText()).replace(/\s/g, "");
      number = /JB[0-9A-Z]+/.exec((await phone.locator(".sent-case:visible").allInnerTexts()).join(" "))?.[0] ?? "";
    },
    () => desk.getByRole("link", { name: number, exact: true }).waitFor()
  );
  await shoot(phone, "report-4-code");
  await shoot(desk, "report-5-inbox");
  await desk.getByRole("link", { name: number, exact: true }).click();
  await desk.getByText(STORY).waitFor();
  expect(await desk.locator("body").innerText()).toContain("匿名");
  await shoot(desk, "report-6-file");
});

test("nothing ties the report to a person or an account", async () => {
  const writes = sent.filter((request) => request.method() === "POST" && /\/(complaints|evidence)/.test(request.url()));
  expect(writes.map((request) => new URL(request.url()).pathname).sort()).toEqual(["/api/v1/complaints", "/api/v1/evidence"]);
  for (const request of writes) expect([request.headers()["authorization"], request.headers()["cookie"]]).toEqual([undefined, undefined]);
  const id = /complaints\/([0-9a-z]{16})/.exec(desk.url())?.[1] ?? "";
  const bureau = await officerCaller(county.url, "bureau");
  const file = await bureau(complaintApi.get, { id });
  expect(file).toMatchObject({ number, anonymous: true, claimant: null, paidOrder: null });
  expect(file.abilities).not.toContain("reveal_identity");
  expect(JSON.stringify(file)).not.toMatch(/openid|accountId|demo-diner/);
  const own = await (await memberCaller(county.url, "demo-diner-001"))(complaintApi.mine, { limit: 50 });
  expect(own.rows.some((row) => row.number === number)).toBe(false);
  await expect((await memberCaller(county.url, "demo-diner-001"))(complaintApi.own, { id })).rejects.toThrow("403");
});

test("the officer takes it on, looks into it and records the result", async () => {
  await actAtDesk(desk, "受理", {});
  await actAtDesk(desk, "登记核查", { 核查日期: dayOf(new Date()), 核查情况: "摊主未取得登记证，现场已停止经营。" }, { 核查结论: SUBSTANTIATED_LABELS.yes });
  await actAtDesk(desk, "办结", { 公开的处理结果: RESULT }, { 办结结果: "已核实，问题已整改" });
  await desk.getByText("办结结果：已核实，问题已整改").waitFor();
  await shoot(desk, "report-7-closed");
});

test("whoever holds the code reads the result, without signing in", async () => {
  await tap(phone, "sent-done");
  await phone.getByText("已记下", { exact: true }).last().click();
  await on(phone, "look-up").waitFor();
  const { page: another } = await windows.open("phone");
  await another.goto(`${county.url}/m/packages/cases/pages/follow-up/index`);
  await type(another, "follow-up-code", code);
  await tap(another, "look-up");
  await another.getByText(`处理结果：${RESULT}`).waitFor();
  const read = await another.locator("body").innerText();
  expect(read).toContain("已核实，问题已整改");
  expect(read).toContain("核查并决定是否立案");
  expect(read).not.toContain("选择演示身份");
  await shoot(another, "report-8-result");
  await expect(callerAt(county.url)(complaintApi.followUp, { code: "0000000000000000" })).rejects.toThrow("没有这个查询码");
});

test("no window met a script error or a failing server", () => {
  expect(windows.troubles).toEqual([]);
});
