import { Op } from "sequelize";
import { dayOf } from "@sunshine/domain/kernel/day";
import { insertRows } from "../../../platform/db/insert-rows";
import { inTransaction } from "../../../platform/db/transaction";
import type { Services } from "../../../platform/services";
import { fieldsOf } from "../archive-columns";
import { Establishment } from "../establishment.model";
import { Import } from "../import.model";
import { EXAMPLE_MARK } from "../imports/columns";
import { compareRow, licenceOf, readValues, type ComparedRow, type Known } from "../imports/compare-rows";
import { countOutcomes, rejectRepeated } from "../imports/finish-reading";
import { holdImport, moveOn, Superseded, type Turn } from "../imports/hold";
import { sealContent } from "../imports/import-content";
import { readTable, type DataRow } from "../imports/read-table";
import { UnreadableFile } from "../imports/sheet";
import { tellProgress } from "../imports/tell-progress";

export const CHUNK = 500;

/** Files that are being read just now: a reading goes on from turn to turn, so that other jobs get theirs between. */
const readings = new Map<string, AsyncGenerator<DataRow>>();

const rowsAfter = async function* (path: string, after: number): AsyncGenerator<DataRow> {
  for await (const row of readTable(path)) {
    const name = [...row.cells].find(([{ field }]) => field === "name")?.[1];
    const isExample = typeof name === "string" && name.startsWith(EXAMPLE_MARK);
    if (row.row > after && !isExample) yield row;
  }
};

const readingOf = async ({ files }: Services, batch: Import): Promise<AsyncGenerator<DataRow>> => {
  const open = readings.get(batch.publicId);
  if (open) return open;
  const path = await files.pathOf(batch.file);
  if (path === null) throw new UnreadableFile("上传的文件已不在服务器上，请重新上传");
  const rows = rowsAfter(path, batch.handledThrough);
  readings.set(batch.publicId, rows);
  return rows;
};

const letGo = async (publicId: string): Promise<void> => {
  const rows = readings.get(publicId);
  readings.delete(publicId);
  await rows?.return(undefined);
};

