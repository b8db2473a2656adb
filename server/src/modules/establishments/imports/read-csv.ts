import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { MAX_CELL, MAX_COLUMNS, UnreadableFile, type Cell, type SheetRow } from "./sheet";

const SNIFFED = 1_048_576;
const MAX_RECORD = 1_000_000;

/** UTF-8 where the beginning is valid UTF-8, else GB18030, which Chinese Excel writes. */
export const encodingOf = (beginning: Buffer): "utf-8" | "gb18030" | "utf-16le" => {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return "utf-16le";
  try {
    // `stream`, because the last character may be cut in the middle.
    new TextDecoder("utf-8", { fatal: true }).decode(beginning, { stream: true });
    return "utf-8";
  } catch {
    return "gb18030";
  }
};

const beginningOf = async (path: string): Promise<Buffer> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED), 0, SNIFFED, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

const decoded = async function* (path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
};

/** The separator that the first line has most of: comma, tab or semicolon. */
const separatorOf = (text: string): string => {
  const line = text.split(/\r?\n/, 1)[0] ?? "";
  const count = (separator: string): number => line.split(separator).length;
  return [",", "\t", ";"].reduce((best, one) => (count(one) > count(best) ? one : best), ",");
};

/** A text that begins like a formula would become one in a spreadsheet: it is treated as one here. */
const asCell = (text: string): Cell => (text.startsWith("=") ? { formula: true } : text.slice(0, MAX_CELL));

/** Reads a .csv record by record; the row number is the line on which the record begins, as a spreadsheet counts records. */
export const readCsv = async function* (path: string): AsyncGenerator<SheetRow> {
  const beginning = await beginningOf(path);
  const encoding = encodingOf(beginning);
  if (encoding !== "utf-16le" && beginning.includes(0)) throw new UnreadableFile("文件不是 Excel 或 CSV 表格，请使用导入模板");
  const delimiter = separatorOf(new TextDecoder(encoding).decode(beginning.subarray(0, 8192)));
  const records = Readable.from(decoded(path, encoding)).pipe(
    parse({ bom: true, delimiter, relax_column_count: true, relax_quotes: true, max_record_size: MAX_RECORD, skip_empty_lines: false })
  );
  let row = 0;
  try {
    for await (const record of records as AsyncIterable<string[]>) {
      row += 1;
      yield { row, cells: record.slice(0, MAX_COLUMNS).map(asCell) };
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile(`第 ${row + 1} 行附近的引号或分隔符有误，无法继续读取`);
  }
};
