import type { Actor } from "@sunshine/domain/accounts/actor";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { enqueueJob } from "../../../platform/jobs/jobs";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import { ImportRow, type Import, type ImportState } from "../import.model";
import { tellProgress } from "../imports/tell-progress";
import { IMPORT_JOB } from "./start-import";

const WORDS: Record<ImportState, string> = { reading: "正在读取", previewed: "待确认", applying: "正在写入", applied: "已写入", failed: "读取失败", discarded: "已放弃" };

const refuse = (state: ImportState, act: string): never => {
  throw new DomainError("illegal_transition", { message: `本次导入${WORDS[state]}，不能${act}` });
};

/** Confirms a preview 确认导入; `batch` is locked. Confirming again changes nothing and answers the same. */
export const confirmImport = async ({ clock }: Pick<Services, "clock">, actor: Actor, batch: Import, { later = true } = {}): Promise<Import> => {
  if (batch.state === "applying" || batch.state === "applied") return batch;
  if (batch.state !== "previewed") return refuse(batch.state, "确认");
  const now = clock.now();
  const { newRows, changedRows, unchangedRows, rejectedRows } = batch;
  await batch.update({ state: "applying", done: 0, total: newRows + changedRows, handledThrough: 0, heldBy: null, heldUntil: null });
  if (later) await enqueueJob(IMPORT_JOB, `${batch.publicId}:apply`, { importId: batch.publicId }, now);
  await tellProgress(batch);
  await recordAudit({ actor, act: "establishment.imported", subject: `import:${batch.publicId}`, detail: { newRows, changedRows, unchangedRows, rejectedRows } }, now);
  return batch;
};

/** Gives an import up 放弃导入; `batch` is locked. What was read of it is deleted. */
export const discardImport = async (batch: Import): Promise<Import> => {
  if (batch.state === "discarded") return batch;
  if (batch.state === "applying" || batch.state === "applied") return refuse(batch.state, "放弃");
  await batch.update({ state: "discarded" });
  await ImportRow.destroy({ where: { importId: batch.id } });
  await tellProgress(batch);
  return batch;
};
