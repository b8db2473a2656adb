import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { openObjectStore, type ObjectStore } from "../../../testing/object-store";
import { localFileStore } from "../file-store";
import { s3FileStore, signatureOf, type S3Settings } from "../s3-file-store";

const sha256Of = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
const caches: string[] = [];
let store: ObjectStore;

beforeAll(async () => {
  store = await openObjectStore();
});
afterAll(async () => {
  await store.close();
  for (const path of caches) rmSync(path, { recursive: true, force: true });
});

/** The store as another server would open it: the same bucket, nothing cached yet. */
const open = (changes: Partial<S3Settings> = {}) => {
  const directory = mkdtempSync(join(tmpdir(), "cache-"));
  caches.push(directory);
  return Object.assign(s3FileStore({ ...store.settings, ...changes }, localFileStore(directory)), { directory });
};

/** Files below a directory, whatever they are called. */
const filesIn = (directory: string): string[] => readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));

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

test("two servers that store the same bytes at once store them well", async () => {
  const bytes = randomBytes(50_000);
  const names = await Promise.all([open().put(bytes), open().put(bytes), open().put(bytes)]);
  expect(new Set(names)).toEqual(new Set([sha256Of(bytes)]));
  expect((await open().get(names[0]))?.equals(bytes)).toBe(true);
});

test("what nobody stored is not there, nor is a name that is none", async () => {
  expect([await open().get("0".repeat(64)), await open().pathOf("0".repeat(64)), await open().get("../secrets")]).toEqual([null, null, null]);
});

test.each<[string, Partial<S3Settings>, string]>([
  ["a wrong secret", { secretKey: "wrong" }, "403 SignatureDoesNotMatch"],
  ["an unknown account", { accessKey: "nobody" }, "403 InvalidAccessKeyId"],
  ["a bucket that is not there", { bucket: "nothing" }, "404 NoSuchBucket"],
])("with %s nothing is stored or read, people are told to come back, and the operator reads why", async (_, changes, why) => {
  const failure = { code: "unavailable", message: "照片和文件暂时无法存取，请稍后重试", retryAfter: 30, cause: { message: expect.stringContaining(why) as string } };
  await expect(open(changes).put(randomBytes(10))).rejects.toMatchObject(failure);
  await expect(open(changes).get("0".repeat(64))).rejects.toMatchObject(failure);
});

test("while the store is away uploads are refused and what is cached is read; when it is back all goes on", async () => {
  const [before, during] = [randomBytes(20_000), randomBytes(20_000)];
  const server = open();
  const name = await server.put(before);
  await store.goAway();
  await expect(server.put(during)).rejects.toMatchObject({ code: "unavailable", cause: { message: expect.stringContaining("no answer") as string } });
  await expect(server.putStream(Readable.from([during]))).rejects.toMatchObject({ code: "unavailable" });
  expect((await server.get(name))?.equals(before)).toBe(true);
  await expect(open().get(name)).rejects.toMatchObject({ code: "unavailable" });
  await store.comeBack();
  expect((await open().get(name))?.equals(before)).toBe(true);
  await server.put(during);
  expect((await open().get(sha256Of(during)))?.equals(during)).toBe(true);
});

test("an answer that breaks off, or holds other bytes, leaves nothing in the cache", async () => {
  const name = sha256Of(Buffer.from("whole"));
  for (const lie of [() => ({ length: 1000, body: "half" }), () => ({ length: 4, body: "fake" })]) {
    const liar = createServer((_, response) => {
      const { length, body } = lie();
      response.writeHead(200, { "content-length": length });
      response.write(body, () => response.destroy());
    });
    await new Promise<void>((listening) => liar.listen(0, "127.0.0.1", listening));
    const server = open({ endpoint: `http://127.0.0.1:${(liar.address() as AddressInfo).port}` });
    await expect(server.get(name)).rejects.toMatchObject({ code: "unavailable" });
    expect(filesIn(server.directory)).toEqual([]);
    liar.closeAllConnections();
    liar.close();
  }
});

test("a request is signed as in the protocol's published example", () => {
  const keys = { region: "us-east-1", accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
  const headers = { host: "examplebucket.s3.amazonaws.com", range: "bytes=0-9", "x-amz-content-sha256": sha256Of(Buffer.alloc(0)), "x-amz-date": "20130524T000000Z" };
  expect(signatureOf(keys, "GET", "/test.txt", headers)).toContain("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
});
