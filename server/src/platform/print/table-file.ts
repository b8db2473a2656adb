import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import ExcelJS from "exceljs";

export type CellValue = string | number | null;

/** A table that leaves the system as a file, row by row. */
export interface TableFile {
  readonly sheet: string;
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: AsyncIterable<readonly CellValue[]>;
}

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const CSV = "text/csv";
const BOM = "\ufeff";
/** Characters of a CSV that are sent together. */
const PIECE = 32_768;

/** A text that a spreadsheet would take for a formula gets a quote in front, so that it stays a text; our import takes it off again. */
export const harmless = (value: CellValue): CellValue => (typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value);

const quoted = (value: CellValue): string => {
  const text = String(harmless(value) ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The table as CSV: UTF-8 with a mark, so that Chinese Excel reads it rightly. */
export const csvOf = ({ columns, rows }: TableFile): Readable => {
  const lines = async function* (): AsyncGenerator<string> {
    let text = `${BOM}${columns.map(({ header }) => quoted(header)).join(",")}\r\n`;
    for await (const row of rows) {
      text += `${row.map(quoted).join(",")}\r\n`;
      if (text.length < PIECE) continue;
      yield text;
      text = "";
    }
    yield text;
  };
  return Readable.from(lines(), { objectMode: false });
};

const write = async ({ sheet, columns, rows }: TableFile, out: PassThrough): Promise<void> => {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const page = book.addWorksheet(sheet, { views: [{ state: "frozen", ySplit: 1 }] });
  page.columns = columns.map(({ header, width }) => ({ header, width }));
  page.getRow(1).font = { bold: true };
  for await (const row of rows) {
    if (out.destroyed) return;
    page.addRow(row.map(harmless)).commit();
    // A reader that has gone away closes instead of draining.
    if (out.writableNeedDrain) await Promise.race([once(out, "drain"), once(out, "close")]);
  }
  page.commit();
  await book.commit();
};

/** The table as .xlsx, written while it is sent: memory does not grow with the number of rows. */
export const xlsxOf = (table: TableFile): Readable => {
  const out = new PassThrough();
  write(table, out).catch((error: unknown) => out.destroy(error as Error));
  return out;
};
