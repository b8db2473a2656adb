import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DomainError } from "@sunshine/domain/kernel/errors";

const RETRY_SECONDS = 30;

/** The store cannot be reached, or does not let us in: for people a matter of minutes, for the operator `cause` says what. */
export class StoreUnavailable extends DomainError {
  override readonly cause: Error;

  constructor(why: string, cause?: unknown) {
    super("unavailable", { message: "照片和文件暂时无法存取，请稍后重试", retryAfter: RETRY_SECONDS });
    this.cause = new Error(why, { cause });
  }
}

/** Keeps files by what is in them: the same bytes are stored once. */
export interface FileStore {
  /** Stores bytes; returns their SHA-256, the name by which they are read. */
  readonly put: (bytes: Buffer) => Promise<string>;
  /** Stores what a stream brings without holding it in memory. */
  readonly putStream: (stream: Readable) => Promise<string>;
  /** Null where nothing has this name. */
  readonly get: (sha256: string) => Promise<Buffer | null>;
  /** Where the bytes lie on this machine, for readers that need to jump about in them; null where nothing has this name. */
  readonly pathOf: (sha256: string) => Promise<string | null>;
}

const NAME = /^[0-9a-f]{64}$/;

/** Files below a directory of the local disk, spread over 256 folders. */
export const localFileStore = (directory: string): FileStore => {
  const pathOf = (sha256: string): string => join(directory, sha256.slice(0, 2), sha256);
  return {
    put: async (bytes) => {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const path = pathOf(sha256);
      if (await stat(path).catch(() => null)) return sha256;
      await mkdir(dirname(path), { recursive: true });
      // Written aside and renamed: a reader never meets half a file.
      const aside = `${path}.${randomBytes(4).toString("hex")}`;
      try {
        await writeFile(aside, bytes);
        await rename(aside, path);
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
      return sha256;
    },
    putStream: async (stream) => {
      await mkdir(directory, { recursive: true });
      const aside = join(directory, `incoming.${randomBytes(8).toString("hex")}`);
      const hash = createHash("sha256");
      try {
        await pipeline(
          stream,
          async function* (chunks: AsyncIterable<Buffer>) {
            for await (const chunk of chunks) {
              hash.update(chunk);
              yield chunk;
            }
          },
          createWriteStream(aside)
        );
        const sha256 = hash.digest("hex");
        await mkdir(dirname(pathOf(sha256)), { recursive: true });
        await rename(aside, pathOf(sha256));
        return sha256;
      } finally {
        await rm(aside, { force: true });
      }
    },
    pathOf: async (sha256) => {
      if (!NAME.test(sha256)) return null;
      const path = pathOf(sha256);
      return (await stat(path).catch(() => null)) ? path : null;
    },
    get: async (sha256) => (NAME.test(sha256) ? readFile(pathOf(sha256)).catch(() => null) : null),
  };
};
