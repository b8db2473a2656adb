import { emit } from "../../../platform/outbox/outbox";
import type { Import } from "../import.model";

type Told = Pick<Import, "publicId" | "officerId" | "state" | "done"> & { readonly total?: number | null };

/** Tells the officer who imports how far it is; the system's own imports tell nobody. */
export const tellProgress = async ({ publicId, officerId, state, done, total = null }: Told): Promise<void> => {
  if (officerId === null) return;
  await emit("establishment.import_progressed.v1", { importId: publicId, officerId, state, done, total }, `import:${publicId}`);
};
