import { createWriteStream } from "node:fs";
import { once } from "node:events";
import ExcelJS from "exceljs";
import { ESTABLISHMENT_TYPE_LABELS, ESTABLISHMENT_TYPES } from "@sunshine/domain/establishments/establishment.vocabulary";
import { composeCreditCode } from "@sunshine/domain/establishments/credit-code";
import { licenceCheckDigit } from "@sunshine/domain/establishments/licence-number";
import type { Region } from "@sunshine/domain/regions/region";
import { COLUMNS, type Field } from "../../server/src/modules/establishments/imports/columns";

const SURNAMES = [..."王李张刘陈杨赵黄周吴方徐洪余汪"];
const WORDS = ["千岛湖", "秀水", "老街", "临岐", "山里", "渔家", "阿婆", "新安", "梦姑", "银泰"];
const KINDS = ["鱼味馆", "面馆", "小吃店", "酒楼", "茶餐厅", "早餐店", "农家乐", "火锅店"];

const pick = <T>(items: readonly T[], at: number): T => items[at % items.length] as T;

/** The nth shop of a county of invented ones, as a clerk would have typed it. */
const cellsOf = (n: number, region: Pick<Region, "towns">): Readonly<Record<Field, string>> => {
  const number = `2330127${String(n).padStart(6, "0")}`;
  const person = `${pick(SURNAMES, n)}某${n % 10}`;
  const name = `${pick(WORDS, n)}${pick(SURNAMES, n * 7)}记${pick(KINDS, n * 3)}${n} 号店`;
  const town = pick(region.towns, n);
  return {
    name, creditCode: composeCreditCode("92", "330127", `MA${String(n).padStart(6, "0")}`), licenceNumber: `JY${number}${licenceCheckDigit(number)}`,
    operator: name, legalRepresentative: person, licenceIssuedOn: "2024-03-18", licenceExpiresOn: "2029-03-17", type: ESTABLISHMENT_TYPE_LABELS[pick(ESTABLISHMENT_TYPES, n)],
    scenicArea: n % 9 === 0 ? "是" : "否", takeawayOnly: "否", keyUnit: n % 50 === 0 ? "是" : "否", areaM2: String(20 + (n % 400)), seats: String(n % 200), mealsServed: "",
    address: `${town.name}新安大街 ${n} 号`, townCode: town.name, lng: String(118.6 + (n % 997) / 2000), lat: String(29.3 + (n % 991) / 2000),
    contactName: person, contactPhone: `138${String(n).padStart(8, "0")}`, subMchid: "", paymentHint: "", openKitchen: "未建设",
  };
};

const rowOf = (n: number, region: Pick<Region, "towns">): string[] => {
  const cells = cellsOf(n, region);
  return COLUMNS.map(({ field }) => cells[field]);
};

/** Writes a table of `rows` invented shops; numbers begin at 1. */
export const writeCsv = async (path: string, rows: number, region: Pick<Region, "towns">): Promise<void> => {
  const file = createWriteStream(path);
  const write = async (cells: readonly string[]): Promise<void> => {
    if (!file.write(`${cells.join(",")}\n`)) await once(file, "drain");
  };
  await write(COLUMNS.map(({ header }) => header));
  for (let n = 1; n <= rows; n += 1) await write(rowOf(n, region));
  file.end();
  await once(file, "finish");
};

/** The same as a workbook. */
export const writeXlsx = async (path: string, rows: number, region: Pick<Region, "towns">): Promise<void> => {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: false });
  const sheet = book.addWorksheet("主体档案");
  sheet.addRow(COLUMNS.map(({ header }) => header)).commit();
  for (let n = 1; n <= rows; n += 1) sheet.addRow(rowOf(n, region)).commit();
  await book.commit();
};
