import { c, createTable, type Migration, type MigrationContext } from "../src/platform/db/schema";

/** Views with the reader's rights: a figure shows nothing that its reader could not read. */
const createView = async ({ query, dialect }: MigrationContext, name: string, select: string): Promise<void> => {
  await query.sequelize.query(`CREATE ${dialect === "mysql" ? "SQL SECURITY INVOKER " : ""}VIEW ${name} AS ${select}`);
};

/** What the command centre reads of the other modules' tables, and its counters. */
export const createInsightViews: Migration = {
  name: "20261124-90-create-insight-views",
  up: async (context) => {
    await createView(
      context,
      "insight_shops",
      `SELECT e.id AS establishment_id, e.type, e.state, e.key_unit, e.town_code, COALESCE(g.shown, 'pending') AS grade, g.last_visit_on
       FROM establishments e LEFT JOIN grade_states g ON g.establishment_id = e.id`
    );
    await createView(context, "insight_points", "SELECT public_id, name, type, grade, town_code, lng, lat FROM establishments WHERE state <> 'closed' AND lng IS NOT NULL AND lat IS NOT NULL");
    await createView(context, "insight_licences", "SELECT licence_expires_on, town_code FROM establishments WHERE state <> 'closed'");
    await createView(context, "insight_visits", "SELECT establishment_id, visited_on, open_findings FROM inspections WHERE voided_at IS NULL");
    await createView(context, "insight_scans", "SELECT day, town_code FROM scans");
    await createView(context, "insight_orders", "SELECT paid_on AS day, town_code, amount_fen FROM orders WHERE paid_on IS NOT NULL");
    await createView(context, "insight_notifications", "SELECT id, received_at FROM payment_notifications");
    await createTable(context, "insight_contributions", { establishment_id: { ...c.ref(), primaryKey: true }, town_code: c.code(9), counted: c.json() });
    await createTable(context, "insight_counts", {
      figure: { ...c.code(10), primaryKey: true }, entry: { ...c.code(60), primaryKey: true }, town_code: { ...c.code(9), primaryKey: true }, total: c.int(),
    });
  },
};
