import ExcelJS from "exceljs";
import { OTHER_TOWN } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { harmless } from "../../../platform/print/table-file";
import { columnOf } from "../imports/columns";
import { administrator, openShop, people, preview } from "./archive.fixture";

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await openShop(world, 11, { name: "=1+1的店", operator: "@家", address: "-1 楼“小吃街”, 8 号", contactPhone: "13812345678", seats: 12 });
  await openShop(world, 12, { name: "平常的店", townCode: OTHER_TOWN });
});
afterAll(() => world.close());

const fetchExport = (query: string, by = administrator): Promise<Response> => world.fetchAs(by, `/api/v1/establishments/export?${query}`);
const linesOf = async (answer: Response): Promise<string[]> => (await answer.text()).trim().split("\r\n");

test.each(["=1+1", "+86", "-1", "@a", "\tx", "\rx"])("%j becomes a plain text", (value) => {
  expect(harmless(value)).toBe(`'${value}`);
});

test.each(["平常", "1+1", "a=b", 12, null, ""])("%j stays as it is", (value) => {
  expect(harmless(value)).toBe(value);
});

test("a CSV carries a mark for Excel, no formulas, quoted commas and no telephone numbers", async () => {
  const answer = await fetchExport("format=csv");
  expect(answer.headers.get("content-disposition")).toContain(encodeURIComponent("主体档案-2026-11-23.csv"));
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const text = bytes.toString("utf8");
  expect(text).toContain("'=1+1的店");
  expect(text).toContain(`"'-1 楼“小吃街”, 8 号"`);
  expect(text).not.toMatch(/13812345678|138\*/);
});

test("an .xlsx holds the same, numbers as numbers", async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await (await fetchExport("format=xlsx")).arrayBuffer());
  const sheet = book.worksheets[0]!;
  const headers = sheet.getRow(1).values as string[];
  const row = [2, 3].map((at) => sheet.getRow(at)).find((it) => it.getCell(1).text.includes("1+1"))!;
  expect(row.getCell(1).value).toBe("'=1+1的店");
  expect(row.getCell(headers.indexOf("餐位数")).value).toBe(12);
  expect(row.getCell(headers.indexOf("动态等级")).value).toBe("待评定");
});

test("an exported file comes back unchanged, and every column of the archive is known again", async () => {
  const bytes = Buffer.from(await (await fetchExport("format=xlsx")).arrayBuffer());
  expect(await preview(world, bytes)).toMatchObject({ counts: { new: 0, changed: 0, unchanged: 2, rejected: 0 } });
  const csv = Buffer.from(await (await fetchExport("format=csv")).arrayBuffer());
  expect(await preview(world, csv, "a.csv")).toMatchObject({ counts: { unchanged: 2 } });
});

test("the filter and the officer's towns cut the file", async () => {
  expect(await linesOf(await fetchExport(`format=csv&q=${encodeURIComponent("平常")}`))).toHaveLength(2);
  expect(await linesOf(await fetchExport("format=csv", people.stationOfficer))).toHaveLength(2);
  expect((await fetchExport("format=csv", people.commandOperator)).status).toBe(403);
});

describe("the template", () => {
  const fetchTemplate = (format: string): Promise<Response> => world.fetchAs(administrator, `/api/v1/establishment-imports/template?format=${format}`);

  test("has headers that the import knows, choices on a sheet of their own and rules on the cells", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await (await fetchTemplate("xlsx")).arrayBuffer());
    const [sheet, words] = book.worksheets;
    const headers = (sheet?.getRow(1).values as string[]).slice(1);
    expect(headers.filter((header) => columnOf(header) === undefined)).toEqual([]);
    expect(words?.getColumn(2).values).toContain("千岛湖镇");
    const type = headers.indexOf("业态*") + 1;
    expect(sheet?.getRow(3).getCell(type).dataValidation).toMatchObject({ type: "list", formulae: ["可选值!$A$2:$A$14"] });
  });

  test.each(["xlsx", "csv"])("its example (%s) is right in every cell, once it is no longer an example", async (format) => {
    const bytes = Buffer.from(await (await fetchTemplate(format)).arrayBuffer());
    expect(await preview(world, bytes, `模板.${format}`)).toMatchObject({ state: "failed", failure: "表格中没有数据行" });
    if (format === "csv") {
      const own = Buffer.from(bytes.toString("utf8").replace("（示例）", ""));
      expect(await preview(world, own, "own.csv")).toMatchObject({ counts: { new: 1, rejected: 0 } });
    }
  });
});
