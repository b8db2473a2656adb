import { Op } from "sequelize";
import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { Import, ImportRow } from "../import.model";
import { applyChanged } from "../imports/apply-changed";
import { applyNew } from "../imports/apply-new";
import type { DueRow, LateRejection } from "../imports/due-row";
import { countOutcomes } from "../imports/finish-reading";
import { holdImport, moveOn, Superseded, type Turn } from "../imports/hold";
import { openContent } from "../imports/import-content";
import { tellProgress } from "../imports/tell-progress";

/**
 * Rows of one transaction. On a server many at once: their search terms fall all over one index, and a page that is
 * fetched should take several. The embedded engine has one writer, who should not keep others waiting.
 */
const CHUNKS = { mysql: 2000, sqlite: 500 } as const;

const dueRows = async (services: Services, batch: Import): Promise<{ rows: ImportRow[]; of: (outcome: "new" | "changed") => DueRow[] }> => {
  const rows = await ImportRow.findAll({
    where: { importId: batch.id, outcome: ["new", "changed"], row: { [Op.gt]: batch.handledThrough } },
    attributes: ["row", "outcome", "version", "content"],
    order: [["row", "ASC"]],
    limit: CHUNKS[services.db.dialect],
    raw: true,
  });
  const due = (outcome: string): DueRow[] =>
    rows
      .filter((it) => it.outcome === outcome)
      .flatMap(({ row, version, content }) => {
        const opened = openContent(services.sealing, content);
        return "fields" in opened ? [{ row, version, fields: opened.fields }] : [];
      });
  return { rows, of: due };
};

const rejectLate = async (importId: number, rejections: readonly LateRejection[]): Promise<void> => {
  for (const { row, ...rejection } of rejections) {
    await ImportRow.update({ outcome: "rejected", rejections: [rejection], changes: [] }, { where: { importId, row } });
  }
};

/** One chunk in one transaction: the rows, what the world is told of them, and how far the import has come. False at the end. */
const applyChunk = (services: Services, batch: Import): Promise<boolean> =>
  inTransaction(services.db.sequelize, async () => {
    const { rows, of } = await dueRows(services, batch);
    const now = services.clock.now();
    const created = await applyNew(services, batch.createdBy, of("new"));
    const changed = await applyChanged(services, batch.createdBy, of("changed"));
    const rejections = [...created.rejections, ...changed.rejections];
    await rejectLate(batch.id, rejections);
    const ended = rows.length < CHUNKS[services.db.dialect];
    const counts = ended || rejections.length > 0 ? await countOutcomes(batch.id) : {};
    const progress = { ...counts, done: batch.done + rows.length, handledThrough: rows.at(-1)?.row ?? batch.handledThrough, ...(ended && { state: "applied" as const }) };
    if (created.ids.length + changed.ids.length > 0) {
      await emit("establishment.batch_imported.v1", { importId: batch.publicId, by: batch.createdBy, createdIds: created.ids, changedIds: changed.ids }, `import:${batch.publicId}`);
    }
    await moveOn(batch, progress, now);
    await tellProgress({ ...batch.get({ plain: true }), ...progress });
    batch.set(progress);
    return !ended;
  });

/** Applies a confirmed import for a while 写入; until its end or until the time is up. A chunk is applied whole or not at all. */
export const applyImport = async (services: Services, publicId: string, forMs: number): Promise<Turn> => {
  const batch = await Import.findOne({ where: { publicId } });
  if (batch?.state !== "applying") return "done";
  if (!(await holdImport(batch.id, "applying", services.clock.now()))) return "held";
  const until = performance.now() + forMs;
  try {
    while (performance.now() < until) if (!(await applyChunk(services, batch))) return "done";
    return "more";
  } catch (error) {
    if (error instanceof Superseded) return "held";
    throw error;
  }
};
