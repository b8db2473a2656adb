import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";
import type { S3Settings } from "../platform/storage/s3-file-store";

/** An S3-compatible store of somebody else's making, which can go away and come back. */
export interface ObjectStore {
  readonly settings: S3Settings;
  readonly goAway: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const BUCKET = "evidence";
/** The only account that this store knows. */
const KEY = "S3RVER";

export const openObjectStore = async (): Promise<ObjectStore> => {
  const directory = mkdtempSync(join(tmpdir(), "object-store-"));
  const start = async (port: number): Promise<{ server: S3rver; port: number }> => {
    const server = new S3rver({ address: "127.0.0.1", port, directory, silent: true, configureBuckets: port === 0 ? [{ name: BUCKET }] : [] });
    return { server, port: (await server.run()).port };
  };
  let { server, port } = await start(0);
  let here = true;
  const goAway = async (): Promise<void> => {
    if (!here) return;
    here = false;
    server.httpServer.closeAllConnections();
    await server.close();
  };
  return {
    settings: { endpoint: `http://127.0.0.1:${port}`, region: "us-east-1", bucket: BUCKET, accessKey: KEY, secretKey: KEY },
    goAway,
    comeBack: async () => {
      ({ server, port } = await start(port));
      here = true;
    },
    close: async () => {
      await goAway();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
