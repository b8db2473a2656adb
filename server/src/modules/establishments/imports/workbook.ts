import { UnreadableFile } from "./sheet";
import type { Archive } from "./open-archive";
import { readWholeXml } from "./xml-stream";

/** What must be known of a workbook before its first sheet is read. */
export interface Workbook {
  readonly sheet: string;
  /** By style index: the number is a date. */
  readonly isDate: (style: number) => boolean;
  /** Days to add to a serial number: old Macintosh workbooks count from 1904. */
  readonly serialOffset: number;
}

const ignore = (): void => undefined;

/** Built-in number formats that show a date (ECMA-376 18.8.30, with the East Asian ones). */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);

const showsDate = (format: string): boolean => /[yd]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));

const readStyles = async (archive: Archive): Promise<Workbook["isDate"]> => {
  const formats = new Map<number, string>();
  const styles: number[] = [];
  let inCells = false;
  if (archive.has("xl/styles.xml")) {
    await readWholeXml(await archive.open("xl/styles.xml"), {
      open: (name, attributes) => {
        if (name === "numFmt") formats.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
        else if (name === "cellXfs") inCells = true;
        else if (name === "xf" && inCells) styles.push(Number(attributes["numFmtId"] ?? 0));
      },
      close: (name) => {
        if (name === "cellXfs") inCells = false;
      },
      text: ignore,
    });
  }
  const dates = styles.map((id) => isBuiltInDate(id) || showsDate(formats.get(id) ?? ""));
  return (style) => dates[style] ?? false;
};

const readTargets = async (archive: Archive): Promise<ReadonlyMap<string, string>> => {
  const targets = new Map<string, string>();
  await readWholeXml(await archive.open("xl/_rels/workbook.xml.rels"), {
    open: (name, { Id, Target }) => {
      if (name === "Relationship" && Id && Target) targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
    },
    close: ignore,
    text: ignore,
  });
  return targets;
};

/** Finds the first visible sheet of a workbook and how its dates are written. */
export const readWorkbook = async (archive: Archive): Promise<Workbook> => {
  const sheets: string[] = [];
  let serialOffset = 0;
  await readWholeXml(await archive.open("xl/workbook.xml"), {
    open: (name, attributes) => {
      if (name === "workbookPr" && /^(1|true)$/.test(attributes["date1904"] ?? "")) serialOffset = 1462;
      else if (name === "sheet" && (attributes["state"] ?? "visible") === "visible") sheets.push(attributes["r:id"] ?? "");
    },
    close: ignore,
    text: ignore,
  });
  const sheet = (await readTargets(archive)).get(sheets[0] ?? "");
  if (sheet === undefined) throw new UnreadableFile("工作簿中没有可读的工作表");
  return { sheet, serialOffset, isDate: await readStyles(archive) };
};
