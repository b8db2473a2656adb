import { addDays } from "@sunshine/domain/kernel/day";
import { openArchive } from "./open-archive";
import { readSharedStrings, type SharedStrings } from "./shared-strings";
import { MAX_CELL, MAX_COLUMNS, type Cell, type SheetRow } from "./sheet";
import { readWorkbook, type Workbook } from "./workbook";
import { readXml, type XmlHandlers } from "./xml-stream";

/** "C12" → 2. */
const columnOfRef = (ref: string): number => {
  let column = 0;
  for (let at = 0; at < ref.length; at += 1) {
    const letter = ref.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
};

/** Long numbers as they are typed: 1.38E+10 is a telephone number. */
const plainNumber = (text: string): string => (/e/i.test(text) && Number.isSafeInteger(Number(text)) ? String(Number(text)) : text);

const asDay = (serial: string, { serialOffset }: Workbook): string => {
  const days = Math.floor(Number(serial)) + serialOffset;
  return Number.isFinite(days) && days > 0 && days < 200_000 ? addDays("1899-12-30", days) : serial;
};

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  formula: boolean;
  text: string;
}

const valueOf = ({ type, style, formula, text }: OpenCell, workbook: Workbook, strings: SharedStrings): Cell => {
  if (formula) return { formula: true };
  if (type === "s") return strings.at(Number(text));
  if (type === "b") return text === "1" ? "是" : "否";
  if (type !== "n") return text;
  return text !== "" && workbook.isDate(style) ? asDay(text, workbook) : plainNumber(text);
};

/** Gathers rows from the tags of a sheet; `rows` fills as the sheet is read and is emptied by the reader. */
const gatherRows = (workbook: Workbook, strings: SharedStrings, rows: SheetRow[]): XmlHandlers => {
  let row = 0;
  let next = 0;
  let cells: Cell[] = [];
  let cell: OpenCell | null = null;
  let inValue = false;
  const openRow = (number: string | undefined): void => {
    row = Number(number ?? row + 1);
    cells = [];
    next = 0;
  };
  const openCell = ({ r, t = "n", s = "0" }: Readonly<Record<string, string>>): void => {
    const column = r === undefined ? next : columnOfRef(r);
    next = column + 1;
    cell = { column, type: t, style: Number(s), formula: false, text: "" };
  };
  const open: XmlHandlers["open"] = (name, attributes) => {
    if (name === "row") openRow(attributes["r"]);
    else if (name === "c") openCell(attributes);
    else if (name === "f" && cell) cell.formula = true;
    else if (name === "v" || name === "t") inValue = true;
  };
  const close: XmlHandlers["close"] = (name) => {
    if (name === "v" || name === "t") inValue = false;
    else if (name === "c" && cell) {
      if (cell.column >= 0 && cell.column < MAX_COLUMNS) cells[cell.column] = valueOf(cell, workbook, strings);
      cell = null;
    } else if (name === "row") rows.push({ row, cells: Array.from(cells, (it) => it ?? "") });
  };
  const text: XmlHandlers["text"] = (piece) => {
    if (inValue && cell && cell.text.length < MAX_CELL) cell.text += piece;
  };
  return { open, close, text };
};

/** Reads the first visible sheet of an .xlsx row by row, in memory that does not grow with the number of rows. */
export const readXlsx = async function* (path: string): AsyncGenerator<SheetRow> {
  const archive = await openArchive(path);
  let strings: SharedStrings | null = null;
  try {
    const workbook = await readWorkbook(archive);
    strings = await readSharedStrings(archive.has("xl/sharedStrings.xml") ? await archive.open("xl/sharedStrings.xml") : null);
    const rows: SheetRow[] = [];
    for await (const _ of readXml(await archive.open(workbook.sheet), gatherRows(workbook, strings, rows))) {
      void _;
      yield* rows.splice(0);
    }
    yield* rows.splice(0);
  } finally {
    strings?.close();
    archive.close();
  }
};
