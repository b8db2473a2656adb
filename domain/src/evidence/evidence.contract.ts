import * as z from "zod";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { queryBoolean } from "../kernel/paging";

/** What a piece of evidence 证据材料 is. */
export const EVIDENCE_KINDS = ["photo", "clip"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
export const EVIDENCE_KIND_LABELS: Record<EvidenceKind, string> = { photo: "照片", clip: "视频" };

/** What it is uploaded for 用途; it may be attached to that kind of record only. */
export const EVIDENCE_PURPOSES = ["complaint", "inspection", "rectification", "dispatch"] as const;
export type EvidencePurpose = (typeof EVIDENCE_PURPOSES)[number];

/** Bytes of a photo 照片 and of a clip 短视频 at most. */
export const MAX_PHOTO_BYTES = 20 * 1_048_576;
export const MAX_CLIP_BYTES = 50 * 1_048_576;

export const PHOTO_TYPES = ["image/jpeg", "image/png", "image/webp"] as const;
export const CLIP_TYPES = ["video/mp4"] as const;

/** A piece of evidence as a record names it; it is looked at under /evidence/:id/view and /evidence/:id/thumbnail. */
export const EvidenceRefSchema = z.strictObject({ id: IdSchema, kind: z.enum(EVIDENCE_KINDS) });
export type EvidenceRef = z.output<typeof EvidenceRefSchema>;

const one = z.strictObject({ id: IdSchema });

export const evidenceApi = {
  /** The bytes decide what it is, not their name. With `anonymous` nothing is kept of who sent it. */
  upload: endpoint({
    method: "POST",
    path: "/evidence",
    summary: "上传照片（20 MB 以内）或短视频（50 MB 以内）",
    consumes: [...PHOTO_TYPES, ...CLIP_TYPES],
    maxBytes: MAX_CLIP_BYTES,
    input: z.strictObject({ purpose: z.enum(EVIDENCE_PURPOSES), anonymous: queryBoolean.default(false) }),
    output: z.strictObject({ id: IdSchema, kind: z.enum(EVIDENCE_KINDS), bytes: z.number().int() }),
  }),
  /** Drawn anew without camera, time or place in it; a clip without its place. */
  view: endpoint({ method: "GET", path: "/evidence/:id/view", summary: "查看证据材料（不含拍摄信息）", input: one, output: z.unknown(), produces: ["image/webp", "video/mp4"] }),
  thumbnail: endpoint({ method: "GET", path: "/evidence/:id/thumbnail", summary: "证据照片缩略图", input: one, output: z.unknown(), produces: ["image/webp"] }),
  /** When and where it was taken 拍摄信息: for officers who work on the record, each look is logged with its reason. */
  capture: endpoint({
    method: "POST",
    path: "/evidence/:id/capture-looks",
    summary: "查看拍摄时间和地点，留下查看记录",
    input: z.strictObject({ id: IdSchema, reason: z.string().trim().min(2, "请填写查看原因").max(100) }),
    output: z.strictObject({ takenAt: z.string().nullable(), lng: z.number().nullable(), lat: z.number().nullable(), uploadedAt: z.iso.datetime() }),
  }),
};
