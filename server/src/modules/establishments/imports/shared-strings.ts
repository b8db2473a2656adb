import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { MAX_CELL } from "./sheet";
import { readXml } from "./xml-stream";

const BLOCK = 65_536;
const KEPT_BLOCKS = 64;
const WRITE_AT = 1_048_576;

/**
 * The texts that cells of an .xlsx point to 共享字符串. They lie in a file of their own, not in memory: a sheet of 100,000
 * shops has most of a million of them. Cells point to them nearly in order, so a few blocks in memory serve most reads.
 */
export interface SharedStrings {
  readonly at: (index: number) => string;
  readonly close: () => void;
}

const createStore = () => {
  const directory = mkdtempSync(join(tmpdir(), "sunshine-import-"));
  const file = openSync(join(directory, "strings"), "w+");
  let ends = new Float64Array(4096);
  let count = 0;
  let size = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const flush = (): void => {
    for (const bytes of waiting) writeSync(file, bytes);
    waiting = [];
    waitingBytes = 0;
  };
  const add = (text: string): void => {
    const bytes = Buffer.from(text.length > MAX_CELL ? text.slice(0, MAX_CELL) : text);
    size += bytes.length;
    if (count === ends.length) {
      const longer = new Float64Array(count * 2);
      longer.set(ends);
      ends = longer;
    }
    ends[count] = size;
    count += 1;
    waiting.push(bytes);
    waitingBytes += bytes.length;
    if (waitingBytes > WRITE_AT) flush();
  };
  return {
    add, flush,
    close: (): void => {
      closeSync(file);
      rmSync(directory, { recursive: true, force: true });
    },
    file,
    rangeOf: (index: number): [number, number] => (index >= 0 && index < count ? [index === 0 ? 0 : (ends[index - 1] ?? 0), ends[index] ?? 0] : [0, 0]),
  };
};

const createReader = (file: number) => {
  const blocks = new Map<number, Buffer>();
  const block = (at: number): Buffer => {
    const known = blocks.get(at);
    if (known) {
      // Moved to the end: the first in the map is the one not used for longest.
      blocks.delete(at);
      blocks.set(at, known);
      return known;
    }
    const bytes = Buffer.alloc(BLOCK);
    readSync(file, bytes, 0, BLOCK, at * BLOCK);
    if (blocks.size >= KEPT_BLOCKS) blocks.delete(blocks.keys().next().value ?? at);
    blocks.set(at, bytes);
    return bytes;
  };
  return (start: number, end: number): string => {
    const first = Math.floor(start / BLOCK);
    if (end <= (first + 1) * BLOCK) return block(first).toString("utf8", start - first * BLOCK, end - first * BLOCK);
    const bytes = Buffer.alloc(end - start);
    readSync(file, bytes, 0, bytes.length, start);
    return bytes.toString("utf8");
  };
};

/** Reads the shared strings of a workbook; phonetic hints (rPh) are not part of a text. */
export const readSharedStrings = async (stream: Readable | null): Promise<SharedStrings> => {
  const store = createStore();
  let text = "";
  let inText = false;
  let inHint = false;
  const handlers = {
    open: (name: string) => {
      if (name === "si") text = "";
      else if (name === "rPh") inHint = true;
      else if (name === "t") inText = !inHint;
    },
    close: (name: string) => {
      if (name === "t") inText = false;
      else if (name === "rPh") inHint = false;
      else if (name === "si") store.add(text);
    },
    text: (piece: string) => {
      if (inText && text.length < MAX_CELL) text += piece;
    },
  };
  try {
    if (stream) for await (const _ of readXml(stream, handlers)) void _;
    store.flush();
  } catch (error) {
    store.close();
    throw error;
  }
  const read = createReader(store.file);
  return { at: (index) => read(...store.rangeOf(index)), close: store.close };
};
