import { c, createTable, type Migration } from "../src/platform/db/schema";

/** What an inspection on site leaves: draft, task, team, times, pictures, how it was signed. Visits of before have none of it. */
export const deepenInspections: Migration = {
  name: "20261126-20-deepen-inspections",
  up: async (context) => {
    const { query } = context;
    const columns = { draft_id: c.code(40), task: c.json(), team: c.json(), timing: c.json(), pictures: c.json(), signing: c.code(8), provisional: c.json() };
    for (const [name, column] of Object.entries(columns)) await query.addColumn("inspections", name, c.optional(column));
    await query.addIndex("inspections", ["draft_id"], { name: "inspections_draft_id", unique: true });
    await query.addIndex("inspections", ["officer_id", "visited_on", "id"], { name: "inspections_officer_id_visited_on_id" });
    await createTable(context, "inspection_signatures", { id: c.id(context.dialect), inspection_id: c.ref(), sealed: c.long() }, [{ fields: ["inspection_id"], unique: true }]);
  },
};
