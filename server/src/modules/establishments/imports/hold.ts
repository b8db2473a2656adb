import { randomBytes } from "node:crypto";
import { Op } from "sequelize";
import type { ImportState } from "../import.model";
import { Import } from "../import.model";

/** This process, among those that may work on imports. */
const me = randomBytes(8).toString("hex");
const HOLD_MS = 30_000;

/** Another process has taken the import over, or somebody discarded it: this one stops without a trace. */
export class Superseded extends Error {}

/** How a turn of work on an import ended: at its end, with more to do, or at once because another process has it. */
export type Turn = "done" | "more" | "held";

/** Takes an import for this process; false where another one works on it. */
export const holdImport = async (id: number, state: ImportState, now: Date): Promise<boolean> => {
  const free = { [Op.or]: [{ heldBy: null }, { heldBy: me }, { heldUntil: { [Op.lt]: now } }] };
  const [held] = await Import.update({ heldBy: me, heldUntil: new Date(now.getTime() + HOLD_MS) }, { where: { id, state, ...free } });
  // An engine that counts changed rows says 0 where this process held it to the same moment already.
  return held > 0 || (await Import.count({ where: { id, state, heldBy: me } })) > 0;
};

type Progress = Partial<Pick<Import, "state" | "done" | "total" | "newRows" | "changedRows" | "unchangedRows" | "rejectedRows" | "handledThrough">>;

/**
 * Moves an import on, in the transaction of the rows that it counts. Only from where this process left it: of two that
 * work on one import, one finds it moved and its rows are rolled back.
 */
export const moveOn = async (batch: Import, progress: Progress, now: Date): Promise<void> => {
  const { id, state, handledThrough } = batch;
  const hold = { heldBy: me, heldUntil: new Date(now.getTime() + HOLD_MS) };
  const [moved] = await Import.update({ ...progress, ...hold }, { where: { id, state, handledThrough, heldBy: me } });
  if (moved === 0) throw new Superseded();
};
