import { buffer } from "node:stream/consumers";
import type { Readable } from "node:stream";
import sharp from "sharp";
import { isMember, type Actor, type MemberActor } from "@sunshine/domain/accounts/actor";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { recordPhotoCheck, type Publisher } from "../../contents";
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

/** Shows a photo on the shop's page, in the ambient transaction. */
const show = async (row: Establishment, photo: string, by: string, now: Date): Promise<void> => {
  if (row.photo === photo) return;
  const change = { field: "photo", label: "门头照", before: row.photo === null ? "（空）" : "原照片", after: "新照片" };
  await row.update({ photo, version: row.version + 1, updatedAt: now });
  await recordOnTimeline({ establishmentId: row.id, at: now, kind: "archive", title: "更新门头照", by });
  await emit("establishment.updated.v1", { establishment: refOf(row), by, changes: [change] });
};

const locked = (publicId: string): Promise<Establishment | null> => Establishment.findOne({ where: { publicId }, lock: true });

/** A member's photo is judged first where WeChat judges; an officer's is the office's own. */
const isJudged = ({ settings, mini }: Pick<Services, "settings" | "mini">, actor: Actor): actor is MemberActor => isMember(actor) && settings.CONTENT_CHECK === "wechat" && mini !== null;

/** Sets the front photo 门头照. What the bytes are decides, not what they are called. */
export const setPhoto = async (services: Services, actor: Actor, { publicId }: Pick<Establishment, "publicId">, body: Readable): Promise<{ photoUrl: string; checking: boolean }> => {
  const photo = await services.files.put(await redraw(await buffer(body)));
  return inTransaction(services.db.sequelize, async () => {
    const row = await locked(publicId);
    if (!row) throw new DomainError("not_found");
    const now = services.clock.now();
    const checking = isJudged(services, actor) && row.photo !== photo;
    if (checking) await recordPhotoCheck(services, { subject: "shop_photo", subjectId: publicId, establishment: refOf(row), accountId: actor.accountId }, photo, now);
    else await show(row, photo, byLine(actor), now);
    return { photoUrl: photoUrlOf(row) ?? "", checking };
  });
};

/** How a photo that was judged comes onto the page, or does not 门头照审核. */
export const photoPublisher: Publisher = {
  publish: async ({ subjectId, photo }, now) => {
    const row = await locked(subjectId);
    if (row && photo != null) await show(row, photo, "店铺负责人", now);
  },
  withhold: async ({ subjectId }, now) => {
    const row = await locked(subjectId);
    if (row) await recordOnTimeline({ establishmentId: row.id, at: now, kind: "archive", title: "门头照未通过审核", by: "系统" });
  },
};
