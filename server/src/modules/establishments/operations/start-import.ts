import type { Readable } from "node:stream";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { inTransaction } from "../../../platform/db/transaction";
import { enqueueJob } from "../../../platform/jobs/jobs";
import type { Services } from "../../../platform/services";
import { byLine } from "../by-line";
import { Import } from "../import.model";

/** The job that reads and applies imports. */
export const IMPORT_JOB = "establishments.import";

export interface UploadedTable {
  readonly fileName: string;
  readonly stream: Readable;
}

const record = async (services: Services, actor: Actor, { fileName, stream }: UploadedTable): Promise<Import> => {
  const file = await services.files.putStream(stream);
  const officerId = actor.kind === "officer" ? actor.officerId : null;
  const now = services.clock.now();
  return Import.create({ publicId: services.ids.newId(), fileName, file, state: "reading", total: null, officerId, createdBy: byLine(actor), createdAt: now });
};

/** Stores an uploaded table and asks for it to be read; without `later` the caller reads it. */
export const startImport = async (services: Services, actor: Actor, table: UploadedTable, { later = true } = {}): Promise<Import> => {
  const stored = await record(services, actor, table);
  if (later) await inTransaction(services.db.sequelize, () => enqueueJob(IMPORT_JOB, `${stored.publicId}:read`, { importId: stored.publicId }, services.clock.now()));
  return stored;
};
