import { createHash, createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { StoreUnavailable, type FileStore } from "./file-store";

/** Where an S3-compatible store 对象存储 is and how we sign in. */
export interface S3Settings {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

const EMPTY = createHash("sha256").update("").digest("hex");
const NAME = /^[0-9a-f]{64}$/;
const TIMEOUT_MS = 30_000;

const hmac = (key: Buffer | string, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** Signature version 4 of a request without query, over the headers given; every S3-compatible store checks it. */
export const signatureOf = ({ region, accessKey, secretKey }: Omit<S3Settings, "endpoint" | "bucket">, method: string, path: string, headers: Readonly<Record<string, string>>): string => {
  const at = headers["x-amz-date"] ?? "";
  const inOrder = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = inOrder.map(([name]) => name).join(";");
  const canonical = [method, path, "", ...inOrder.map(([name, value]) => `${name}:${value}`), "", names, headers["x-amz-content-sha256"] ?? ""].join("\n");
  const scope = `${at.slice(0, 8)}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", at, scope, createHash("sha256").update(canonical).digest("hex")].join("\n");
  const key = hmac(hmac(hmac(hmac(`AWS4${secretKey}`, at.slice(0, 8)), region), "s3"), "aws4_request");
  return `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${names}, Signature=${hmac(key, text).toString("hex")}`;
};

const signed = (settings: S3Settings, method: string, url: URL, payloadHash: string, now: Date): Record<string, string> => {
  const sent = { "x-amz-content-sha256": payloadHash, "x-amz-date": now.toISOString().replace(/[-:]|\.\d{3}/g, "") };
  return { ...sent, authorization: signatureOf(settings, method, url.pathname, { host: url.host, ...sent }) };
};

const CODE = /<Code>(\w{1,60})<\/Code>/;

const refusal = async (answer: Response, what: string): Promise<StoreUnavailable> => {
  const code = CODE.exec(await answer.text().catch(() => ""))?.[1];
  return new StoreUnavailable(`the object store answered ${answer.status} ${code ?? ""} to ${what}`);
};

/** The whole object, or nothing: a connection that breaks off leaves no half file in the cache. */
const arrived = async (answer: Response, sha256: string): Promise<Buffer> => {
  try {
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (createHash("sha256").update(bytes).digest("hex") === sha256) return bytes;
  } catch (cause) {
    throw new StoreUnavailable("the object store broke off", cause);
  }
  throw new StoreUnavailable(`the object store sent other bytes than ${sha256}`);
};

/**
 * Files in an S3-compatible store, by the same names as on the local disk. The local store is a cache in front of it: it
 * may be emptied at any time, and readers that need a path find one there.
 */
export const s3FileStore = (settings: S3Settings, cache: FileStore, now: () => Date = () => new Date()): FileStore => {
  const send = async (method: "GET" | "HEAD" | "PUT", sha256: string, body?: Buffer): Promise<Response> => {
    const url = new URL(`${settings.endpoint.replace(/\/+$/, "")}/${settings.bucket}/${sha256.slice(0, 2)}/${sha256}`);
    // An object's name is the hash of its bytes, which is what a signed upload has to state.
    const headers = signed(settings, method, url, body ? sha256 : EMPTY, now());
    try {
      return await fetch(url, { method, headers, signal: AbortSignal.timeout(TIMEOUT_MS), ...(body && { body: new Uint8Array(body) }) });
    } catch (cause) {
      throw new StoreUnavailable(`no answer from the object store to ${method}`, cause);
    }
  };
  const upload = async (sha256: string, bytes: () => Promise<Buffer>): Promise<string> => {
    if ((await send("HEAD", sha256)).ok) return sha256;
    const answer = await send("PUT", sha256, await bytes());
    if (!answer.ok) throw await refusal(answer, "an upload");
    return sha256;
  };
  const fetched = async (sha256: string): Promise<Buffer | null> => {
    const answer = await send("GET", sha256);
    if (!answer.ok) {
      const error = await refusal(answer, "a reading");
      // A bucket that is missing is the operator's matter, an object that is missing is nobody's.
      if (answer.status === 404 && !error.cause.message.includes("NoSuchBucket")) return null;
      throw error;
    }
    const bytes = await arrived(answer, sha256);
    await cache.put(bytes);
    return bytes;
  };
  return {
    put: async (bytes) => upload(await cache.put(bytes), async () => bytes),
    putStream: async (stream) => {
      const sha256 = await cache.putStream(stream);
      return upload(sha256, async () => readFile((await cache.pathOf(sha256))!));
    },
    get: async (sha256) => (NAME.test(sha256) ? ((await cache.get(sha256)) ?? fetched(sha256)) : null),
    pathOf: async (sha256) => {
      if (!NAME.test(sha256)) return null;
      const here = await cache.pathOf(sha256);
      if (here !== null) return here;
      return (await fetched(sha256)) === null ? null : cache.pathOf(sha256);
    },
  };
};
