import { setImmediate as turnOfLoop } from "node:timers/promises";
import { Op } from "sequelize";
import type { Services } from "../../../platform/services";
import { columnsOf } from "../archive-columns";
import { ImportRow, type Import } from "../import.model";
import type { DueRow } from "./due-row";
import { openContent } from "./import-content";

/**
 * Rows of one transaction. On a server many at once: their search terms fall all over one index, and a page that is
 * fetched should take several. The embedded engine has one writer, who should not keep others waiting.
 */
const SIZES = { mysql: 2000, sqlite: 500 } as const;
/** Rows prepared in one go; between them the server answers others. */
const AT_ONCE = 100;

/** Rows that are applied together. */
export interface DueChunk {
  /** Spreadsheet row after which it begins, and the last one of it. */
  readonly after: number;
  readonly last: number;
  readonly size: number;
  readonly ended: boolean;
  readonly fresh: readonly DueRow[];
  readonly changed: readonly DueRow[];
}

type Place = Pick<Import, "id" | "publicId" | "handledThrough">;

const load = async (services: Services, { id }: Place, after: number): Promise<DueChunk> => {
  const limit = SIZES[services.db.dialect];
  const where = { importId: id, outcome: ["new", "changed"], row: { [Op.gt]: after } };
  const rows = await ImportRow.findAll({ where, attributes: ["row", "outcome", "version", "content"], order: [["row", "ASC"]], limit, raw: true });
  const fresh: DueRow[] = [];
  const changed: DueRow[] = [];
  for (const [at, { row, outcome, version, content }] of rows.entries()) {
    const opened = openContent(services.sealing, content);
    if ("fields" in opened) (outcome === "new" ? fresh : changed).push({ row, version, fields: opened.fields, ...columnsOf(services, opened.fields) });
    if (at % AT_ONCE === AT_ONCE - 1) await turnOfLoop();
  }
  return { after, last: rows.at(-1)?.row ?? after, size: rows.length, ended: rows.length < limit, fresh, changed };
};

/** Chunks that are being prepared while the one before is written, by import. */
const prepared = new Map<string, { readonly after: number; readonly chunk: Promise<DueChunk> }>();

/** Begins to prepare what comes after a chunk. */
export const prepareAfter = (services: Services, batch: Place, { last, ended }: DueChunk): void => {
  if (ended) return;
  const chunk = load(services, batch, last);
  // Whoever takes it sees the error; until then it must not count as forgotten.
  chunk.catch(() => undefined);
  prepared.set(batch.publicId, { after: last, chunk });
};

/** The rows that are due next; prepared already, unless the import stands elsewhere than it was expected to. */
export const nextChunk = async (services: Services, batch: Place): Promise<DueChunk> => {
  const ready = prepared.get(batch.publicId);
  prepared.delete(batch.publicId);
  return ready?.after === batch.handledThrough ? ready.chunk : load(services, batch, batch.handledThrough);
};
