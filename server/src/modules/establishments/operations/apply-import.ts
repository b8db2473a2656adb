import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { Import, ImportRow } from "../import.model";
import { applyChanged } from "../imports/apply-changed";
import { applyNew } from "../imports/apply-new";
import { nextChunk, prepareAfter, type DueChunk } from "../imports/due-chunk";
import type { LateRejection } from "../imports/due-row";
import { countOutcomes } from "../imports/finish-reading";
import { holdImport, moveOn, Superseded, type Turn } from "../imports/hold";
import { tellProgress } from "../imports/tell-progress";

const rejectLate = async (importId: number, rejections: readonly LateRejection[]): Promise<void> => {
  for (const { row, ...rejection } of rejections) {
    await ImportRow.update({ outcome: "rejected", rejections: [rejection], changes: [] }, { where: { importId, row } });
  }
};

/** One chunk in one transaction: the rows, what the world is told of them, and how far the import has come. */
const applyChunk = async (services: Services, batch: Import, chunk: DueChunk): Promise<void> => {
  const { publicId: importId, createdBy: by } = batch;
  const progress = await inTransaction(services.db.sequelize, async () => {
    const created = await applyNew(services, by, chunk.fresh);
    const changed = await applyChanged(services, by, chunk.changed);
    const rejections = [...created.rejections, ...changed.rejections];
    await rejectLate(batch.id, rejections);
    const counts = chunk.ended || rejections.length > 0 ? await countOutcomes(batch.id) : {};
    const moved = { ...counts, done: batch.done + chunk.size, handledThrough: chunk.last, ...(chunk.ended && { state: "applied" as const }) };
    if (created.ids.length + changed.ids.length > 0) {
      await emit("establishment.batch_imported.v1", { importId, by, createdIds: created.ids, changedIds: changed.ids }, `import:${importId}`);
    }
    await moveOn(batch, moved, services.clock.now());
    await tellProgress({ ...batch.get({ plain: true }), ...moved });
    return moved;
  });
  batch.set(progress);
};

/** Applies a confirmed import for a while 写入 until its end or until the time is up. A chunk is applied whole or not at all. */
export const applyImport = async (services: Services, publicId: string, forMs: number): Promise<Turn> => {
  const batch = await Import.findOne({ where: { publicId } });
  if (batch?.state !== "applying") return "done";
  if (!(await holdImport(batch.id, "applying", services.clock.now()))) return "held";
  const until = performance.now() + forMs;
  try {
    while (performance.now() < until) {
      const chunk = await nextChunk(services, batch);
      prepareAfter(services, batch, chunk);
      await applyChunk(services, batch, chunk);
      if (chunk.ended) return "done";
    }
    return "more";
  } catch (error) {
    if (error instanceof Superseded) return "held";
    throw error;
  }
};
