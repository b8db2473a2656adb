import sharp from "sharp";
import { establishmentApi, type EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import { ANONYMOUS } from "@sunshine/domain/accounts/actor";
import { openWorld, type World } from "../../../testing/world";
import { administrator, openShop } from "./archive.fixture";

let world: World;
let shop: EstablishmentView;
beforeAll(async () => {
  world = await openWorld();
  shop = await openShop(world, 1);
});
afterAll(() => world.close());

const picture = (width = 3000, height = 2000) => sharp({ create: { width, height, channels: 3, background: "#0F7B5F" } });
const send = (bytes: Buffer, type = "image/jpeg"): Promise<Response> =>
  world.fetchAs(administrator, `/api/v1/establishments/${shop.id}/photo`, { method: "POST", headers: { "content-type": type }, body: new Uint8Array(bytes) });

test("a photo is kept without what the camera wrote into it, at a size for phones, and anybody may see it", async () => {
  const withPlace = await picture().withExif({ IFD0: { Copyright: "某人的手机" }, IFD3: { GPSLatitude: "29/1 36/1 0/1" } }).jpeg().toBuffer();
  expect((await send(withPlace)).status).toBe(200);
  const { photoUrl, version } = await world.as(administrator)(establishmentApi.get, { id: shop.id });
  expect(version).toBe(2);
  const answer = await world.fetchAs(ANONYMOUS, photoUrl!);
  expect(answer.headers.get("content-type")).toContain("image/webp");
  const { format, width, exif } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
  expect({ format, width, exif }).toEqual({ format: "webp", width: 1600, exif: undefined });
  expect((await world.fetchAs(ANONYMOUS, photoUrl!, { headers: { "if-none-match": answer.headers.get("etag")! } })).status).toBe(304);
});

test.each([
  ["a text that says it is a picture", Buffer.from("<script>alert(1)</script>")],
  ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>')],
  ["nothing", Buffer.alloc(0)],
])("%s is refused", async (_what, bytes) => {
  expect((await send(bytes)).status).toBe(415);
});

test("a picture of absurdly many pixels is refused before it is unpacked", async () => {
  expect((await send(await picture(9000, 9000).png({ compressionLevel: 9 }).toBuffer(), "image/png")).status).toBe(415);
});

test("more than ten megabytes are refused", async () => {
  expect((await send(Buffer.alloc(10_485_761))).status).toBe(413);
});
