import type { ImportRowSchema, ImportView } from "@sunshine/domain/establishments/import.contract";
import type * as z from "zod";
import type { Import, ImportRow } from "../import.model";

/** An import batch 导入批次 as officers see it. */
export const presentImport = (batch: Import): ImportView => ({
  id: batch.publicId,
  fileName: batch.fileName,
  state: batch.state,
  done: batch.done,
  total: batch.total ?? null,
  counts: { new: batch.newRows, changed: batch.changedRows, unchanged: batch.unchangedRows, rejected: batch.rejectedRows },
  failure: batch.failure ?? null,
  createdAt: batch.createdAt.toISOString(),
  createdBy: batch.createdBy,
});

/** A row of the preview; its contents stay sealed. */
export const presentImportRow = ({ row, outcome, name, changes, rejections, warnings }: ImportRow): z.output<typeof ImportRowSchema> => ({ row, outcome, name, changes, rejections, warnings });
