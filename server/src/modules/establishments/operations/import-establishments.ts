import { SYSTEM, type Actor } from "@sunshine/domain/accounts/actor";
import type { ImportView } from "@sunshine/domain/establishments/import.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { inTransaction } from "../../../platform/db/transaction";
import type { Services } from "../../../platform/services";
import { Import } from "../import.model";
import type { Turn } from "../imports/hold";
import { presentImport } from "../imports/import.presenter";
import { applyImport } from "./apply-import";
import { confirmImport } from "./decide-import";
import { readImport } from "./read-import";
import { startImport, type UploadedTable } from "./start-import";

/** How long a job works on an import before others get their turn, milliseconds. */
const TURN_MS = 1500;
const WAIT_MS = 5000;

const untilDone = async (turn: () => Promise<Turn>): Promise<void> => {
  while ((await turn()) !== "done");
};

/** Reads, compares, confirms and applies a table in one go, by the same steps as in the console 批量导入. For the demo world and measurements. */
export const importEstablishments = async (services: Services, { by = SYSTEM, ...table }: UploadedTable & { readonly by?: Actor }): Promise<ImportView> => {
  const { publicId } = await startImport(services, by, table, { later: false });
  await untilDone(() => readImport(services, publicId, TURN_MS));
  const confirmed = await inTransaction(services.db.sequelize, async () => {
    const batch = await Import.findOne({ where: { publicId }, lock: true });
    return batch?.state === "previewed" ? confirmImport(services, by, batch, { later: false }) : batch;
  });
  if (confirmed?.state !== "applying") throw new DomainError("rule_violated", { message: confirmed?.failure ?? "导入未能完成" });
  await untilDone(() => applyImport(services, publicId, TURN_MS));
  return presentImport((await Import.findOne({ where: { publicId } }))!);
};

/** The job 导入任务: a turn of reading or of applying; asked again until the import rests. */
export const importJob =
  (services: Services) =>
  async (payload: unknown): Promise<Date | void> => {
    const { importId } = payload as { importId: string };
    const batch = await Import.findOne({ where: { publicId: importId }, attributes: ["state"] });
    if (!batch) return;
    const turn = await (batch.state === "applying" ? applyImport : readImport)(services, importId, TURN_MS);
    if (turn !== "done") return new Date(services.clock.now().getTime() + (turn === "held" ? WAIT_MS : 0));
  };
