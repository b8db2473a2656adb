import { establishmentImportApi } from "@sunshine/domain/establishments/import.contract";
import { openWorld, type World } from "../../../testing/world";
import { ImportRow } from "../import.model";
import { administrator, people, preview, tableRow, upload, xlsxFile } from "./archive.fixture";
import { workbookParts, zipOf } from "./zip.fixture";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const SHEET = "xl/worksheets/sheet1.xml";
const MIB = 1_048_576;
const many = Array.from({ length: 2500 }, (_, n) => ({ name: `part${n}.xml`, data: Buffer.from("<a/>") }));

describe("files that are not imported", () => {
  test.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ["a zip bomb that says how large it is", () => zipOf(workbookParts({ name: SHEET, data: Buffer.alloc(200 * MIB, 32) })), "异常庞大"],
    ["a zip bomb that lies about its size", () => zipOf(workbookParts({ name: SHEET, data: Buffer.alloc(60 * MIB, 32), declared: 1000 })), "已损坏"],
    ["a zip with thousands of parts", () => zipOf(many), "内部结构异常"],
    ["a zip that is no workbook", () => zipOf([{ name: "word/document.xml", data: Buffer.from("<a/>") }]), "不是 Excel 工作簿"],
    ["a protected workbook", () => zipOf(workbookParts({ name: SHEET, data: Buffer.from("<a/>"), encrypted: true })), "已加密"],
    ["a zip that was cut off", async () => (await xlsxFile([tableRow(1)])).subarray(0, 2000), "可能已损坏"],
    ["a sheet that is no XML", () => zipOf(workbookParts({ name: SHEET, data: Buffer.from("<worksheet><row></worksheet>") })), "已损坏"],
    ["a sheet that declares entities", () => zipOf(workbookParts({ name: SHEET, data: Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>') })), "不允许的内容"],
    ["an old .xls", () => Buffer.from("d0cf11e0a1b11ae1000000", "hex"), "另存为 .xlsx"],
    ["a picture", () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "不是 Excel 或 CSV 表格"],
    ["an empty file", () => Buffer.alloc(0), "文件是空的"],
    ["a table without the needed columns", () => xlsxFile([{ 甲: "1" }], ["甲", "乙"]), "没有找到表头"],
    ["a table with one column twice", () => xlsxFile([], ["单位名称", "许可证编号", "许可证号"]), "出现了两次"],
    ["a header and nothing below", () => xlsxFile([]), "没有数据行"],
  ])("%s", async (_what, bytes, reason) => {
    const batch = await preview(world, await bytes(), "x.xlsx");
    expect(batch).toMatchObject({ state: "failed", failure: expect.stringContaining(reason) });
    await expect(world.as(administrator)(establishmentImportApi.confirm, { id: batch.id })).rejects.toMatchObject({ body: { code: "illegal_transition" } });
  });

  test("a file that is too large is refused before it is stored", async () => {
    const answer = await world.fetchAs(administrator, "/api/v1/establishment-imports?fileName=a.csv", {
      method: "POST",
      headers: { "content-type": "text/csv" },
      body: new Uint8Array(53 * MIB),
    });
    expect(answer.status).toBe(413);
  });

  test("a station officer may not import", async () => {
    await expect(upload(world, await xlsxFile([tableRow(1)]), "a.xlsx", people.stationOfficer)).rejects.toThrow("403");
  });

  test("a discarded import leaves none of its rows and cannot be confirmed", async () => {
    const { id } = await preview(world, await xlsxFile([tableRow(1)]));
    expect(await ImportRow.count()).toBeGreaterThan(0);
    expect(await world.as(administrator)(establishmentImportApi.discard, { id })).toMatchObject({ state: "discarded" });
    expect(await ImportRow.count()).toBe(0);
    await expect(world.as(administrator)(establishmentImportApi.confirm, { id })).rejects.toMatchObject({ body: { code: "illegal_transition" } });
  });
});
