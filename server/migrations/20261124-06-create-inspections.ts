import { c, createTable, type Migration } from "../src/platform/db/schema";

/** What the list filters by: carried by its indexes, so that filtering reads the index alone. */
const FILTERED = ["result", "kind", "town_code"];

/** Visits to establishments with what was found. */
export const createInspections: Migration = {
  name: "20261124-06-create-inspections",
  up: async (context) => {
    await createTable(
      context,
      "inspections",
      {
        id: c.id(context.dialect), public_id: c.code(16), establishment_id: c.ref(), establishment_public_id: c.code(16), establishment_name: c.text(80),
        town_code: c.code(9), kind: c.code(12), mode: c.code(8), visited_on: c.day(), checklist_edition: c.code(40), checklist_column: c.code(10),
        findings: c.json(), score: c.real(), dynamic_score: c.real(), result: c.code(16), grade: c.optional(c.code(10)), key_fails: c.int(), fails: c.int(),
        open_findings: c.int(), explanation: c.json(), handling: c.code(8), correct_by: c.optional(c.day()), remark: c.text(500), inspectors: c.json(),
        officer_id: c.optional(c.ref()), submitted_at: c.instant(), voided_at: c.optional(c.instant()), voided_by: c.optional(c.text(40)),
        void_reason: c.optional(c.text(200)), version: { ...c.int(), defaultValue: 1 },
      },
      [
        { fields: ["public_id"], unique: true },
        { fields: ["establishment_id", "visited_on", "id"] },
        { fields: ["visited_on", "id", ...FILTERED] },
        { fields: ["town_code", "visited_on", "id", "result", "kind"] },
        { fields: ["voided_at", "visited_on", "establishment_id"] },
        { fields: ["open_findings", "voided_at"] },
      ]
    );
  },
};
