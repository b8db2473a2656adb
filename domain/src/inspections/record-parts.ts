import * as z from "zod";
import { DYNAMIC_GRADES } from "../grades/grade.vocabulary";
import { IdSchema } from "../kernel/id";
import { VISIT_RESULTS } from "./inspection.vocabulary";
import { SignatureSchema } from "./signature";

const text = (max: number) => z.string().trim().max(max);

/** Photos that one finding carries at most, and pictures of the place that a record carries. */
export const MAX_FINDING_PHOTOS = 6;
export const MAX_PICTURES = 12;

/** A photo taken on the visit 现场照片: an upload with the purpose "inspection". Time and place by the phone are kept apart, sealed. */
export const PhotoSchema = z.strictObject({
  id: IdSchema,
  takenAt: z.iso.datetime().nullable().default(null),
  lng: z.number().min(73).max(136).nullable().default(null),
  lat: z.number().min(3).max(54).nullable().default(null),
});
export type Photo = z.output<typeof PhotoSchema>;

/** A picture with the name of what it shows 场所图片: of a remote inspection the proof of what was seen. */
export const PictureSchema = z.strictObject({ name: text(30).min(2, "请写明图片拍摄的部位，如“烹饪间”"), photo: PhotoSchema });
export type Picture = z.output<typeof PictureSchema>;

/** The second and further inspectors 同行检查人员: an officer of the bureau by number, or somebody of another body by name. */
export const CompanionSchema = z.union([
  z.strictObject({ officerId: IdSchema }),
  z.strictObject({ name: text(20).min(2, "请填写姓名"), organisation: text(40).default("") }),
  text(20).min(2, "请填写姓名").transform((name) => ({ name, organisation: "" })),
]);
export type Companion = z.output<typeof CompanionSchema>;

/** Signature of an inspector: 0 is the one who leads, n the n-th companion as sent. */
const OfficerSignatureSchema = z.strictObject({ place: z.number().int().min(0).max(6), ...SignatureSchema.shape });
const officers = z
  .array(OfficerSignatureSchema)
  .min(2, "至少两名检查人员签字")
  .max(7)
  .refine((all) => new Set(all.map(({ place }) => place)).size === all.length, "同一检查人员只签一次")
  .refine((all) => all.some(({ place }) => place === 0), "主检查人员应签字");

/** How the record was signed 签字; it is valid also where the shop refuses, with a witness (Order 49). */
export const SigningSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("paper") }),
  z.strictObject({ kind: z.literal("screen"), officers, shop: z.strictObject({ name: text(20).min(2, "请填写签字人姓名"), capacity: text(20).min(2, "请填写签字人身份，如“负责人”"), ...SignatureSchema.shape }) }),
  z.strictObject({
    kind: z.literal("refused"),
    officers,
    reason: text(200).min(4, "请写明拒绝签字的情况"),
    witness: z.strictObject({ name: text(20).min(2, "请填写见证人姓名"), capacity: text(40).default("") }),
  }),
]);
export type Signing = z.output<typeof SigningSchema>;

/** What the phone made of the answers before sending 现场暂计: the server reckons again and says where it differs. */
export const ProvisionalSchema = z.strictObject({ score: z.number(), result: z.enum(VISIT_RESULTS), grade: z.enum(DYNAMIC_GRADES).nullable() });
export type Provisional = z.output<typeof ProvisionalSchema>;
