import { c, createTable, type Migration } from "../src/platform/db/schema";

/** Verification and filing of reports, inspections that came of a case, mediations as records of their own. */
export const widenComplaintCases: Migration = {
  name: "20261126-21-widen-complaint-cases",
  up: async (context) => {
    const columns = { verified_on: c.day(), filed: c.bool(), filed_on: c.day(), filing_reason: c.text(500), inspection_ids: c.json() };
    for (const [name, column] of Object.entries(columns)) await context.query.addColumn("complaint_cases", name, c.optional(column));
    await createTable(
      context,
      "complaint_mediations",
      {
        id: c.id(context.dialect), public_id: c.code(16), case_id: c.ref(), held_at: c.instant(), place: c.text(60), mediator: c.text(20), claimant_side: c.code(8),
        present: c.text(200), claims: c.text(500), statement: c.text(1000), record: c.text(2000), agreed: c.bool(), agreement: c.text(500),
      },
      [{ fields: ["public_id"], unique: true }, { fields: ["case_id", "id"] }]
    );
  },
};
