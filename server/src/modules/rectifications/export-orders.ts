import type { WhereOptions } from "sequelize";
import type * as z from "zod";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { CLOCK_STATE_LABELS } from "@sunshine/domain/complaints/clocks";
import { HANDLING_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { dayOf } from "@sunshine/domain/kernel/day";
import { townName } from "@sunshine/domain/regions/region";
import type { rectificationApi, RectificationRow } from "@sunshine/domain/rectifications/rectification.contract";
import { ORDER_STATE_LABELS } from "@sunshine/domain/rectifications/rectification.states";
import { FileAnswer } from "../../platform/http/route";
import { CSV, csvOf, XLSX, xlsxOf, type CellValue, type TableFile } from "../../platform/print/table-file";
import type { Services } from "../../platform/services";
import { recordAudit } from "../audits";
import type { RectificationOrder } from "./rectification.model";
import { presentRow } from "./rectification.presenter";
import { batchesOf } from "./rectification.queries";

type Asked = Omit<z.output<typeof rectificationApi.export.input>, "format">;

interface Column {
  readonly header: string;
  readonly width: number;
  readonly of: (row: RectificationRow, services: Pick<Services, "region">) => CellValue;
}

const COLUMNS: readonly Column[] = [
  { header: "文号", width: 26, of: ({ number }) => number },
  { header: "单位名称", width: 30, of: ({ establishmentName }) => establishmentName },
  { header: "乡镇", width: 12, of: ({ townCode }, { region }) => townName(region, townCode) },
  { header: "状态", width: 10, of: ({ state }) => ORDER_STATE_LABELS[state] },
  { header: "处理意见", width: 14, of: ({ handling }) => HANDLING_LABELS[handling] },
  { header: "发出日期", width: 12, of: ({ issuedOn }) => issuedOn },
  { header: "整改期限", width: 12, of: ({ dueOn }) => dueOn },
  { header: "期限状态", width: 10, of: ({ clock }) => clock && CLOCK_STATE_LABELS[clock] },
  { header: "剩余天数", width: 10, of: ({ daysLeft }) => daysLeft },
  { header: "问题（项）", width: 10, of: ({ findings }) => findings },
  { header: "未整改（项）", width: 12, of: ({ open }) => open },
  { header: "延期待决定", width: 12, of: ({ extensionAsked }) => (extensionAsked ? "是" : "") },
  { header: "整改完成日期", width: 14, of: ({ closedOn, state }) => (state === "closed" ? closedOn : null) },
];

/** The filtered orders as a file 导出责令整改; who took it stays in the audit trail. */
export const exportOrders = async (services: Services, actor: Actor, scope: WhereOptions<RectificationOrder>, filter: Asked, format: "xlsx" | "csv"): Promise<FileAnswer> => {
  const now = services.clock.now();
  await recordAudit({ actor, act: "rectification.exported", subject: `region:${services.region.code}`, detail: { format, filter } }, now);
  const rows = async function* (): AsyncGenerator<CellValue[]> {
    for await (const batch of batchesOf(scope, filter, dayOf(now))) for (const order of batch) yield COLUMNS.map(({ of }) => of(presentRow(order, now), services));
  };
  const table: TableFile = { sheet: "责令整改", columns: COLUMNS, rows: rows() };
  const fileName = `责令整改-${dayOf(now)}.${format}`;
  return format === "csv" ? new FileAnswer(CSV, csvOf(table), { fileName }) : new FileAnswer(XLSX, xlsxOf(table), { fileName });
};
