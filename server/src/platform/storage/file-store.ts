import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Keeps files by what is in them: the same bytes are stored once. */
export interface FileStore {
  /** Stores bytes; returns their SHA-256, the name by which they are read. */
  readonly put: (bytes: Buffer) => Promise<string>;
  /** Null where nothing has this name. */
  readonly get: (sha256: string) => Promise<Buffer | null>;
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
      await writeFile(aside, bytes);
      await rename(aside, path);
      return sha256;
    },
    get: async (sha256) => (NAME.test(sha256) ? readFile(pathOf(sha256)).catch(() => null) : null),
  };
};
