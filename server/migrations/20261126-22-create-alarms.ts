import { addIndexes, c, createTable, type Migration } from "../src/platform/db/schema";

/** Emergencies of the command centre, and who acknowledged each; orders and places for its map. */
export const createAlarms: Migration = {
  name: "20261126-22-create-alarms",
  up: async (context) => {
    await createTable(
      context,
      "alarms",
      {
        id: c.id(context.dialect), public_id: c.code(16), kind: c.code(16), source_ref: c.code(16), rung: c.int(), text: c.text(300), place_name: c.text(100), town_code: c.code(9),
        lng: c.optional(c.real()), lat: c.optional(c.real()), establishment_public_id: c.optional(c.code(16)), raised_at: c.instant(),
        acknowledged_at: c.optional(c.instant()), acknowledged_by: c.optional(c.ref()), acknowledged_name: c.optional(c.text(20)),
      },
      [{ fields: ["public_id"], unique: true }, { fields: ["kind", "source_ref", "rung"], unique: true }, { fields: ["acknowledged_at", "raised_at", "id"] }, { fields: ["raised_at", "id"] }]
    );
    await addIndexes(context, "rectification_orders", [{ fields: ["state", "closed_on", "town_code", "issued_on"] }]);
  },
};
