import { c, createTable, type Migration } from "../src/platform/db/schema";

/** Photos and clips, and which record holds them. */
export const createEvidence: Migration = {
  name: "20261124-10-create-evidence",
  up: async (context) => {
    const id = c.id(context.dialect);
    await createTable(
      context,
      "evidence",
      {
        id, public_id: c.code(16), kind: c.code(8), purpose: c.code(16), owner_kind: c.code(10), owner_id: c.optional(c.ref()), original: c.optional(c.code(64)),
        view: c.code(64), thumbnail: c.optional(c.code(64)), bytes: c.int(), capture: c.optional(c.text(255)), created_at: c.instant(),
      },
      [{ fields: ["public_id"], unique: true }]
    );
    await createTable(context, "evidence_links", { id, evidence_id: c.ref(), holder: c.code(16), holder_id: c.code(16), created_at: c.instant() }, [
      { fields: ["evidence_id", "holder", "holder_id"], unique: true },
      { fields: ["holder", "holder_id"] },
    ]);
  },
};
