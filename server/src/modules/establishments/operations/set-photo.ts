import { buffer } from "node:stream/consumers";
import type { Readable } from "node:stream";
import sharp from "sharp";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { byLine } from "../by-line";
import { photoUrlOf, refOf } from "../establishment.facts";
import { Establishment } from "../establishment.model";
import { recordOnTimeline } from "../timeline.queries";

const LONGEST_SIDE = 1600;
const MAX_PIXELS = 50_000_000;
const READABLE = new Set(["jpeg", "png", "webp"]);

/** The picture itself, drawn anew: no camera, place or owner left in it, upright, at most 1600 pixels a side. */
const redraw = async (bytes: Buffer): Promise<Buffer> => {
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" });
    const { format } = await picture.metadata();
    if (!READABLE.has(format)) throw new Error(`format ${format}`);
    return await picture.rotate().resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true }).webp({ quality: 80 }).toBuffer();
  } catch {
    throw new DomainError("unsupported_media", { message: "无法识别这张图片，请上传 JPEG、PNG 或 WebP 格式的照片" });
  }
};

/** Sets the front photo 门头照. What the bytes are decides, not what they are called. */
export const setPhoto = async (services: Services, actor: Actor, { publicId }: Pick<Establishment, "publicId">, body: Readable): Promise<{ photoUrl: string }> => {
  const photo = await services.files.put(await redraw(await buffer(body)));
  return inTransaction(services.db.sequelize, async () => {
    const row = await Establishment.findOne({ where: { publicId }, lock: true });
    if (!row) throw new DomainError("not_found");
    if (row.photo !== photo) {
      const now = services.clock.now();
      const change = { field: "photo", label: "门头照", before: row.photo === null ? "（空）" : "原照片", after: "新照片" };
      await row.update({ photo, version: row.version + 1, updatedAt: now });
      await recordOnTimeline({ establishmentId: row.id, at: now, kind: "archive", title: "更新门头照", by: byLine(actor) });
      await emit("establishment.updated.v1", { establishment: refOf(row), by: byLine(actor), changes: [change] });
    }
    return { photoUrl: photoUrlOf({ publicId, photo }) ?? "" };
  });
};
