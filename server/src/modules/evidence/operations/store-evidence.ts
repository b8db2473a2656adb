import type { Readable } from "node:stream";
import sharp from "sharp";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { ANONYMOUS } from "@sunshine/domain/accounts/actor";
import { MAX_PHOTO_BYTES, type EvidencePurpose } from "@sunshine/domain/evidence/evidence.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { inTransaction } from "../../../platform/db/transaction";
import type { Services } from "../../../platform/services";
import { Evidence } from "../evidence.model";
import { ownerOf } from "../evidence.policy";
import { NO_CAPTURE, readExif, type Capture } from "../exif";
import { withoutMetadata } from "../mp4";
import { kindOf, sniff, SNIFF_BYTES, type SniffedType } from "../sniff";

const VIEW_SIDE = 2000;
const THUMBNAIL_SIDE = 320;
const MAX_PIXELS = 80_000_000;
/** Where the sealed capture belongs. */
export const CAPTURE_SEAL = "evidence.capture";

const notAccepted = (): DomainError => new DomainError("unsupported_media", { message: "只能上传 JPEG、PNG、WebP 照片或 MP4 视频；文件内容与此不符" });

/** Reads an upload to its end, but no further than its first bytes when these are of no accepted type. */
const readUpload = async (body: Readable): Promise<{ bytes: Buffer; type: SniffedType }> => {
  const chunks: Buffer[] = [];
  let size = 0;
  let type: SniffedType | null = null;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (type === null && size >= SNIFF_BYTES) {
      type = sniff(chunks.length === 1 ? chunk : Buffer.concat(chunks));
      if (type === null) throw notAccepted();
    }
    if (type !== null && kindOf(type) === "photo" && size > MAX_PHOTO_BYTES) throw new DomainError("payload_too_large", { message: "照片不能超过 20 MB" });
  }
  if (type === null) throw notAccepted();
  return { bytes: Buffer.concat(chunks), type };
};

interface Prepared {
  readonly view: Buffer;
  readonly thumbnail: Buffer | null;
  readonly capture: Capture;
}

const preparePhoto = async (bytes: Buffer): Promise<Prepared> => {
  try {
    const open = () => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" });
    const { exif } = await open().metadata();
    const view = await open().rotate().resize({ width: VIEW_SIDE, height: VIEW_SIDE, fit: "inside", withoutEnlargement: true }).webp({ quality: 80 }).toBuffer();
    const thumbnail = await sharp(view).resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: "cover" }).webp({ quality: 70 }).toBuffer();
    return { view, thumbnail, capture: readExif(exif) };
  } catch {
    throw new DomainError("unsupported_media", { message: "无法读取这张照片，请换一张或重新拍摄" });
  }
};

const prepareClip = (bytes: Buffer): Prepared => {
  const view = withoutMetadata(bytes);
  if (view === null) throw new DomainError("unsupported_media", { message: "无法读取这段视频，请重新拍摄" });
  return { view, thumbnail: null, capture: NO_CAPTURE };
};

export interface StoreEvidence {
  readonly purpose: EvidencePurpose;
  /** Nothing is kept of who sent it, nor of the camera. */
  readonly anonymous: boolean;
}

/**
 * Stores a photo or clip 上传证据: what the bytes are decides. The picture for viewing is drawn anew; capture time and
 * place are kept apart and sealed. Anonymous evidence keeps neither original nor capture, for both can name a person.
 */
export const storeEvidence = async (services: Services, actor: Actor, { purpose, anonymous }: StoreEvidence, body: Readable): Promise<Evidence> => {
  const { bytes, type } = await readUpload(body);
  const prepared = kindOf(type) === "photo" ? await preparePhoto(bytes) : prepareClip(bytes);
  const { takenAt, lng } = prepared.capture;
  const files = {
    original: anonymous ? null : await services.files.put(bytes),
    view: await services.files.put(prepared.view),
    thumbnail: prepared.thumbnail && (await services.files.put(prepared.thumbnail)),
  };
  const capture = anonymous || (takenAt === null && lng === null) ? null : services.sealing.seal(JSON.stringify(prepared.capture), CAPTURE_SEAL);
  return inTransaction(services.db.sequelize, () =>
    Evidence.create({ publicId: services.ids.newId(), kind: kindOf(type), purpose, ...ownerOf(anonymous ? ANONYMOUS : actor), ...files, bytes: bytes.length, capture, createdAt: services.clock.now() })
  );
};
