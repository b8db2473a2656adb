import { openPromise, type Entry, type ZipFile } from "yauzl";
import type { Readable } from "node:stream";
import { UnreadableFile } from "./sheet";

const MIB = 1_048_576;
const MAX_ENTRIES = 2000;
const MAX_UNPACKED = 900 * MIB;
/** Small files may shrink a lot; large ones that shrink more than this are made to harm. */
const MAX_RATIO = 150;
const RATIO_FROM = 20 * MIB;

/** The parts of an .xlsx, opened only after their number and their sizes have been judged. */
export interface Archive {
  readonly has: (name: string) => boolean;
  /** A part, unpacked as it is read; it ends with an error where it turns out longer than was declared. */
  readonly open: (name: string) => Promise<Readable>;
  readonly close: () => void;
}

const judge = (entries: readonly Entry[], fileSize: number): void => {
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (entries.some(({ generalPurposeBitFlag }) => (generalPurposeBitFlag & 1) === 1)) throw new UnreadableFile("文件已加密，请取消密码保护后再上传");
  if (unpacked > MAX_UNPACKED || (unpacked > RATIO_FROM && unpacked / Math.max(1, fileSize) > MAX_RATIO)) {
    throw new UnreadableFile("文件解压后异常庞大，可能已损坏或被改动，请重新从模板制作");
  }
};

const listEntries = async (zip: ZipFile): Promise<Entry[]> => {
  if (zip.entryCount > MAX_ENTRIES) throw new UnreadableFile("文件内部结构异常，请重新从模板制作");
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
};

/** Opens an .xlsx as what it is, a zip, and refuses bombs before anything is unpacked. */
export const openArchive = async (path: string): Promise<Archive> => {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw new UnreadableFile("文件不是有效的 Excel 工作簿（.xlsx），可能已损坏");
  });
  try {
    const entries = await listEntries(zip);
    judge(entries, zip.fileSize);
    const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
    if (!byName.has("xl/workbook.xml")) throw new UnreadableFile("文件不是 Excel 工作簿，请使用 .xlsx 或 .csv 文件");
    return {
      has: (name) => byName.has(name),
      open: (name) => {
        const entry = byName.get(name);
        if (!entry) throw new UnreadableFile("Excel 文件缺少必要内容，可能已损坏");
        return zip.openReadStreamPromise(entry);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof UnreadableFile ? error : new UnreadableFile("文件不是有效的 Excel 工作簿（.xlsx），可能已损坏");
  }
};
