import { Op, QueryTypes, type Sequelize } from "sequelize";
import { ESTABLISHMENT_FIELD_LABELS } from "@sunshine/domain/establishments/establishment.fields";
import type { RowOutcome } from "@sunshine/domain/establishments/import.contract";
import { ImportRow } from "../import.model";

const NAMED_ROWS = 10;
const GROUPS = 200;
/** Numbers whose rows are named one by one; a file with more of them is repeated as a whole. */
const NAMED_GROUPS = 2000;

const database = (): Sequelize => ImportRow.sequelize as Sequelize;

/** Licence numbers that stand in more than one row, a few at a time. */
const repeatedAfter = (importId: number, after: string): Promise<{ licenceNumber: string }[]> =>
  database().query(
    "SELECT licence_number AS licenceNumber FROM establishment_import_rows WHERE import_id = ? AND licence_number > ? GROUP BY licence_number HAVING COUNT(*) > 1 ORDER BY licence_number LIMIT ?",
    { replacements: [importId, after, GROUPS], type: QueryTypes.SELECT }
  );

const reject = async (importId: number, licenceNumber: string | readonly string[], value: string, reason: string): Promise<void> => {
  const rejections = [{ column: ESTABLISHMENT_FIELD_LABELS.licenceNumber, value, reason }];
  const where = { importId, licenceNumber: typeof licenceNumber === "string" ? licenceNumber : [...licenceNumber], outcome: { [Op.ne]: "rejected" as const } };
  await ImportRow.update({ outcome: "rejected", rejections, changes: [], warnings: [] }, { where });
};

const rejectNamed = async (importId: number, licenceNumber: string): Promise<void> => {
  const rows = await ImportRow.findAll({ where: { importId, licenceNumber }, attributes: ["row"], order: [["row", "ASC"]], limit: NAMED_ROWS + 1, raw: true });
  const named = rows.slice(0, NAMED_ROWS).map(({ row }) => row).join("、");
  await reject(importId, licenceNumber, licenceNumber, `文件内第 ${named}${rows.length > NAMED_ROWS ? " 等" : ""} 行的许可证编号重复，请只保留一行`);
};

/** Refuses every row whose licence number stands elsewhere in the file too: nobody can tell which one is meant. */
export const rejectRepeated = async (importId: number): Promise<void> => {
  let after = "";
  for (let done = 0; ; done += GROUPS) {
    const licences = (await repeatedAfter(importId, after)).map(({ licenceNumber }) => licenceNumber);
    if (done < NAMED_GROUPS) for (const licence of licences) await rejectNamed(importId, licence);
    else await reject(importId, licences, "", "该许可证编号在文件内出现多次，请只保留一行");
    if (licences.length < GROUPS) return;
    after = licences.at(-1) ?? "";
  }
};

export interface OutcomeCounts {
  readonly newRows: number;
  readonly changedRows: number;
  readonly unchangedRows: number;
  readonly rejectedRows: number;
}

/** How many rows of an import have which outcome, from the index. */
export const countOutcomes = async (importId: number): Promise<OutcomeCounts> => {
  const rows: { outcome: RowOutcome; rows: number }[] = await database().query("SELECT outcome, COUNT(*) AS `rows` FROM establishment_import_rows WHERE import_id = ? GROUP BY outcome", {
    replacements: [importId],
    type: QueryTypes.SELECT,
  });
  const of = (outcome: RowOutcome): number => Number(rows.find((it) => it.outcome === outcome)?.rows ?? 0);
  return { newRows: of("new"), changedRows: of("changed"), unchangedRows: of("unchanged"), rejectedRows: of("rejected") };
};
