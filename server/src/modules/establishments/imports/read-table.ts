import { open } from "node:fs/promises";
import { COLUMNS, columnOf, type Column } from "./columns";
import { cellText } from "./cell-values";
import { readCsv } from "./read-csv";
import { readXlsx } from "./read-xlsx";
import { MAX_ROWS, UnreadableFile, type Cell, type SheetRow } from "./sheet";

const HEADER_WITHIN = 10;
/** Columns without which rows cannot be told apart. */
const IDENTIFYING = ["name", "licenceNumber"];

/** A row of data: cells by column, blank ones left out. */
export interface DataRow {
  readonly row: number;
  readonly cells: ReadonlyMap<Column, Cell>;
}

const textOf = (cell: Cell): string => (typeof cell === "string" ? cellText(cell) : "");

const isBlank = ({ cells }: SheetRow): boolean => cells.every((cell) => typeof cell === "string" && cellText(cell) === "");

/** What kind of file it is, by its first bytes; its name does not matter. */
const readerOf = async (path: string): Promise<(path: string) => AsyncGenerator<SheetRow>> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    if (bytesRead === 0) throw new UnreadableFile("文件是空的");
    if (buffer.readUInt32BE(0) === 0xd0cf11e0) throw new UnreadableFile("这是旧版 Excel（.xls）或加密的文件，请另存为 .xlsx 后再上传");
    return buffer.readUInt32BE(0) === 0x504b0304 ? readXlsx : readCsv;
  } finally {
    await file.close();
  }
};

type Header = ReadonlyMap<number, Column>;

const readHeader = ({ cells }: SheetRow): Header | null => {
  const found = cells.flatMap((cell, at) => {
    const column = columnOf(textOf(cell));
    return column ? [[at, column] as const] : [];
  });
  if (!IDENTIFYING.every((field) => found.some(([, column]) => column.field === field))) return null;
  const twice = found.find(([at, column]) => found.some(([other, same]) => other < at && same === column));
  if (twice) throw new UnreadableFile(`表头中“${twice[1].header}”出现了两次，请删去一列`);
  return new Map(found);
};

const dataOf = ({ row, cells }: SheetRow, header: Header): DataRow => {
  const present = [...header].flatMap(([at, column]) => {
    const cell = cells[at] ?? "";
    return typeof cell === "string" && cellText(cell) === "" ? [] : [[column, cell] as const];
  });
  return { row, cells: new Map(present) };
};

const noHeader = (): UnreadableFile => {
  const names = COLUMNS.filter(({ required }) => required).map(({ header }) => header);
  return new UnreadableFile(`前 ${HEADER_WITHIN} 行中没有找到表头，至少应有“单位名称”和“许可证编号”两列；必填列为：${names.join("、")}`);
};

/** Reads the rows of a file, whatever its kind and the order of its columns. Throws UnreadableFile where it is no such table. */
export const readTable = async function* (path: string): AsyncGenerator<DataRow> {
  const read = await readerOf(path);
  let header: Header | null = null;
  let rows = 0;
  for await (const row of read(path)) {
    if (header) {
      if (isBlank(row)) continue;
      rows += 1;
      if (rows > MAX_ROWS) throw new UnreadableFile(`一次最多导入 ${MAX_ROWS / 10_000} 万行，请分成几个文件`);
      yield dataOf(row, header);
    } else {
      header = readHeader(row);
      if (!header && row.row >= HEADER_WITHIN) throw noHeader();
    }
  }
  if (!header) throw noHeader();
};
