import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { localFileStore } from "../file-store";
import { s3FileStore, signatureOf, type S3Settings } from "../s3-file-store";

const sha256Of = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** Keys and request of the protocol's published example. */
const KEYS = { region: "us-east-1", accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
const objects = new Map<string, Buffer>();
const caches: string[] = [];
let uploads = 0;
let server: Server;
let settings: S3Settings;

/** A bucket as the protocol describes it: it checks the signature and the hash that an upload states. */
const bucket = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const path = request.url ?? "";
  const { host = "", authorization } = request.headers;
  const hash = String(request.headers["x-amz-content-sha256"]);
  const body = await buffer(request);
  const expected = signatureOf(KEYS, request.method ?? "", path, { host, "x-amz-content-sha256": hash, "x-amz-date": String(request.headers["x-amz-date"]) });
  if (authorization !== expected || sha256Of(body) !== hash) return void response.writeHead(403).end();
  if (request.method === "PUT") {
    uploads += 1;
    objects.set(path, body);
  }
  const known = objects.get(path);
  response.writeHead(known ? 200 : 404).end(request.method === "GET" ? known : undefined);
};

beforeAll(async () => {
  server = createServer((request, response) => void bucket(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  settings = { ...KEYS, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bucket: "evidence" };
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  for (const path of caches) rmSync(path, { recursive: true, force: true });
});

/** A store as another server would open it: the same bucket, nothing cached yet. */
const open = (changes: Partial<S3Settings> = {}) => {
  const directory = mkdtempSync(join(tmpdir(), "cache-"));
  caches.push(directory);
  return s3FileStore({ ...settings, ...changes }, localFileStore(directory));
};

test("what one server stores another one reads, by the hash of its bytes", async () => {
  const bytes = randomBytes(300_000);
  expect(await open().put(bytes)).toBe(sha256Of(bytes));
  expect((await open().get(sha256Of(bytes)))?.equals(bytes)).toBe(true);
});

test("a stream is stored the same way, and has a path on the server that needs one", async () => {
  const bytes = randomBytes(100_000);
  const name = await open().putStream(Readable.from([bytes.subarray(0, 60_000), bytes.subarray(60_000)]));
  expect(name).toBe(sha256Of(bytes));
  expect(readFileSync((await open().pathOf(name))!).equals(bytes)).toBe(true);
});

test("storing the same bytes again is storing them once", async () => {
  const bytes = randomBytes(1000);
  const before = uploads;
  expect(await open().put(bytes)).toBe(await open().put(bytes));
  expect(uploads - before).toBe(1);
});

test("what nobody stored is not there, nor is a name that is none", async () => {
  expect([await open().get("0".repeat(64)), await open().pathOf("0".repeat(64)), await open().get("../secrets")]).toEqual([null, null, null]);
});

test("a wrong key stores nothing", async () => {
  await expect(open({ secretKey: "wrong" }).put(randomBytes(10))).rejects.toThrow("403");
});

test("a request is signed as in the protocol's published example", () => {
  const headers = { host: "examplebucket.s3.amazonaws.com", range: "bytes=0-9", "x-amz-content-sha256": sha256Of(Buffer.alloc(0)), "x-amz-date": "20130524T000000Z" };
  expect(signatureOf(KEYS, "GET", "/test.txt", headers)).toContain("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
});
