import { establishmentImportApi } from "@sunshine/domain/establishments/import.contract";
import { openWorld, type World } from "../../../testing/world";
import { Establishment } from "../establishment.model";
import { ImportRow } from "../import.model";
import { administrator, creditCode, licence, openShop, preview, tableRow, xlsxFile, type Row } from "./archive.fixture";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const rowsOf = async (id: string) => (await world.as(administrator)(establishmentImportApi.rows, { id, limit: 200 })).rows;
const read = async (rows: readonly Row[], headers?: readonly string[]) => rowsOf((await preview(world, await xlsxFile(rows, headers))).id);
const readCsv = async (text: string | Buffer) => rowsOf((await preview(world, Buffer.from(text), "主体.csv")).id);

describe("the preview", () => {
  test("tells new, changed, unchanged and refused rows apart, and writes nothing", async () => {
    await openShop(world, 1, { name: "原来的名字" });
    await openShop(world, 2);
    const before = await Establishment.count();
    const batch = await preview(world, await xlsxFile([tableRow(1), tableRow(2), tableRow(3), tableRow(4, { 统一社会信用代码: "92330127MA2EXAM000" })]));
    expect(batch).toMatchObject({ state: "previewed", done: 4, total: 4, counts: { new: 1, changed: 1, unchanged: 1, rejected: 1 } });
    expect(await rowsOf(batch.id)).toMatchObject([
      { row: 2, outcome: "changed", changes: [{ column: "单位名称", before: "原来的名字", after: "湖畔人家1号店" }] },
      { row: 3, outcome: "unchanged" },
      { row: 4, outcome: "new", name: "湖畔人家3号店" },
      { row: 5, outcome: "rejected", rejections: [{ column: "统一社会信用代码", value: "92330127MA2EXAM000", reason: expect.stringContaining("校验位不符") }] },
    ]);
    expect(await Establishment.count()).toBe(before);
  });

  test("each wrong cell of a row is told with its column, value and reason", async () => {
    const [row] = await read([tableRow(10, { 业态: "大饭馆", 所在乡镇: "西湖区", 发证日期: "去年", 餐位数: "很多", 景区餐饮: "也许", 经营者名称: "", 联系电话: "1381234" })]);
    expect(row?.rejections).toEqual([
      { column: "发证日期", value: "去年", reason: "日期无法识别，请写成 2026-01-31" },
      { column: "业态", value: "大饭馆", reason: "不在业态可选值之内" },
      { column: "景区餐饮", value: "也许", reason: "应填“是”或“否”" },
      { column: "餐位数", value: "很多", reason: "应为数字" },
      { column: "所在乡镇", value: "西湖区", reason: "不是本县的乡镇" },
      { column: "经营者名称", value: "", reason: "请填写经营者名称" },
      { column: "联系电话", value: "****34", reason: "请填写 11 位手机号" },
    ]);
  });

  test("the same licence number in several rows refuses all of them and names the rows", async () => {
    const rows = await read([tableRow(20), tableRow(21), tableRow(22, { 许可证编号: licence(20) })]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(["rejected", "new", "rejected"]);
    expect(rows[2]?.rejections).toEqual([{ column: "许可证编号", value: licence(20), reason: "文件内第 2、4 行的许可证编号重复，请只保留一行" }]);
  });

  test("branches with one credit code are new shops; the same code at the same address is pointed out", async () => {
    await openShop(world, 30);
    const [branch, twin] = await read([tableRow(31, { 统一社会信用代码: creditCode(30) }), tableRow(32, { 统一社会信用代码: creditCode(30), 经营地址: "千岛湖镇梦姑路 30 号".replace(/ /g, "") })]);
    expect(branch).toMatchObject({ outcome: "new", warnings: [] });
    expect(twin?.warnings[0]).toContain("同一信用代码、同一地址已有“湖畔人家30号店”");
  });

  test("formulas are refused, whatever they show", async () => {
    const [row] = await read([tableRow(40, { 经营面积: null, "经营面积（平方米）": { formula: "100+20", result: 120 } })]);
    expect(row?.rejections).toEqual([{ column: "经营面积（平方米）", value: "（公式）", reason: "公式单元格请改为数值" }]);
  });

  test("blank cells and absent columns leave what is stored", async () => {
    await openShop(world, 41, { seats: 66, contactPhone: "13812345678", openKitchen: "video" });
    expect(await read([tableRow(41)], ["单位名称", "许可证编号", "餐位数"])).toMatchObject([{ outcome: "unchanged" }]);
  });

  test("the example row of the template is passed over", async () => {
    expect(await read([tableRow(42, { 单位名称: "（示例）千岛湖秀水鱼味馆" }), tableRow(43)])).toMatchObject([{ name: "湖畔人家43号店" }]);
  });

  test("rows at rest do not show contacts", async () => {
    const batch = await preview(world, await xlsxFile([tableRow(44, { 联系人: "方建国", 联系电话: "13812345678" })]));
    expect(batch.counts.new).toBe(1);
    expect(JSON.stringify(await ImportRow.findAll({ raw: true }))).not.toMatch(/13812345678|方建国/);
  });
});

describe("how a table may be written", () => {
  test.each<[string, Row]>([
    ["with slashes", { 发证日期: "2024/3/18" }],
    ["with dots", { 发证日期: "2024.3.18" }],
    ["in Chinese", { 发证日期: "2024年3月18日" }],
    ["as a date cell", { 发证日期: new Date("2024-03-18T00:00:00Z") }],
    ["as the number behind a date", { 发证日期: 45369 }],
    ["without separators", { 发证日期: "20240318" }],
  ])("a day %s", async (_what, own) => {
    await Establishment.destroy({ where: { licenceNumber: licence(50) } });
    await openShop(world, 50);
    expect(await read([tableRow(50, own)])).toMatchObject([{ outcome: "unchanged" }]);
  });

  test("columns in any order, under common names, with a title above and blank rows between", async () => {
    const csv = ["千岛湖镇餐饮单位登记表", "许可证号,*店名,信用代码,经营者,发证时间,有效期（至）,类型,地址,乡镇,备注", `${licence(51)},大鱼头酒家,${creditCode(51)},大鱼头,2024-1-2,2029-1-1,中型餐馆,排岭南路 9 号,千岛湖镇,老店`, ",,,,,,,,,", ""].join("\r\n");
    expect(await readCsv(csv)).toMatchObject([{ row: 3, outcome: "new", name: "大鱼头酒家" }]);
  });

  test("a CSV from Chinese Excel in GB18030", async () => {
    // "单位名称,许可证编号" and "新店," as GB18030 writes them.
    const bytes = Buffer.concat([Buffer.from("b5a5cebbc3fbb3c62cd0edbfc9d6a4b1e0bac50d0ad0c2b5ea2c", "hex"), Buffer.from(licence(52)), Buffer.from("\r\n")]);
    expect(await readCsv(bytes)).toMatchObject([{ name: "新店", outcome: "rejected" }]);
  });

  test("separators of tabs, a byte-order mark, quotes and line breaks inside cells", async () => {
    const text = `\ufeff单位名称\t许可证编号\t经营地址\r\n"带""引号""的店"\t${licence(53)}\t"一楼\n二楼"\r\n`;
    expect(await readCsv(text)).toMatchObject([{ row: 2, name: '带"引号"的店' }]);
  });

  test("a text that would become a formula is refused in a CSV; the quote that our export puts before a sign is taken off", async () => {
    const rows = await readCsv(`单位名称,许可证编号,经营者名称\n=cmd|' /C calc'!A0,${licence(54)},某\n'@家的店,${licence(55)},某某\n`);
    expect(rows[0]?.rejections[0]).toMatchObject({ column: "单位名称", reason: "公式单元格请改为数值" });
    expect(rows[1]?.name).toBe("@家的店");
  });

  test("numbers typed as numbers, long ones too", async () => {
    const [row] = await read([tableRow(56, { 联系电话: 13812345678, 餐位数: 12, 微信特约商户号: 1900000109 })]);
    expect(row).toMatchObject({ outcome: "new", rejections: [] });
  });
});
