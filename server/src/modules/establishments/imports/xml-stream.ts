import type { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { UnreadableFile } from "./sheet";

type Attributes = Readonly<Record<string, string>>;

/** What to do at each tag and text; names come without their prefix. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Reads XML piece by piece; after each piece the caller may take what the handlers have gathered. */
export const readXml = async function* (stream: Readable, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder("utf-8");
  parser.on("opentag", ({ name, attributes }) => handlers.open(local(name), attributes));
  parser.on("closetag", ({ name }) => handlers.close(local(name)));
  parser.on("text", handlers.text);
  parser.on("cdata", handlers.text);
  parser.on("doctype", () => {
    throw new UnreadableFile("Excel 文件含有不允许的内容，请重新从模板制作");
  });
  parser.on("error", () => {
    throw new UnreadableFile("Excel 文件内容已损坏，请用 Excel 打开后另存再上传");
  });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      parser.write(decoder.decode(chunk, { stream: true }));
      yield;
    }
    parser.close();
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile("Excel 文件内容已损坏，请用 Excel 打开后另存再上传");
  }
};

/** Reads a small part to its end. */
export const readWholeXml = async (stream: Readable, handlers: XmlHandlers): Promise<void> => {
  for await (const _ of readXml(stream, handlers)) void _;
};