const take = async (rows: AsyncGenerator<DataRow>, count: number): Promise<DataRow[]> => {
  const taken: DataRow[] = [];
  while (taken.length < count) {
    const next = await rows.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
};

const knownBy = async (services: Services, licences: readonly string[]): Promise<ReadonlyMap<string, Known>> => {
  const rows = await Establishment.findAll({ where: { licenceNumber: licences.filter((it) => it !== "") } });
  return new Map(rows.map((row) => [row.licenceNumber, { fields: fieldsOf(services, row), version: row.version }]));
};

/** One place, one licence 一地一证 (食品经营许可管理办法): the same code at the same address under another number is pointed out. */
const warnOfTwins = async (rows: readonly ComparedRow[]): Promise<readonly ComparedRow[]> => {
  const codes = rows.flatMap(({ outcome, fields }) => (outcome === "new" && fields ? [fields.creditCode] : []));
  if (codes.length === 0) return rows;
  const holders = await Establishment.findAll({ where: { creditCode: codes, state: { [Op.ne]: "closed" } }, attributes: ["creditCode", "address", "name", "licenceNumber"], raw: true });
  const placeOf = (it: { creditCode: string; address: string }): string => `${it.creditCode}|${it.address.replace(/\s/g, "")}`;
  const byPlace = new Map(holders.map((holder) => [placeOf(holder), holder]));
  return rows.map((row) => {
    const twin = row.outcome === "new" && row.fields ? byPlace.get(placeOf(row.fields)) : undefined;
    return twin ? { ...row, warnings: [...row.warnings, `同一信用代码、同一地址已有“${twin.name}”（${twin.licenceNumber}），如系换证请直接修改其许可证编号`] } : row;
  });
};

/** A compared row with its content sealed: ready to be stored. */
type ReadyRow = ComparedRow & { readonly content: string };

const compareChunk = async (services: Services, rows: readonly DataRow[]): Promise<readonly ReadyRow[]> => {
  const { region, clock, sealing } = services;
  const read = rows.map((row) => ({ row: row.row, read: readValues(row, region) }));
  const known = await knownBy(services, read.map((it) => licenceOf(it.read)));
  const context = { region, today: dayOf(clock.now()) };
  const compared = await warnOfTwins(read.map(({ row, read: it }) => compareRow(row, it, known.get(licenceOf(it)), context)));
  // An unchanged row has nothing to apply and nothing to correct.
  return compared.map((it) => ({ ...it, content: it.outcome === "unchanged" ? "" : sealContent(sealing, it.fields ? { fields: it.fields } : { written: it.written }) }));
};

const COLUMNS = ["import_id", "row", "outcome", "name", "licence_number", "content", "version", "changes", "rejections", "warnings"] as const;

const store = async (services: Services, batch: Import, rows: readonly ReadyRow[]): Promise<void> => {
  const { sequelize } = services.db;
  const progress = { done: batch.done + rows.length, handledThrough: rows.at(-1)?.row ?? batch.handledThrough };
  await inTransaction(sequelize, async () => {
    await insertRows(
      sequelize,
      "establishment_import_rows",
      COLUMNS,
      rows.map(({ row, outcome, name, licenceNumber, content, version, changes, rejections, warnings }) => [
        batch.id, row, outcome, name, licenceNumber, content, version, JSON.stringify(changes), JSON.stringify(rejections), JSON.stringify(warnings),
      ])
    );
    await moveOn(batch, progress, services.clock.now());
    await tellProgress({ ...batch.get({ plain: true }), ...progress });
  });
  batch.set(progress);
};

const finish = async (services: Services, batch: Import): Promise<void> => {
  await inTransaction(services.db.sequelize, async () => {
    await rejectRepeated(batch.id);
    const counts = await countOutcomes(batch.id);
    const progress = { ...counts, state: "previewed" as const, total: batch.done, handledThrough: 0 };
    await moveOn(batch, progress, services.clock.now());
    await tellProgress({ ...batch.get({ plain: true }), ...progress });
  });
};

const fail = async (services: Services, batch: Import, failure: string): Promise<void> => {
  await inTransaction(services.db.sequelize, async () => {
    await Import.update({ state: "failed", failure }, { where: { id: batch.id, state: "reading" } });
    await tellProgress({ ...batch.get({ plain: true }), state: "failed" });
  });
};

/** Works through the file for a while; true at its end. The next rows are taken while the database stores the last ones. */
const readOn = async (services: Services, batch: Import, forMs: number): Promise<boolean> => {
  const until = performance.now() + forMs;
  const rows = await readingOf(services, batch);
  let storing: Promise<void> = Promise.resolve();
  let ended = false;
  try {
    while (!ended && performance.now() < until) {
      const taken = await take(rows, CHUNK);
      ended = taken.length < CHUNK;
      const compared = taken.length > 0 ? await compareChunk(services, taken) : [];
      await storing;
      if (compared.length > 0) storing = store(services, batch, compared);
      // Its error is met below or in the next turn of the loop; until then it must not count as forgotten.
      storing.catch(() => undefined);
    }
  } finally {
    // Whatever happens to the next rows, the last ones are stored before anybody else goes on.
    await storing;
  }
  if (!ended) return false;
  if (batch.done === 0) throw new UnreadableFile("表格中没有数据行");
  await finish(services, batch);
  return true;
};

/** Reads and compares a file 读取比对 until its end or until the time is up. A reading that was cut off goes on after the last stored row. */
export const readImport = async (services: Services, publicId: string, forMs: number): Promise<Turn> => {
  const batch = await Import.findOne({ where: { publicId } });
  if (batch?.state !== "reading") {
    await letGo(publicId);
    return "done";
  }
  if (!(await holdImport(batch.id, "reading", services.clock.now()))) return "held";
  try {
    if (!(await readOn(services, batch, forMs))) return "more";
    await letGo(publicId);
    return "done";
  } catch (error) {
    await letGo(publicId);
    if (error instanceof Superseded) return "held";
    if (!(error instanceof UnreadableFile)) throw error;
    await fail(services, batch, error.message.slice(0, 300));
    return "done";
  }
};
