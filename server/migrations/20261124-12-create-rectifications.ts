import { c, createTable, type Migration } from "../src/platform/db/schema";

/** Orders to rectify and the numbers given to them. */
export const createRectifications: Migration = {
  name: "20261124-12-create-rectifications",
  up: async (context) => {
    await createTable(
      context,
      "rectification_orders",
      {
        id: c.id(context.dialect), public_id: c.code(16), number: c.text(40), inspection_id: c.code(16), establishment_id: c.ref(),
        establishment_public_id: c.code(16), establishment_name: c.text(80), town_code: c.code(9), state: c.code(10), running: c.bool(), handling: c.code(8),
        inspected_on: c.day(), issued_on: c.day(), first_due_on: c.day(), due_on: c.day(), legal_basis: c.text(300), inspectors: c.json(), mendings: c.json(),
        findings: c.int(), open: c.int(), extensions: c.json(), extension_asked: c.bool(), reminders: c.json(), rung: c.int(), next_rung_on: c.optional(c.day()),
        closed_on: c.optional(c.day()), cancel_reason: c.optional(c.text(200)), issued_at: c.instant(), version: { ...c.int(), defaultValue: 1 },
      },
      [
        { fields: ["public_id"], unique: true },
        { fields: ["inspection_id"], unique: true },
        { fields: ["number"], unique: true },
        { fields: ["running", "due_on", "id", "town_code", "state"] },
        { fields: ["town_code", "running", "due_on", "id", "state"] },
        { fields: ["issued_on", "id", "town_code", "state"] },
        { fields: ["town_code", "issued_on", "id"] },
        { fields: ["establishment_id", "issued_on", "id"] },
        { fields: ["running", "next_rung_on"] },
      ]
    );
    await createTable(context, "rectification_counters", { year: { ...c.int(), primaryKey: true }, last: c.int() });
  },
};
