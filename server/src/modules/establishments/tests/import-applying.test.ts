import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { establishmentImportApi } from "@sunshine/domain/establishments/import.contract";
import type { EventPayload } from "@sunshine/domain/events";
import { randomIds } from "../../../platform/crypto/ids";
import { LivePush } from "../../../platform/live/live.model";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import { openWorld, type World } from "../../../testing/world";
import { Establishment } from "../establishment.model";
import { Import } from "../import.model";
import type { Turn } from "../imports/hold";
import { readImport } from "../operations/read-import";
import { startImport } from "../operations/start-import";
import { SearchTerm } from "../search-term.model";
import { administrator, importWhole, licence, openShop, preview, shopFields, tableRow, upload, xlsxFile, type Row } from "./archive.fixture";

let world: World;
/** Ids that may still be drawn before the process "dies". */
let life = Infinity;
beforeAll(async () => {
  const newId = (): string => {
    life -= 1;
    if (life < 0) throw new Error("killed");
    return randomIds.newId();
  };
  world = await openWorld({ ids: { ...randomIds, newId } });
});
beforeEach(async () => {
  life = Infinity;
  await Promise.all([Establishment.destroy({ where: {} }), SearchTerm.destroy({ where: {} }), OutboxEvent.destroy({ where: {} })]);
});
afterAll(() => world.close());

const rows = (count: number, from = 1): Row[] => Array.from({ length: count }, (_, at) => tableRow(from + at));
const get = (id: string) => world.as(administrator)(establishmentImportApi.get, { id });
const confirm = (id: string) => world.as(administrator)(establishmentImportApi.confirm, { id });
const batches = async () => (await OutboxEvent.findAll({ where: { name: "establishment.batch_imported.v1" } })).map(({ payload }) => payload as EventPayload<"establishment.batch_imported.v1">);

