import { c, createTable, type Migration } from "../src/platform/db/schema";

/** The point ledger, which only grows, and the grade that follows from it. */
export const createGrades: Migration = {
  name: "20261124-07-create-grades",
  up: async (context) => {
    const id = c.id(context.dialect);
    await createTable(
      context,
      "grade_entries",
      {
        id, establishment_id: c.ref(), kind: c.code(8), day: c.day(), score: c.optional(c.real()), key_fails: c.optional(c.int()), note: c.text(300),
        inspection_id: c.optional(c.code(16)), recorded_at: c.instant(),
      },
      [{ fields: ["establishment_id", "id"] }]
    );
    await createTable(
      context,
      "grade_states",
      {
        establishment_id: { ...c.ref(), primaryKey: true }, shown: c.code(10), annual: c.optional(c.code(1)), annual_score: c.optional(c.real()),
        last_visit_on: c.optional(c.day()), blocked_until: c.optional(c.day()), explanation: c.json(), alerts: c.json(), sentence: c.text(200), computed_on: c.day(),
        next_review_on: c.optional(c.day()),
      },
      [{ fields: ["next_review_on", "establishment_id"] }]
    );
  },
};
