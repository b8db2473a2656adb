import { Op } from "sequelize";
import { FileAnswer } from "../../../platform/http/route";
import type { Services } from "../../../platform/services";
import { XLSX, xlsxOf, type CellValue } from "../../../platform/print/table-file";
import { ImportRow, type Import } from "../import.model";
import { COLUMNS } from "./columns";
import { cellsOf, openContent } from "./import-content";

const BATCH = 500;

const rowsOf = async function* ({ sealing, region }: Services, importId: number): AsyncGenerator<CellValue[]> {
  for (let after = 0; ; ) {
    const rows = await ImportRow.findAll({ where: { importId, outcome: "rejected", row: { [Op.gt]: after } }, order: [["row", "ASC"]], limit: BATCH });
    for (const { row, content, rejections } of rows) {
      const reasons = rejections.map(({ column, reason }) => `${column}：${reason}`).join("；");
      yield [reasons, row, ...cellsOf(openContent(sealing, content), region)];
    }
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.row ?? after;
  }
};

/** The rows that could not be imported, each with its reasons, ready to be corrected and sent again: columns that the import does not know are passed over. */
export const rejectedFile = (services: Services, batch: Import): FileAnswer => {
  const columns = [{ header: "不能导入的原因", width: 50 }, { header: "原行号", width: 10 }, ...COLUMNS.map(({ header, width }) => ({ header, width }))];
  const name = batch.fileName.replace(/\.\w{1,5}$/, "");
  return new FileAnswer(XLSX, xlsxOf({ sheet: "不能导入的行", columns, rows: rowsOf(services, batch.id) }), { fileName: `${name}-不能导入的行.xlsx` });
};
