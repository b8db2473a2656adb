import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog } from "../../../platform/logging/log";
import { localFileStore, type FileStore } from "../../../platform/storage/file-store";
import { s3FileStore } from "../../../platform/storage/s3-file-store";
import { actorsAround } from "../../../testing/actors";
import { openObjectStore, type ObjectStore } from "../../../testing/object-store";
import { openWorld, type World } from "../../../testing/world";
import { Evidence } from "../evidence.model";
import { clipWithPlace, photoWithPlace, upload, uploaded } from "./uploads";

const { diner } = actorsAround(1);
const folders: string[] = [];
const log: string[] = [];
let store: ObjectStore;
let world: World;
/** What the server reads from just now; a new one is a server that has cached nothing. */
let files: FileStore;

const anotherServer = (): void => {
  const cache = mkdtempSync(join(tmpdir(), "cache-"));
  folders.push(cache);
  files = s3FileStore(store.settings, localFileStore(cache));
};

beforeAll(async () => {
  store = await openObjectStore();
  anotherServer();
  world = await openWorld({
    log: createLog("error", { write: (line: string) => void log.push(line) }),
    files: { put: (bytes) => files.put(bytes), putStream: (stream) => files.putStream(stream), get: (name) => files.get(name), pathOf: (name) => files.pathOf(name) },
  });
});
afterAll(async () => {
  await world.close();
  await store.close();
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

const look = (id: string, headers: Record<string, string> = {}): Promise<Response> => world.fetchAs(diner, `/api/v1/evidence/${id}/view`, { headers });

test("a photo that one server took in is shown by another", async () => {
  const id = await uploaded(world, diner, await photoWithPlace());
  const first = Buffer.from(await (await look(id)).arrayBuffer());
  anotherServer();
  const second = Buffer.from(await (await look(id)).arrayBuffer());
  expect([second.equals(first), first.toString("latin1", 8, 12)]).toEqual([true, "WEBP"]);
});

test("while the store is away an upload is refused clearly and keeps no record, and photos at hand are shown", async () => {
  const id = await uploaded(world, diner, await photoWithPlace("#224466"));
  const before = await Evidence.count();
  await store.goAway();
  const refused = await upload(world, diner, await photoWithPlace("#446622"));
  expect([refused.status, refused.headers.get("retry-after"), await refused.json()]).toMatchObject([503, "30", { error: { code: "unavailable", message: "照片和文件暂时无法存取，请稍后重试" } }]);
  expect(await Evidence.count()).toBe(before);
  expect(log.join("")).toContain("no answer from the object store");
  expect((await look(id)).status).toBe(200);
  anotherServer();
  expect((await look(id)).status).toBe(503);
  await store.comeBack();
  expect([(await look(id)).status, (await upload(world, diner, await photoWithPlace("#446622"))).status]).toEqual([200, 200]);
});

test.each([
  ["bytes=0-1", 206, 2, "bytes 0-1/"],
  ["bytes=100-", 206, null, "bytes 100-"],
  ["bytes=-5", 206, 5, null],
  ["bytes=0-999999", 206, null, "bytes 0-"],
  ["bytes=999999-", 416, null, "bytes */"],
  ["bytes=5-2", 200, null, null],
  ["bytes=0-1,3-4", 200, null, null],
  ["lines=1-2", 200, null, null],
])("a phone plays a clip by parts: %s", async (range, status, length, contentRange) => {
  const clip = clipWithPlace();
  const id = await uploaded(world, diner, clip, { type: "video/mp4" });
  anotherServer();
  const whole = Buffer.from(await (await look(id)).arrayBuffer());
  const answer = await look(id, { range });
  const part = Buffer.from(await answer.arrayBuffer());
  expect([answer.status, answer.headers.get("accept-ranges")]).toEqual([status, "bytes"]);
  if (length !== null) expect(part.length).toBe(length);
  if (contentRange !== null) expect(answer.headers.get("content-range")).toContain(contentRange);
  if (status === 206) expect(whole.includes(part)).toBe(true);
  if (status === 200) expect(part.equals(whole)).toBe(true);
});

test("a part of what has changed meanwhile is not mixed with what was had before", async () => {
  const id = await uploaded(world, diner, clipWithPlace(), { type: "video/mp4" });
  const etag = (await look(id)).headers.get("etag")!;
  expect((await look(id, { range: "bytes=0-1", "if-range": etag })).status).toBe(206);
  expect((await look(id, { range: "bytes=0-1", "if-range": '"other"' })).status).toBe(200);
});
