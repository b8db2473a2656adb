import { c, createTable, type Migration } from "../src/platform/db/schema";

/** Import batches and the rows of their previews. */
export const createEstablishmentImports: Migration = {
  name: "20261124-05-create-establishment-imports",
  up: async (context) => {
    const count = () => ({ ...c.int(), defaultValue: 0 });
    await createTable(
      context,
      "establishment_imports",
      {
        id: c.id(context.dialect), public_id: c.code(16), file_name: c.text(120), file: c.code(64), state: c.code(12), done: count(), total: c.optional(c.int()),
        new_rows: count(), changed_rows: count(), unchanged_rows: count(), rejected_rows: count(), handled_through: count(), held_by: c.optional(c.code(20)), held_until: c.optional(c.instant()),
        failure: c.optional(c.text(300)),
        officer_id: c.optional(c.ref()), created_by: c.text(40), created_at: c.instant(),
      },
      [{ fields: ["public_id"], unique: true }]
    );
    await createTable(
      context,
      "establishment_import_rows",
      {
        import_id: { ...c.ref(), primaryKey: true }, row: { ...c.int(), primaryKey: true }, outcome: c.code(10), name: c.text(80), licence_number: c.code(40),
        content: c.long(), version: c.optional(c.int()), changes: c.json(), rejections: c.json(), warnings: c.json(),
      },
      [{ fields: ["import_id", "outcome", "row"] }, { fields: ["import_id", "licence_number"] }]
    );
  },
};
