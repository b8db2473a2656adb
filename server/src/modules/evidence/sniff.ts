import type { EvidenceKind } from "@sunshine/domain/evidence/evidence.contract";

/** What the first bytes say a file is. */
export type SniffedType = "image/jpeg" | "image/png" | "image/webp" | "video/mp4";

/** Bytes that are enough to tell. */
export const SNIFF_BYTES = 16;

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString("latin1", from, to);

/** Brands of MP4 that phones write; a photo in the same container (HEIC) is none of them. */
const MP4_BRANDS = /^(isom|iso[2-9]|mp4[12]|avc1|M4V |qt {2}|MSNV|3gp\d|dash)$/;

/** Tells the type by content, whatever the file is called; null for anything that is not accepted. */
export const sniff = (head: Buffer): SniffedType | null => {
  if (head.subarray(0, 3).equals(JPEG)) return "image/jpeg";
  if (head.subarray(0, 8).equals(PNG)) return "image/png";
  if (ascii(head, 0, 4) === "RIFF" && ascii(head, 8, 12) === "WEBP") return "image/webp";
  if (ascii(head, 4, 8) === "ftyp" && MP4_BRANDS.test(ascii(head, 8, 12))) return "video/mp4";
  return null;
};

export const kindOf = (type: SniffedType): EvidenceKind => (type === "video/mp4" ? "clip" : "photo");
