import type { Actor } from "@sunshine/domain/accounts/actor";
import type { EstablishmentFields, EstablishmentFilter } from "@sunshine/domain/establishments/establishment.contract";
import { ESTABLISHMENT_STATE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import { ANNUAL_GRADE_LABELS, SHOWN_GRADE_LABELS, type AnnualGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { dayOf } from "@sunshine/domain/kernel/day";
import { FileAnswer } from "../../../platform/http/route";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import { showField } from "../establishment.changes";
import type { Establishment } from "../establishment.model";
import { batchesOf } from "../establishment.queries";
import { COLUMNS, type Column } from "../imports/columns";
import { CSV, csvOf, XLSX, xlsxOf, type CellValue, type TableFile } from "../../../platform/print/table-file";

/** Contacts are read one by one, with a reason; a file of them would walk. */
const EXPORTED = COLUMNS.filter(({ field }) => field !== "contactName" && field !== "contactPhone");

const cellOf = (row: Establishment, { field }: Column, services: Pick<Services, "region">): CellValue => {
  const value: EstablishmentFields[typeof field] = row[field];
  if (value === null || value === "") return null;
  return typeof value === "number" ? value : showField(field, value, services.region);
};

const STANDING = [
  { header: "经营状态", width: 12, of: ({ state }: Establishment) => ESTABLISHMENT_STATE_LABELS[state] },
  { header: "动态等级", width: 12, of: ({ grade }: Establishment) => SHOWN_GRADE_LABELS[grade] },
  { header: "年度等级", width: 14, of: ({ annualGrade }: Establishment) => annualGrade && ANNUAL_GRADE_LABELS[annualGrade as AnnualGrade] },
  { header: "最近检查日期", width: 14, of: ({ lastVisitOn }: Establishment) => lastVisitOn },
] as const;

const rowsOf = async function* (services: Services, actor: Actor, filter: EstablishmentFilter): AsyncGenerator<CellValue[]> {
  for await (const batch of batchesOf(filter, actor, services.clock.now())) {
    for (const row of batch) yield [...EXPORTED.map((column) => cellOf(row, column, services)), ...STANDING.map(({ of }) => of(row))];
  }
};

/** The filtered archive as a file 导出. Its headers are those of the import template, so a corrected file can come back. */
export const exportArchive = async (services: Services, actor: Actor, filter: EstablishmentFilter, format: "xlsx" | "csv"): Promise<FileAnswer> => {
  const now = services.clock.now();
  await recordAudit({ actor, act: "establishment.exported", subject: `region:${services.region.code}`, detail: { format, filter } }, now);
  const columns = [...EXPORTED, ...STANDING].map(({ header, width }) => ({ header, width }));
  const table: TableFile = { sheet: "主体档案", columns, rows: rowsOf(services, actor, filter) };
  const fileName = `主体档案-${dayOf(now)}.${format}`;
  return format === "csv" ? new FileAnswer(CSV, csvOf(table), { fileName }) : new FileAnswer(XLSX, xlsxOf(table), { fileName });
};
