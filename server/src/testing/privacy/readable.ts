import { inflateSync } from "node:zlib";
import ExcelJS from "exceljs";

const hex = (digits: string): number[] => (digits.match(/.{4}/g) ?? []).map((code) => parseInt(code, 16));

/** Glyph → character, as the fonts of a PDF say it for those who copy text. */
const glyphs = (maps: readonly string[]): Map<number, string> => {
  const found = new Map<number, string>();
  for (const map of maps) {
    for (const [, from, , list] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
      [...list!.matchAll(/<([0-9a-f]+)>/gi)].forEach(([, text], at) => found.set(parseInt(from!, 16) + at, String.fromCharCode(...hex(text!))));
    }
  }
  return found;
};

const streamsOf = (bytes: Buffer): string[] =>
  [...bytes.toString("latin1").matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, body]) => {
    try {
      return [inflateSync(Buffer.from(body!, "latin1")).toString("latin1")];
    } catch {
      return [];
    }
  });

/** The words of a PDF: every line of text read with every font, which finds what is there and never less. */
export const textOfPdf = (bytes: Buffer): string => {
  const streams = streamsOf(bytes);
  const fonts = streams.filter((text) => text.includes("begincmap")).map((map) => glyphs([map]));
  const lines = streams.flatMap((text) => [...text.matchAll(/\[([^\]]*)\] TJ/g)].map(([, shown]) => [...shown!.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, digits]) => hex(digits!))));
  return fonts.map((font) => lines.map((line) => line.map((glyph) => font.get(glyph) ?? "").join("")).join("\n")).join("\n");
};

export const textOfWorkbook = async (bytes: Buffer): Promise<string> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()));
};

/** All that somebody can read in an answer: its bytes, what they say as UTF-8, its headers, and the words inside of files. */
export const readable = async (response: Response): Promise<string> => {
  const bytes = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get("content-type") ?? "";
  const inside = type.includes("pdf") ? textOfPdf(bytes) : type.includes("spreadsheetml") ? await textOfWorkbook(bytes) : "";
  return [JSON.stringify([...response.headers].map(([name, value]) => [name, decodeURIComponent(value.replace(/%(?![0-9a-f]{2})/gi, "%25"))])), bytes.toString("latin1"), bytes.toString("utf8"), inside].join("\n");
};
