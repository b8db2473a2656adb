import * as z from "zod";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { DaySchema } from "../kernel/day";
import { OfficerCaseRowSchema, OfficerCaseViewSchema, ShopCaseSchema } from "./complaint.views";
import { CLAIMANT_SIDES } from "./complaint.vocabulary";

const text = (max: number) => z.string().trim().max(max);
const reason = text(300).min(2, "请填写理由");
const evidenceIds = z.array(IdSchema).max(10, "最多 9 张照片和 1 段视频").default([]);
const one = z.strictObject({ id: IdSchema });
const move = { id: IdSchema, version: z.number().int() };
const PDF = ["application/pdf"];

/** How another case belongs to this one 关联方式. */
export const CASE_RELATIONS = ["linked", "merged", "same_shop", "near", "named"] as const;
export type CaseRelation = (typeof CASE_RELATIONS)[number];
export const CASE_RELATION_LABELS: Record<CaseRelation, string> = { linked: "同一次提交", merged: "已并入本案", same_shop: "同一单位", near: "附近同类", named: "按编号查找" };

/** Another case that belongs to this one, and whether this one may go into it 可否并案. */
export const RelatedCaseSchema = z.strictObject({ relation: z.enum(CASE_RELATIONS), distanceM: z.number().int().nullable(), mergeable: z.boolean(), case: OfficerCaseRowSchema });
export type RelatedCase = z.output<typeof RelatedCaseSchema>;

/** What officers do with a case beside its plain moves 办案: the record of mediation, verification and filing, links, papers. */
export const caseWork = {
  related: endpoint({
    method: "GET",
    path: "/complaints/:id/related",
    summary: "关联与相似案件，供并案选择；可按编号查找",
    input: z.strictObject({ id: IdSchema, q: text(40).optional() }),
    output: z.strictObject({ rows: z.array(RelatedCaseSchema) }),
  }),
  mediate: endpoint({
    method: "POST",
    path: "/complaints/:id/mediations",
    summary: "登记一次调解；不写投诉人姓名，由本人在纸上签字",
    repeat: "key",
    input: z.strictObject({
      ...move,
      heldAt: z.iso.datetime(),
      place: text(60).default(""),
      /** Who came for the complainant 投诉人一方. */
      claimantSide: z.enum(CLAIMANT_SIDES).default("self"),
      /** Who came for the shop, and others 被投诉方到场人员. */
      present: text(200).min(2, "请填写到场人员"),
      claims: text(500).default(""),
      statement: text(1000).default(""),
      record: text(2000).min(2, "请填写调解经过"),
      agreed: z.boolean(),
      agreement: text(500).default(""),
    }),
    output: OfficerCaseViewSchema,
  }),
  mediationRecord: endpoint({ method: "GET", path: "/complaints/:id/mediations/:mediationId/record", summary: "调解记录（PDF，供双方签字）", input: z.strictObject({ id: IdSchema, mediationId: IdSchema }), output: z.unknown(), produces: PDF }),
  verify: endpoint({
    method: "POST",
    path: "/complaints/:id/verification",
    summary: "登记举报核查情况",
    repeat: "key",
    input: z.strictObject({ ...move, verifiedOn: DaySchema, substantiated: z.enum(["yes", "partly", "no"]), text: text(1000).min(4, "请写明核查情况"), evidenceIds }),
    output: OfficerCaseViewSchema,
  }),
  decideFiling: endpoint({
    method: "POST",
    path: "/complaints/:id/filing",
    summary: "决定是否立案；不予立案的同时办结",
    input: z
      .strictObject({ ...move, file: z.boolean(), reason: text(500).min(4, "请写明理由"), publicSummary: text(500).default(""), notice: text(1000).optional() })
      .refine(({ file, publicSummary }) => file || publicSummary.length >= 5, { path: ["publicSummary"], message: "不予立案的同时办结，请填写公开的处理结果，至少 5 个字" }),
    output: OfficerCaseViewSchema,
  }),
  linkInspection: endpoint({ method: "POST", path: "/complaints/:id/inspections", summary: "关联由本案引起的检查", input: z.strictObject({ ...move, inspectionId: IdSchema }), output: OfficerCaseViewSchema }),
  caseFile: endpoint({ method: "GET", path: "/complaints/:id/file", summary: "案卷（PDF，不含投诉举报人身份）", input: one, output: z.unknown(), produces: PDF }),
  namedCaseFile: endpoint({ method: "POST", path: "/complaints/:id/named-files", summary: "含身份的案卷（PDF），限承办人，留下记录", input: z.strictObject({ id: IdSchema, reason }), output: z.unknown(), produces: PDF }),
  stateShopSide: endpoint({
    method: "POST",
    path: "/establishments/:establishmentId/complaints/:id/statements",
    summary: "单位对一件投诉的陈述，答复监管人员",
    repeat: "key",
    input: z.strictObject({ establishmentId: IdSchema, id: IdSchema, text: text(1000).min(4, "请写明情况，至少 4 个字"), evidenceIds }),
    output: ShopCaseSchema,
  }),
  replyInPublic: endpoint({
    method: "POST",
    path: "/establishments/:establishmentId/complaints/:id/public-reply",
    summary: "单位对已公示的投诉作公开回复，可修改",
    input: z.strictObject({ establishmentId: IdSchema, id: IdSchema, text: text(300).min(4, "请填写回复，至少 4 个字") }),
    output: ShopCaseSchema,
  }),
};
