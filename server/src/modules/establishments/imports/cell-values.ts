import { OPEN_KITCHEN_LABELS } from "@sunshine/domain/establishments/establishment.fields";
import { ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import { addDays, DaySchema, type Day } from "@sunshine/domain/kernel/day";
import type { Region } from "@sunshine/domain/regions/region";
import type { CellKind } from "./columns";

export type Reading = { readonly value: string | number | boolean } | { readonly reason: string };

const refuse = (reason: string): Reading => ({ reason });
const MARK = /^'(?=[=+\-@\t\r])/;

/** The text of a cell without the blanks around it and without the quote that our own exports put before a sign. */
export const cellText = (text: string): string => text.replace(/^[\s\u3000\ufeff]+|[\s\u3000]+$/g, "").replace(MARK, "");

/** Excel counts days from 1899-12-30, with a leap day in 1900 that never was. */
const fromSerial = (serial: number): Day => addDays("1899-12-30", Math.floor(serial));

const FIRST_SERIAL = 18_264;
const LAST_SERIAL = 73_050;

const composed = (year: string, month: string, day: string): string => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

/** Reads a day 日期 as people write it: 2026-1-31, 2026/1/31, 2026.1.31, 2026年1月31日, 20260131, or an Excel serial number (years 1950–2099). */
export const readDay = (text: string): Day | null => {
  const given = text.normalize("NFKC").trim();
  const written = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]\s*\d{1,2}:\d{2}.*)?$/.exec(given) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(given);
  if (written) {
    const day = composed(written[1] ?? "", written[2] ?? "", written[3] ?? "");
    return DaySchema.safeParse(day).success ? day : null;
  }
  const serial = /^\d{5}(?:\.\d+)?$/.test(given) ? Number(given) : NaN;
  return serial >= FIRST_SERIAL && serial <= LAST_SERIAL ? fromSerial(serial) : null;
};

const readNumber = (text: string): Reading => {
  const plain = text.normalize("NFKC").replace(/[,，\s]/g, "").replace(/(平方米|㎡|m2|人|个|位)$/i, "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? { value: Number(plain) } : refuse("应为数字");
};

const YES = new Set(["是", "有", "√", "y", "yes", "true", "1"]);
const NO = new Set(["否", "无", "×", "n", "no", "false", "0"]);

const readFlag = (text: string): Reading => {
  const word = text.toLowerCase();
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : refuse("应填“是”或“否”");
};

const readWord = (text: string, words: Readonly<Record<string, string>>, reason: string): Reading => {
  const known = Object.entries(words).find(([code, label]) => label === text || code === text);
  return known ? { value: known[0] } : refuse(reason);
};

const readers: Record<CellKind, (text: string, region: Pick<Region, "towns">) => Reading> = {
  text: (text) => ({ value: text }),
  code: (text) => ({ value: text.normalize("NFKC").replace(/\s/g, "") }),
  day: (text) => {
    const day = readDay(text);
    return day === null ? refuse("日期无法识别，请写成 2026-01-31") : { value: day };
  },
  number: readNumber,
  flag: readFlag,
  type: (text) => readWord(text, ESTABLISHMENT_TYPE_LABELS, "不在业态可选值之内"),
  kitchen: (text) => readWord(text, OPEN_KITCHEN_LABELS, "不在明厨亮灶可选值之内"),
  town: (text, { towns }) => readWord(text, Object.fromEntries(towns.map(({ code, name }) => [code, name])), "不是本县的乡镇"),
};

/** Turns the text of a cell into a value of its column, or tells in Chinese why it cannot. */
export const readCell = (kind: CellKind, text: string, region: Pick<Region, "towns">): Reading => readers[kind](text, region);
