import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import type { Page } from "playwright-core";
import { ESTABLISHMENT_FIELD_LABELS } from "@sunshine/domain/establishments/establishment.fields";
import { licenceCheckDigit } from "@sunshine/domain/establishments/licence-number";
import { openBrowser, type Windows } from "../support/browser";
import { runningServer, startServerProcess, temporaryFolder, type ServerProcess } from "../support/server-process";

const PASSWORD = "Sunshine2026";
/** Each run brings shops of its own, so that it can be repeated on one county. */
const RUN = String(Math.floor(Math.random() * 90_000) + 10_000);
const SHOP = `旅程测试${RUN}鱼味馆`;
const licence = (kind: 2 | 3, serial: number): string => {
  const digits = `${kind}330127${RUN}${serial}`;
  return `JY${digits}${licenceCheckDigit(digits)}`;
};
const folder = temporaryFolder();
const SHOTS = process.env["E2E_SHOTS"];

let server: ServerProcess;
let windows: Windows;
let desk: Page;
let code = "";
let id = "";

const shoot = async (page: Page, name: string): Promise<void> => {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
};

const signIn = async (page: Page, login: string, path = "/"): Promise<void> => {
  await page.goto(`${server.url}/`);
  await page.getByLabel("账号").fill(login);
  await page.locator("input[type=password]").fill(PASSWORD);
  await page.locator("button[type=submit]").click();
  await page.getByText("工作台").first().waitFor();
  if (path !== "/") await page.goto(server.url + path);
};

/** Two good rows and two bad ones, as a clerk would send them. */
const sheet = async (): Promise<string> => {
  const workbook = new ExcelJS.Workbook();
  const rows = workbook.addWorksheet("主体档案");
  const fields = ["name", "creditCode", "licenceNumber", "operator", "licenceIssuedOn", "licenceExpiresOn", "type", "address", "townCode", "lng", "lat", "subMchid"] as const;
  rows.addRow(fields.map((field) => ESTABLISHMENT_FIELD_LABELS[field]));
  rows.addRow([SHOP, "91330100799655058B", licence(2, 1), "旅程测试经营者", "2024/3/1", "2029年2月28日", "中型餐馆", "千岛湖镇测试路 1 号", "千岛湖镇", 119.05, 29.61, "1627999001"]);
  rows.addRow([`旅程测试${RUN}食堂`, "91110000802100433B", licence(3, 2), "旅程测试学校", "2024-03-01", "2029-02-28", "学校食堂", "汾口镇测试路 2 号", "汾口镇", "", "", ""]);
  rows.addRow(["校验位错误饭店", "91330100799655058C", licence(2, 3), "某经营者", "2024-03-01", "2029-02-28", "小型餐馆", "千岛湖镇测试路 3 号", "千岛湖镇", "", "", ""]);
  rows.addRow(["日期颠倒饭店", "91330100799655058B", licence(2, 4), "某经营者", "2029-03-01", "2024-02-28", "小型餐馆", "不存在镇 4 号", "不存在镇", "", "", ""]);
  const path = join(folder.path, "导入.xlsx");
  writeFileSync(path, Buffer.from(await workbook.xlsx.writeBuffer()));
  return path;
};

beforeAll(async () => {
  server = process.env["E2E_URL"] ? runningServer(process.env["E2E_URL"]) : await startServerProcess("demo", { DATA_DIR: join(folder.path, "data"), DEMO_SIZE: process.env["E2E_DEMO_SIZE"] ?? "small" }, 480_000);
  windows = await openBrowser();
}, 500_000);
afterAll(async () => {
  await windows?.close();
  // What the server logged explains a failed journey better than the window does.
  if (windows?.troubles.length) process.stdout.write(server.output());
  await server?.stop();
  folder.remove();
});

test("an officer imports a file with good and bad rows: the bad are explained, the good become archives", async () => {
  ({ page: desk } = await windows.open("console"));
  await signIn(desk, "bureau", "/imports");
  await desk.locator("input[type=file]").setInputFiles(await sheet());
  await desk.getByRole("button", { name: /确认导入 2 户/ }).waitFor();
  await desk.getByRole("tab", { name: /不能导入/ }).click();
  await desk.getByText("校验位错误饭店").waitFor();
  await shoot(desk, "import-rejected");
  const rejected = await desk.locator(".ant-table-tbody").first().innerText();
  expect(rejected).toContain("统一社会信用代码");
  expect(rejected).toContain("不存在镇");
  await desk.getByRole("button", { name: /确认导入 2 户/ }).click();
  await desk.locator(".ant-modal-confirm-btns").getByRole("button", { name: "确认导入" }).click();
  await desk.getByText("已导入：新建 2 户").waitFor();
  await desk.goto(`${server.url}/establishments?q=${encodeURIComponent(`lccs${RUN}`)}`);
  await desk.getByRole("link", { name: SHOP }).click();
  await desk.getByRole("heading", { name: SHOP }).waitFor();
  await shoot(desk, "archive-detail");
});

