import * as z from "zod";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { pageInput, pageOf, queryList } from "../kernel/paging";
import { CONTENT_JUDGES, CONTENT_KINDS, CONTENT_STATES, CONTENT_SUBJECTS } from "./content.vocabulary";

/** A text or photo that others would read, and what became of it 内容审核记录; who wrote it is not in it. */
export const ContentCheckSchema = z.strictObject({
  id: IdSchema,
  kind: z.enum(CONTENT_KINDS),
  subject: z.enum(CONTENT_SUBJECTS),
  establishmentId: IdSchema,
  establishmentName: z.string(),
  townCode: z.string(),
  /** The words; null for a photo, which is looked at under /content-checks/:id/photo. */
  text: z.string().nullable(),
  state: z.enum(CONTENT_STATES),
  /** Do others see it just now. */
  shown: z.boolean(),
  judge: z.enum(CONTENT_JUDGES),
  /** Why it waits or was withheld. */
  why: z.string().nullable(),
  createdAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
  version: z.number().int(),
  abilities: z.array(z.enum(["decide"])),
});
export type ContentCheckView = z.output<typeof ContentCheckSchema>;

export const contentApi = {
  list: endpoint({
    method: "GET",
    path: "/content-checks",
    summary: "内容审核列表，最近的在前",
    input: z.strictObject({ ...pageInput, state: queryList(z.enum(CONTENT_STATES)), subject: z.enum(CONTENT_SUBJECTS).optional() }),
    output: pageOf(ContentCheckSchema),
  }),
  decide: endpoint({
    method: "POST",
    path: "/content-checks/:id/decision",
    summary: "人工审核：发布或不予发布",
    input: z
      .strictObject({ id: IdSchema, version: z.number().int(), publish: z.boolean(), reason: z.string().trim().max(100).default("") })
      .refine(({ publish, reason }) => publish || reason.length >= 2, { path: ["reason"], message: "不予发布请写明理由" }),
    output: ContentCheckSchema,
  }),
  /** `key` lets WeChat's checker in while the photo is being judged; officers need none. */
  photo: endpoint({ method: "GET", path: "/content-checks/:id/photo", summary: "待审核的照片", input: z.strictObject({ id: IdSchema, key: z.string().max(64).optional() }), output: z.unknown(), produces: ["image/webp"] }),
};
