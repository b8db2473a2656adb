import sharp from "sharp";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { EvidencePurpose } from "@sunshine/domain/evidence/evidence.contract";
import type { World } from "../../../testing/world";

/** A photo from a phone that wrote when and where it was taken. */
export const photoWithPlace = (colour = "#884422"): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: colour } })
    .jpeg()
    .withExif({
      IFD0: { Make: "CANARYCAM", Model: "CANARY-SERIAL-7731" },
      IFD2: { DateTimeOriginal: "2026:11:22 18:05:09" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "29/1 36/1 3600/100", GPSLongitudeRef: "E", GPSLongitude: "119/1 2/1 2460/100" },
    })
    .toBuffer();

const box = (type: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, content]);
};

/** The boxes of a clip whose phone wrote its place into it. */
export const clipWithPlace = (): Buffer =>
  Buffer.concat([box("ftyp", Buffer.from("isom\0\0\0\0isomavc1")), box("moov", Buffer.concat([box("mvhd", Buffer.alloc(100)), box("udta", Buffer.from("CANARYPLACE+29.6+119.0/"))])), box("mdat", Buffer.alloc(64, 7))]);

export const upload = (world: World, actor: Actor, bytes: Buffer, { purpose = "complaint", anonymous = false, type = "image/jpeg" }: { purpose?: EvidencePurpose; anonymous?: boolean; type?: string } = {}): Promise<Response> =>
  world.fetchAs(actor, `/api/v1/evidence?purpose=${purpose}&anonymous=${String(anonymous)}`, { method: "POST", headers: { "content-type": type }, body: new Uint8Array(bytes) });

/** The id under which a good upload is known. */
export const uploaded = async (...args: Parameters<typeof upload>): Promise<string> => ((await (await upload(...args)).json()) as { id: string }).id;