test("its checkout code is made and its poster printed", async () => {
  await desk.getByRole("tab", { name: /收银码/ }).click();
  await desk.getByRole("button", { name: /新增收银码/ }).click();
  await desk.getByLabel("摆放位置").fill("1 号收银台");
  await desk.getByRole("button", { name: "生成收银码" }).click();
  await desk.getByRole("cell", { name: "1 号收银台" }).waitFor();
  await shoot(desk, "codes");
  id = /establishments\/([0-9a-z]{16})/.exec(desk.url())?.[1] ?? "";
  const listed = (await (await desk.request.get(`${server.url}/api/v1/establishments/${id}/codes`)).json()) as { rows: { code: string; url: string }[] };
  code = listed.rows[0]?.code ?? "";
  expect(listed.rows[0]?.url).toMatch(new RegExp(`/s/${code}$`));
  const poster = await desk.request.get(`${server.url}/api/v1/establishments/${id}/codes/${code}/poster?size=A4`);
  expect(poster.headers()["content-type"]).toContain("application/pdf");
  expect((await poster.body()).subarray(0, 5).toString()).toBe("%PDF-");
});

test("a visit is entered, and its grade is what the next diner sees first", async () => {
  await desk.keyboard.press("Escape");
  await desk.locator(".ant-modal-wrap").waitFor({ state: "hidden" });
  await desk.getByRole("button", { name: /登记检查|检查/ }).first().click();
  await desk.getByText(/其余 \d+ 项全部符合/).click();
  await desk.getByLabel("同行检查人员").fill("余秋月");
  await desk.keyboard.press("Enter");
  await desk.getByLabel("通过").check();
  await shoot(desk, "inspection-entry");
  await desk.getByRole("button", { name: "提交检查记录" }).click();
  await desk.waitForURL(/\/inspections\/[0-9a-z]{16}/);
  await desk.getByText("100.0").first().waitFor();
  await shoot(desk, "inspection-record");
});

test("a diner scans, sees the grade before anything else, pays; shop and centre see it within a second", async () => {
  const { page: wall } = await windows.open("wall");
  await signIn(wall, "command", "/command");
  await wall.getByText("今日").first().waitFor();
  const { page: phone } = await windows.open("phone");
  const asked: string[] = [];
  phone.on("request", (request) => {
    if (request.url().includes("/api/")) asked.push(new URL(request.url()).pathname);
  });
  await phone.goto(`${server.url}/s/${code}`);
  await phone.locator("#grade").waitFor();
  expect(await phone.locator("#grade").innerText()).toContain("优秀");
  expect(asked.some((path) => path.includes("/sessions"))).toBe(false);
  await shoot(phone, "shop-page");
  await phone.locator("#pay").click();
  await phone.locator("input").first().fill("38.50");
  await shoot(phone, "pay");
  await phone.locator("#confirm-pay").click();
  await shoot(phone, "identity");
  await phone.getByText("消费者").first().click();
  await phone.locator("#cashier-pay").waitFor();
  await shoot(phone, "cashier");
  await phone.locator("#cashier-pay").click();
  await phone.locator("#receipt-amount").waitFor();
  const paidAt = Date.now();
  expect(await phone.locator("#receipt-amount").innerText()).toContain("38.50");
  await wall.getByText(SHOP).first().waitFor({ timeout: 1000 });
  expect(Date.now() - paidAt).toBeLessThan(1000);
  await wall.waitForTimeout(600);
  await shoot(wall, "wall");
});

test("the shop's own phone shows its money within a second, and nobody's name", async () => {
  const people = (await (await desk.request.get(`${server.url}/api/v1/demo/people`)).json()) as { members: { label: string }[] };
  const owner = people.members.find(({ label }) => label.endsWith(" 负责人"))?.label ?? "";
  const name = owner.replace(/ 负责人$/, "");
  const found = (await (await desk.request.get(`${server.url}/api/v1/establishments?q=${encodeURIComponent(name)}`)).json()) as { rows: { id: string }[] };
  const shopId = found.rows[0]?.id ?? "";
  const codes = (await (await desk.request.get(`${server.url}/api/v1/establishments/${shopId}/codes`)).json()) as { rows: { code: string; state: string }[] };

  const { page: till } = await windows.open("phone");
  await till.goto(`${server.url}/m/packages/shop/pages/home/index?id=${shopId}`);
  await till.getByText(owner, { exact: false }).first().click();
  await till.locator("#takings").waitFor();
  const before = await till.locator("#takings").innerText();
  await shoot(till, "shop-home");

  const { page: phone } = await windows.open("phone");
  await phone.goto(`${server.url}/s/${codes.rows.find(({ state }) => state === "active")?.code ?? ""}`);
  await phone.locator("#pay").click();
  await phone.locator("input").first().fill("66.60");
  await phone.locator("#confirm-pay").click();
  await phone.getByText("消费者").first().click();
  await phone.locator("#cashier-pay").click();
  await phone.locator("#receipt-amount").waitFor();
  const paidAt = Date.now();
  await till.waitForFunction((old) => document.querySelector("#takings")?.textContent !== old, before, { timeout: 1000 });
  expect(Date.now() - paidAt).toBeLessThan(1000);
  await phone.waitForTimeout(500);
  await shoot(phone, "receipt");
  expect(await till.locator("body").innerText()).not.toContain("demo-diner");
});

test("no window met a script error or a failing server", () => {
  expect(windows.troubles).toEqual([]);
});
