import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import type { Region } from "@sunshine/domain/regions/region";
import { FileAnswer } from "../../../platform/http/route";
import { CSV, csvOf, XLSX } from "../../../platform/print/table-file";
import { allowedWords, COLUMNS, EXAMPLE_MARK, type Column } from "./columns";

const WORDS_SHEET = "可选值";
const LAST_ROW = 5000;
const CHOICES = ["type", "town", "kitchen", "flag"] as const;
const CHOICE_HEADERS = { type: "业态", town: "所在乡镇", kitchen: "明厨亮灶", flag: "是否" };

/** Present in exceljs, absent from its types. */
interface Validations {
  readonly dataValidations: { add: (range: string, rule: ExcelJS.DataValidation) => void };
}

const ruleOf = ({ kind, header }: Column, region: Region): ExcelJS.DataValidation | null => {
  const at = CHOICES.findIndex((choice) => choice === kind);
  const words = allowedWords(kind, region);
  if (at < 0 || !words) return null;
  const letter = String.fromCharCode(65 + at);
  const formulae = [`${WORDS_SHEET}!$${letter}$2:$${letter}$${words.length + 1}`];
  return { type: "list", allowBlank: true, showErrorMessage: true, errorTitle: header, error: `请从“${WORDS_SHEET}”中选择`, formulae };
};

const fillSheet = (book: ExcelJS.Workbook, region: Region): void => {
  const sheet = book.addWorksheet("主体档案", { views: [{ state: "frozen", ySplit: 1, xSplit: 1 }] });
  sheet.columns = COLUMNS.map(({ header, required, width }) => ({ header: required ? `${header}*` : header, width }));
  COLUMNS.forEach((column, at) => {
    const cell = sheet.getRow(1).getCell(at + 1);
    cell.font = { bold: true, color: { argb: "FFFFFFFF" } };
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: column.required ? "FF0F7B5F" : "FF5B6876" } };
    // Codes, days and telephone numbers stay as they are typed.
    if (column.kind === "code" || column.kind === "day") sheet.getColumn(at + 1).numFmt = "@";
    const rule = ruleOf(column, region);
    const letter = sheet.getColumn(at + 1).letter;
    if (rule) (sheet as unknown as Validations).dataValidations.add(`${letter}2:${letter}${LAST_ROW}`, rule);
  });
  const example = sheet.addRow(COLUMNS.map(({ kind, example: text }) => (kind === "number" && text !== "" ? Number(text) : text)));
  example.font = { italic: true, color: { argb: "FF5B6876" } };
};

const fillWords = (book: ExcelJS.Workbook, region: Region): void => {
  const sheet = book.addWorksheet(WORDS_SHEET);
  sheet.columns = CHOICES.map((choice) => ({ header: CHOICE_HEADERS[choice], width: 20 }));
  sheet.getRow(1).font = { bold: true };
  CHOICES.forEach((choice, at) => (allowedWords(choice, region) ?? []).forEach((word, row) => (sheet.getRow(row + 2).getCell(at + 1).value = word)));
};

const fillNotes = (book: ExcelJS.Workbook): void => {
  const sheet = book.addWorksheet("填写说明");
  sheet.columns = [{ header: "列", width: 24 }, { header: "是否必填", width: 12 }, { header: "说明", width: 70 }];
  sheet.getRow(1).font = { bold: true };
  for (const { header, required, note } of COLUMNS) sheet.addRow([header, required ? "必填" : "选填", note]);
  const rules = [
    `以“${EXAMPLE_MARK}”开头的行不会导入，可以保留或删去。`,
    "系统按许可证编号查找已有主体：找到的比对后更新，没有找到的新建；空白单元格不改动原值。",
    "单元格中不要使用公式；上传后先显示比对结果，确认后才写入。",
  ];
  sheet.addRow([]);
  rules.forEach((rule) => sheet.addRow(["", "", rule]));
};

const workbook = async (region: Region): Promise<FileAnswer> => {
  const book = new ExcelJS.Workbook();
  fillSheet(book, region);
  fillWords(book, region);
  fillNotes(book);
  const bytes = Buffer.from(await book.xlsx.writeBuffer());
  return new FileAnswer(XLSX, bytes, { fileName: "主体档案导入模板.xlsx" });
};

/** The import template 导入模板 with a filled example, the words that may be chosen and a word on every column. */
export const importTemplate = async (region: Region, format: "xlsx" | "csv"): Promise<FileAnswer> => {
  if (format === "xlsx") return workbook(region);
  const rows = Readable.from([COLUMNS.map(({ example }) => example)]);
  return new FileAnswer(CSV, csvOf({ sheet: "", columns: COLUMNS, rows }), { fileName: "主体档案导入模板.csv" });
};
