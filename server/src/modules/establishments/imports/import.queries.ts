import type { RowOutcome } from "@sunshine/domain/establishments/import.contract";
import { afterPlace, pageFrom } from "../../../platform/db/paging";
import { Import, ImportRow } from "../import.model";

/** A page of import batches, newest first. */
export const listImports = async (after: string | undefined, limit: number): Promise<{ rows: Import[]; next: string | null }> => {
  const rows = await Import.findAll({ where: afterPlace(["id"], "desc", after), order: [["id", "DESC"]], limit: limit + 1 });
  return pageFrom(rows, limit, ({ id }) => [id]);
};

/** A page of a preview, as the spreadsheet stands, all rows or those of one outcome. */
export const listImportRows = async (importId: number, { outcome, after, limit }: { outcome?: RowOutcome | undefined; after?: string | undefined; limit: number }): Promise<{ rows: ImportRow[]; next: string | null }> => {
  const rows = await ImportRow.findAll({
    where: { importId, ...(outcome && { outcome }), ...afterPlace(["row"], "asc", after) },
    attributes: { exclude: ["content"] },
    order: [["row", "ASC"]],
    limit: limit + 1,
  });
  return pageFrom(rows, limit, ({ row }) => [row]);
};
