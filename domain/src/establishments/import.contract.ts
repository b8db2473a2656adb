import * as z from "zod";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { pageInput, pageOf } from "../kernel/paging";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const IMPORT_STATES = ["reading", "previewed", "applying", "applied", "failed", "discarded"] as const;
export const ROW_OUTCOMES = ["new", "changed", "unchanged", "rejected"] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];
export const ROW_OUTCOME_LABELS: Record<RowOutcome, string> = { new: "新增", changed: "有变化", unchanged: "无变化", rejected: "不能导入" };

/** An import 导入批次: read and previewed first, applied after one confirmation. */
export const ImportViewSchema = z.strictObject({
  id: IdSchema,
  fileName: z.string(),
  state: z.enum(IMPORT_STATES),
  /** Rows handled so far in the running step. */
  done: z.number().int(),
  /** Rows in the file; null while it is still being read. */
  total: z.number().int().nullable(),
  counts: z.record(z.enum(ROW_OUTCOMES), z.number().int()),
  /** Why the whole file was refused, in Chinese. */
  failure: z.string().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type ImportView = z.output<typeof ImportViewSchema>;

/** A row of the preview: what would change, or each reason why it cannot be imported. */
export const ImportRowSchema = z.strictObject({
  /** Row number as the spreadsheet shows it. */
  row: z.number().int(),
  outcome: z.enum(ROW_OUTCOMES),
  name: z.string(),
  changes: z.array(z.strictObject({ column: z.string(), before: z.string(), after: z.string() })),
  rejections: z.array(z.strictObject({ column: z.string(), value: z.string(), reason: z.string() })),
  warnings: z.array(z.string()),
});

const one = z.strictObject({ id: IdSchema });

export const establishmentImportApi = {
  template: endpoint({
    method: "GET",
    path: "/establishment-imports/template",
    summary: "下载导入模板（含填写示例）",
    input: z.strictObject({ format: z.enum(["xlsx", "csv"]).default("xlsx") }),
    output: z.unknown(),
    produces: [XLSX, "text/csv"],
  }),
  upload: endpoint({
    method: "POST",
    path: "/establishment-imports",
    summary: "上传 Excel 或 CSV，随即开始读取和比对",
    consumes: [XLSX, "text/csv", "application/octet-stream"],
    maxBytes: 52_428_800,
    input: z.strictObject({ fileName: z.string().trim().min(1).max(120) }),
    output: ImportViewSchema,
  }),
  list: endpoint({ method: "GET", path: "/establishment-imports", summary: "导入记录", input: z.strictObject(pageInput), output: pageOf(ImportViewSchema) }),
  get: endpoint({ method: "GET", path: "/establishment-imports/:id", summary: "导入进度与汇总", input: one, output: ImportViewSchema }),
  rows: endpoint({
    method: "GET",
    path: "/establishment-imports/:id/rows",
    summary: "逐行预览",
    input: z.strictObject({ id: IdSchema, ...pageInput, outcome: z.enum(ROW_OUTCOMES).optional() }),
    output: pageOf(ImportRowSchema),
  }),
  rejected: endpoint({
    method: "GET",
    path: "/establishment-imports/:id/rejected",
    summary: "下载不能导入的行（附原因，改好后可再次上传）",
    input: one,
    output: z.unknown(),
    produces: [XLSX],
  }),
  confirm: endpoint({ method: "POST", path: "/establishment-imports/:id/confirmation", summary: "确认导入；重复确认不会重复写入", input: one, output: ImportViewSchema }),
  discard: endpoint({ method: "POST", path: "/establishment-imports/:id/discard", summary: "放弃本次导入", input: one, output: ImportViewSchema }),
};
