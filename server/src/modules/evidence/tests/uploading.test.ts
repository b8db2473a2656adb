import sharp from "sharp";
import { evidenceApi } from "@sunshine/domain/evidence/evidence.contract";
import type { Route } from "../../../platform/http/route";
import { actorsAround, type ActorName } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { AuditEntry } from "../../audits/audit.model";
import { Evidence } from "../evidence.model";
import { evidenceRoutes } from "../evidence.routes";
import { attachEvidence, letHolderDecide } from "../index";
import { clipWithPlace, photoWithPlace, upload, uploaded } from "./uploads";

let world: World;
const actors = actorsAround(1);
beforeAll(async () => {
  world = await openWorld();
  letHolderDecide("testing", {
    mayRead: async (actor) => actor.kind === "officer" && actor.role === "station_officer",
    mayReadCapture: async (actor) => actor.kind === "officer" && actor.officerId === actors.stationOfficer.officerId,
    logged: true,
  });
});
afterAll(() => world.close());

const look = (who: ActorName, id: string, what = "view"): Promise<Response> => world.fetchAs(actors[who], `/api/v1/evidence/${id}/${what}`);
const stored = (id: string): Promise<Evidence> => Evidence.findOne({ where: { publicId: id }, rejectOnEmpty: true });

test("a photo is shown without camera, time or place, and these are kept apart", async () => {
  const id = await uploaded(world, actors.diner, await photoWithPlace());
  const view = Buffer.from(await (await look("diner", id)).arrayBuffer());
  const { format, exif, width } = await sharp(view).metadata();
  expect({ format, exif, width }).toEqual({ format: "webp", exif: undefined, width: 640 });
  expect(view.includes("CANARY")).toBe(false);
  await world.write(() => attachEvidence(actors.diner, { ids: [id], purpose: "complaint", holder: "testing", holderIds: ["0000000000000001"] }, world.services.clock.now()));
  const capture = await world.as(actors.stationOfficer)(evidenceApi.capture, { id, reason: "核对现场" });
  expect(capture).toEqual({ takenAt: "2026-11-22T18:05:09", lat: expect.closeTo(29.61, 4) as number, lng: expect.closeTo(119.04017, 4) as number, uploadedAt: "2026-11-23T02:00:00.000Z" });
  expect((await stored(id)).capture).not.toContain("2026-11-22");
});

test("its thumbnail is small", async () => {
  const id = await uploaded(world, actors.diner, await photoWithPlace());
  const thumbnail = await sharp(Buffer.from(await (await look("diner", id, "thumbnail")).arrayBuffer())).metadata();
  expect([thumbnail.width, thumbnail.height]).toEqual([320, 320]);
});

test("the same photo sent twice is stored once", async () => {
  const photo = await photoWithPlace("#112233");
  const [first, second] = await Promise.all([uploaded(world, actors.diner, photo), uploaded(world, actors.owner, photo)]);
  const rows = [await stored(first), await stored(second)];
  expect(new Set(rows.map(({ original }) => original)).size).toBe(1);
  expect(first).not.toBe(second);
});

test("a clip loses the place that its phone wrote", async () => {
  const id = await uploaded(world, actors.diner, clipWithPlace(), { type: "video/mp4" });
  const answer = await look("diner", id);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([answer.headers.get("content-type"), bytes.length, bytes.includes("CANARY")]).toEqual(["video/mp4", clipWithPlace().length, false]);
});

test.each([
  ["a renamed executable", Buffer.concat([Buffer.from("MZ\x90\0"), Buffer.alloc(2000)]), 415],
  ["a script called a photo", Buffer.from("<html><script>alert(1)</script></html>".repeat(20)), 415],
  ["the head of a photo and nothing else", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500)]), 415],
  ["a clip that breaks off", clipWithPlace().subarray(0, 60), 415],
  ["nothing", Buffer.alloc(0), 415],
  ["a photo of 21 MB", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(21 * 1_048_576)]), 413],
  ["a photo of 60 MB", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(60 * 1_048_576)]), 413],
])("%s is refused", async (_, bytes, status) => {
  const before = await Evidence.count();
  const answer = await upload(world, actors.diner, bytes);
  expect([answer.status, await Evidence.count()]).toEqual([status, before]);
});

test("an anonymous photo keeps neither sender nor camera nor place", async () => {
  const id = await uploaded(world, actors.diner, await photoWithPlace("#445566"), { anonymous: true });
  const row = await stored(id);
  expect([row.ownerKind, row.ownerId, row.original, row.capture]).toEqual(["anonymous", null, null, null]);
  expect((await look("diner", id)).status).toBe(403);
});

test("somebody who has not signed in may send a photo for a report, and for nothing else", async () => {
  expect((await upload(world, actors.anonymous, await photoWithPlace())).status).toBe(200);
  expect((await upload(world, actors.anonymous, await photoWithPlace(), { purpose: "inspection" })).status).toBe(401);
});

test("only the sender attaches it, and to one act only", async () => {
  const id = await uploaded(world, actors.diner, await photoWithPlace());
  const attach = (who: "diner" | "owner", holderId: string) => world.write(() => attachEvidence(actors[who], { ids: [id], purpose: "complaint", holder: "testing", holderIds: [holderId] }, world.services.clock.now()));
  await expect(attach("owner", "0000000000000002")).rejects.toThrow("重新上传");
  await attach("diner", "0000000000000002");
  await expect(attach("diner", "0000000000000003")).rejects.toThrow("已用在别处");
});

const MATRIX: Record<keyof typeof evidenceApi, ActorName[]> = {
  upload: ["administrator", "bureauOfficer", "stationOfficer", "otherStationOfficer", "commandOperator", "owner", "safetyOfficer", "otherOwner", "diner", "anonymous"],
  view: ["stationOfficer", "otherStationOfficer", "diner"],
  thumbnail: ["stationOfficer", "otherStationOfficer", "diner"],
  capture: ["stationOfficer"],
};

test.each(Object.keys(MATRIX) as (keyof typeof MATRIX)[])("evidence.%s admits those whom the record admits", async (name) => {
  const id = await uploaded(world, actors.diner, await photoWithPlace());
  await world.write(() => attachEvidence(actors.diner, { ids: [id], purpose: "complaint", holder: "testing", holderIds: ["0000000000000009"] }, world.services.clock.now()));
  const bound = evidenceRoutes(world.services)[name] as Route;
  const admitted: string[] = [];
  for (const [who, actor] of Object.entries(actors)) if (bound.allow(actor, await bound.subject({ id }, actor))) admitted.push(who);
  expect(admitted).toEqual(MATRIX[name]);
});

test("an officer's look at a photo is kept, the sender's own is not", async () => {
  const id = await uploaded(world, actors.diner, await photoWithPlace());
  await world.write(() => attachEvidence(actors.diner, { ids: [id], purpose: "complaint", holder: "testing", holderIds: ["000000000000000a"] }, world.services.clock.now()));
  await look("diner", id);
  await look("stationOfficer", id);
  const looks = await AuditEntry.findAll({ where: { act: "evidence.viewed", subject: `evidence:${id}` } });
  expect(looks.map(({ actorKind }) => actorKind)).toEqual(["officer"]);
});
