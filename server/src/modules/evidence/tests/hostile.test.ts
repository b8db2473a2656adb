import { Agent, request } from "node:http";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { Evidence } from "../evidence.model";
import { photoWithPlace, upload, uploaded } from "./uploads";

const { diner } = actorsAround(1);
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const stored = (): string[] => {
  try {
    return readdirSync(join(world.services.settings.DATA_DIR, "files"), { recursive: true, encoding: "utf8" }).sort();
  } catch {
    return [];
  }
};

const chunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, check]);
};

/** A few kilobytes that unfold into 400 million pixels. */
const bomb = (side = 20_000): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc((side / 8 + 1) * side));
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
};

const box = (brand: string): Buffer => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`, "latin1"), Buffer.alloc(600)]);
const half = async (): Promise<Buffer> => {
  const photo = await sharp({ create: { width: 1200, height: 900, channels: 3, background: "#884422", noise: { type: "gaussian", mean: 128, sigma: 40 } } }).jpeg().toBuffer();
  return photo.subarray(0, photo.length / 2);
};

test.each<[string, () => Buffer | Promise<Buffer>, string]>([
  ["an .exe that is called .jpg", () => Buffer.concat([Buffer.from("MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0", "latin1"), Buffer.alloc(3000, 1)]), "文件内容与此不符"],
  ["a drawing with a script", () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'.repeat(5)), "文件内容与此不符"],
  ["a HEIC of a phone", () => box("heic"), "文件内容与此不符"],
  ["an AVIF", () => box("avif"), "文件内容与此不符"],
  ["a GIF that is a script", () => Buffer.from("GIF89a/*".padEnd(200, " ") + "*/=1;alert(1)", "latin1"), "文件内容与此不符"],
  ["a photo that breaks off", half, "无法读取这张照片"],
  ["a picture that unfolds into 400 million pixels", () => bomb(), "无法读取这张照片"],
  ["a PNG head before an executable", () => Buffer.concat([bomb(8).subarray(0, 33), Buffer.from("MZ"), Buffer.alloc(2000, 2)]), "无法读取这张照片"],
])("%s is refused in words, and nothing of it stays", async (_, make, why) => {
  const before = [await Evidence.count(), stored()];
  const answer = await upload(world, diner, await make());
  expect([answer.status, (await answer.json()) as unknown]).toMatchObject([415, { error: { code: "unsupported_media", message: expect.stringContaining(why) as string } }]);
  expect([await Evidence.count(), stored()]).toEqual(before);
});

test.each([
  ["a page with a script", "<html><script>alert(document.cookie)</script></html>"],
  ["an archive", "PK\x03\x04evil.exe"],
  ["an executable", "MZ\x90\0This program cannot be run in DOS mode"],
])("a photo that carries %s behind it is shown without it, as a picture and nothing else", async (_, tail) => {
  const id = await uploaded(world, diner, Buffer.concat([await photoWithPlace(), Buffer.from(tail, "latin1")]));
  const answer = await world.fetchAs(diner, `/api/v1/evidence/${id}/view`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.includes(tail.slice(0, 8))).toBe(false);
  expect([answer.headers.get("content-type"), answer.headers.get("x-content-type-options")]).toEqual(["image/webp", "nosniff"]);
});

interface Sent {
  readonly status: number | undefined;
  readonly text: string;
}

/** One request over the one connection that the agent keeps; the body is written piece by piece, as a phone does. */
const over = (agent: Agent, path: string, body: Buffer | null, length?: number): Promise<Sent> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(world.url);
    const headers = { authorization: `Bearer ${world.tokenOf(diner)}`, ...(body && { "content-type": "image/jpeg", ...(length !== undefined && { "content-length": length }) }) };
    const asking = request({ agent, hostname, port, path, method: body ? "POST" : "GET", headers }, (response) => {
      let text = "";
      response.on("data", (piece: Buffer) => (text += piece.toString())).on("end", () => resolve({ status: response.statusCode, text }));
    });
    asking.on("error", reject);
    for (let at = 0; body && at < body.length; at += 1_048_576) asking.write(body.subarray(at, at + 1_048_576));
    asking.end();
  });

test.each([
  ["that says how long it is", true],
  ["that does not say how long it is", false],
])("a 60 MB photo %s is refused clearly, its connection goes on, and no file is left", async (_, declared) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(60 * 1_048_576, 3)]);
  const before = [await Evidence.count(), stored()];
  const refused = await over(agent, "/api/v1/evidence?purpose=complaint", photo, declared ? photo.length : undefined);
  expect([refused.status, refused.text]).toEqual([413, expect.stringMatching(/不能超过 \d+ MB/)]);
  expect((await over(agent, "/api/v1/region", null)).status).toBe(200);
  expect([await Evidence.count(), stored()]).toEqual(before);
  agent.destroy();
});

test("a phone that goes away in the middle of a photo leaves nothing", async () => {
  const before = [await Evidence.count(), stored()];
  const { hostname, port } = new URL(world.url);
  await new Promise<void>((gone) => {
    const asking = request({ hostname, port, path: "/api/v1/evidence?purpose=complaint", method: "POST", headers: { authorization: `Bearer ${world.tokenOf(diner)}`, "content-type": "image/jpeg", "content-length": 5_000_000 } });
    asking.on("error", () => gone());
    asking.write(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500_000)]), () => asking.destroy(new Error("no signal")));
  });
  expect((await world.fetchAs(diner, "/api/v1/region")).status).toBe(200);
  expect([await Evidence.count(), stored()]).toEqual(before);
});
