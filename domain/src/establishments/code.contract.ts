import * as z from "zod";
import { endpoint } from "../kernel/endpoint";
import { CodeSchema, IdSchema } from "../kernel/id";

export const CODE_STATES = ["active", "rotated", "revoked"] as const;

/** Checkout code 收银码: opaque, one per table or till, revocable. */
export const CheckoutCodeViewSchema = z.strictObject({
  code: CodeSchema,
  /** Where it stands: "1 号收银台", "8 号桌". */
  label: z.string(),
  /** Fixed amount in fen, for a counter with one price; null lets the diner type. */
  amountFen: z.number().int().nullable(),
  state: z.enum(CODE_STATES),
  url: z.string(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  scans: z.number().int(),
});
export type CheckoutCodeView = z.output<typeof CheckoutCodeViewSchema>;

const at = { id: IdSchema };

export const checkoutCodeApi = {
  list: endpoint({
    method: "GET",
    path: "/establishments/:id/codes",
    summary: "一户主体的收银码",
    input: z.strictObject(at),
    output: z.strictObject({ rows: z.array(CheckoutCodeViewSchema) }),
  }),
  create: endpoint({
    method: "POST",
    path: "/establishments/:id/codes",
    summary: "新增收银码",
    repeat: "key",
    input: z.strictObject({ ...at, label: z.string().trim().min(1, "请填写摆放位置").max(20), amountFen: z.number().int().min(1).max(5_000_000).nullable().default(null) }),
    output: CheckoutCodeViewSchema,
  }),
  rotate: endpoint({
    method: "POST",
    path: "/establishments/:id/codes/:code/rotation",
    summary: "换发收银码；旧码随即失效并提示已更换",
    repeat: "key",
    input: z.strictObject({ ...at, code: CodeSchema }),
    output: CheckoutCodeViewSchema,
  }),
  revoke: endpoint({
    method: "POST",
    path: "/establishments/:id/codes/:code/revocation",
    summary: "停用收银码",
    input: z.strictObject({ ...at, code: CodeSchema }),
    output: CheckoutCodeViewSchema,
  }),
  poster: endpoint({
    method: "GET",
    path: "/establishments/:id/codes/:code/poster",
    summary: "可打印的收银码海报（PDF）",
    input: z.strictObject({ ...at, code: CodeSchema, size: z.enum(["A4", "A5"]).default("A4") }),
    output: z.unknown(),
    produces: ["application/pdf"],
  }),
};
