import { c, createTable, type Migration } from "../src/platform/db/schema";

/** Entries of the red and black lists. */
export const createHonours: Migration = {
  name: "20261127-31-create-honours",
  up: (context) =>
    createTable(
      context,
      "honours",
      {
        id: c.id(context.dialect), public_id: c.code(16), list: c.code(5), state: c.code(8), open_key: c.optional(c.code(30)), ground: c.code(16), gravity: c.code(8),
        establishment_id: c.ref(), establishment_public_id: c.code(16), establishment_name: c.text(80), town_code: c.code(9), reason: c.text(200), basis: c.text(200),
        fact_on: c.day(), source_kind: c.optional(c.code(16)), source_id: c.optional(c.code(16)), proposed_at: c.instant(), statement_until: c.optional(c.day()),
        statement: c.optional(c.text(1000)), stated_at: c.optional(c.instant()), from_on: c.optional(c.day()), to_on: c.optional(c.day()), ended_on: c.optional(c.day()),
        ending: c.optional(c.code(10)), steps: c.json(), version: { ...c.int(), defaultValue: 1 },
      },
      [
        { fields: ["public_id"], unique: true },
        { fields: ["open_key"], unique: true },
        { fields: ["state", "list", "from_on", "id"] },
        { fields: ["state", "to_on"] },
        { fields: ["town_code", "id"] },
        { fields: ["establishment_id", "list", "id"] },
        { fields: ["source_id"] },
      ]
    ),
};