describe("applying an import", () => {
  test("new shops are opened, changed ones changed with a record of it, and one event tells of them", async () => {
    const known = await openShop(world, 1, { name: "原来的名字", seats: 10 });
    const done = await importWhole(world, await xlsxFile([tableRow(1, { 餐位数: 20, 联系电话: "13812345678" }), tableRow(2)]));
    expect(done).toMatchObject({ state: "applied", done: 2, total: 2, counts: { new: 1, changed: 1 } });
    const { rows: entries } = await world.as(administrator)(establishmentApi.timeline, { id: known.id });
    expect(entries[0]).toMatchObject({ title: "批量导入更新档案", by: "测试员1", lines: expect.arrayContaining(["单位名称：原来的名字 → 湖畔人家1号店", "餐位数：10 → 20", "联系电话：（空） → 138****5678"]) });
    const [event] = await batches();
    expect(event).toMatchObject({ by: "测试员1", createdIds: [expect.any(Number)], changedIds: [expect.any(Number)] });
    expect((await world.as(administrator)(establishmentApi.list, { q: "湖畔人家1" })).rows).toMatchObject([{ id: known.id }]);
  });

  test("repeating an import changes nothing", async () => {
    const bytes = await xlsxFile(rows(5));
    await importWhole(world, bytes);
    const before = await Establishment.findAll({ raw: true });
    const again = await importWhole(world, bytes);
    expect(again).toMatchObject({ state: "applied", counts: { new: 0, changed: 0, unchanged: 5, rejected: 0 } });
    expect(await Establishment.findAll({ raw: true })).toEqual(before);
    expect(await batches()).toHaveLength(1);
  });

  test("two confirmations at the same moment apply once", async () => {
    const { id } = await preview(world, await xlsxFile(rows(3)));
    const answers = await Promise.all([confirm(id), confirm(id)]);
    expect(answers.map(({ state }) => state)).toEqual(["applying", "applying"]);
    await world.runtime.jobs.drain();
    expect(await confirm(id)).toMatchObject({ state: "applied" });
    expect(await Establishment.count()).toBe(3);
    expect(await batches()).toHaveLength(1);
  });

  test("what somebody has changed or opened since the preview is left alone and told", async () => {
    const shop = await openShop(world, 1, { name: "原来的名字" });
    const { id } = await preview(world, await xlsxFile([tableRow(1), tableRow(2), tableRow(3)]));
    await world.as(administrator)(establishmentApi.update, { id: shop.id, version: 1, fields: shopFields(1, { name: "刚改的名字" }) });
    await openShop(world, 2, { name: "刚登记的店" });
    await confirm(id);
    await world.runtime.jobs.drain();
    expect(await get(id)).toMatchObject({ state: "applied", counts: { new: 1, changed: 0, rejected: 2 } });
    const { rows: refused } = await world.as(administrator)(establishmentImportApi.rows, { id, outcome: "rejected" });
    expect(refused.map(({ rejections }) => rejections[0]?.reason)).toEqual(["预览之后档案已被他人修改，请重新导入以比对", "预览之后已有人登记了该许可证编号，请重新导入以比对"]);
    expect((await Establishment.findAll({ order: [["id", "ASC"]] })).map(({ name }) => name)).toEqual(["刚改的名字", "刚登记的店", "湖畔人家3号店"]);
  });

  test("a server that dies in the middle of writing goes on where it was, and no shop comes twice", async () => {
    const chunk = world.services.db.dialect === "mysql" ? 2000 : 500;
    const count = chunk + 40;
    const { id } = await preview(world, await xlsxFile(rows(count)));
    await confirm(id);
    life = chunk + 20;
    await world.runtime.jobs.drain();
    expect(await Establishment.count()).toBe(chunk);
    expect(await get(id)).toMatchObject({ state: "applying", done: chunk });
    life = Infinity;
    world.at("2026-11-23T03:00:00.000Z");
    await world.runtime.jobs.drain();
    expect(await get(id)).toMatchObject({ state: "applied", done: count });
    expect(await Establishment.count()).toBe(count);
    const created = (await batches()).flatMap(({ createdIds }) => createdIds);
    expect(new Set(created).size).toBe(count);
    expect(created).toHaveLength(count);
  }, 60_000);

  test("a server that dies while reading goes on after the last stored row", async () => {
    const { seal } = world.services.sealing;
    let left = 600;
    (world.services.sealing as { seal: typeof seal }).seal = (...args) => {
      left -= 1;
      if (left < 0) throw new Error("killed");
      return seal(...args);
    };
    const { id } = await preview(world, await xlsxFile(rows(700)));
    expect(await get(id)).toMatchObject({ state: "reading", done: 500 });
    left = Infinity;
    world.at("2026-11-23T05:00:00.000Z");
    await world.runtime.jobs.drain();
    expect(await get(id)).toMatchObject({ state: "previewed", done: 700, total: 700, counts: { new: 700, rejected: 0 } });
  }, 60_000);

  test("an import that another server is working on is left to it until it has been silent for a while", async () => {
    const { id } = await upload(world, await xlsxFile(rows(2)));
    await Import.update({ heldBy: "another", heldUntil: new Date("2026-11-23T05:00:20.000Z") }, { where: { publicId: id } });
    await world.runtime.jobs.drain();
    expect(await get(id)).toMatchObject({ state: "reading", done: 0 });
    world.at("2026-11-23T05:00:30.000Z");
    await world.runtime.jobs.drain();
    expect(await get(id)).toMatchObject({ state: "previewed", done: 2 });
  });

  test("an import that gets only short turns, all at one instant, comes to its end", async () => {
    const table = { fileName: "a.xlsx", stream: Readable.from([await xlsxFile(rows(1200))]) };
    const { publicId } = await startImport(world.services, administrator, table, { later: false });
    const turns: Turn[] = [];
    do turns.push(await readImport(world.services, publicId, 1));
    while (turns.at(-1) === "more");
    expect(turns.at(-1)).toBe("done");
    expect(turns.length).toBeGreaterThan(2);
    expect(await get(publicId)).toMatchObject({ state: "previewed", done: 1200 });
  });

  test("the refused rows come back as a file that is corrected and sent again", async () => {
    const { id } = await preview(world, await xlsxFile([tableRow(1), tableRow(2, { 有效期至: "明年", 联系电话: "13812345678" })]));
    await confirm(id);
    await world.runtime.jobs.drain();
    const answer = await world.fetchAs(administrator, `/api/v1/establishment-imports/${id}/rejected`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    const sheet = book.worksheets[0];
    expect(sheet?.getRow(2).getCell(1).value).toBe("有效期至：日期无法识别，请写成 2026-01-31");
    const column = (sheet?.getRow(1).values as string[]).indexOf("有效期至");
    if (sheet) sheet.getRow(2).getCell(column).value = "2030-01-01";
    const again = await importWhole(world, Buffer.from(await book.xlsx.writeBuffer()));
    expect(again.counts).toEqual({ new: 1, changed: 0, unchanged: 0, rejected: 0 });
    const [row] = await Establishment.findAll({ where: { licenceNumber: licence(2) } });
    expect(row?.licenceExpiresOn).toBe("2030-01-01");
  });

  test("progress is told to the officer who imports and to nobody else", async () => {
    await importWhole(world, await xlsxFile(rows(2)));
    await world.settle();
    const pushes = await LivePush.findAll({ where: { name: "establishment.import_progressed.v1" } });
    expect(pushes.length).toBeGreaterThan(2);
    expect(new Set(pushes.flatMap(({ topics }) => topics))).toEqual(new Set(["officer:1"]));
  });
});
