import { c, createTable, type Migration } from "../src/platform/db/schema";

/** What the search filters by: carried by its indexes. */
const FILTERED = ["state", "type", "grade", "town_code"];

/** The public page of every shop, ready to be sent, and the scans of its codes. */
export const createStorefronts: Migration = {
  name: "20261124-09-create-storefronts",
  up: async (context) => {
    await createTable(
      context,
      "storefront_pages",
      {
        establishment_id: { ...c.ref(), primaryKey: true }, public_id: c.code(16), body: c.long(), format: c.int(), name: c.text(80), name_key: c.code(120), search_text: c.code(600),
        type: c.code(30), state: c.code(10), grade: c.code(10), annual: c.optional(c.code(1)), last_visit_on: c.optional(c.day()), address: c.text(160), town_code: c.code(9),
        lng: c.optional(c.real()), lat: c.optional(c.real()), cell: c.optional(c.int()), open_kitchen: c.code(8), built_at: c.instant(),
      },
      [
        { fields: ["public_id"], unique: true },
        { fields: ["format", "establishment_id"] },
        { fields: ["name_key", "establishment_id", ...FILTERED] },
        { fields: ["cell", "lat", "lng", ...FILTERED] },
      ]
    );
    await createTable(
      context,
      "scans",
      { id: c.id(context.dialect), establishment_id: c.ref(), town_code: c.code(9), code: c.code(10), channel: c.code(8), day: c.day(), at: c.instant() },
      [{ fields: ["establishment_id", "day"] }, { fields: ["day", "town_code"] }]
    );
  },
};
