import { addColumns, c, type Migration } from "../src/platform/db/schema";

/** Lines of the ledger and of the timeline know their event: delivered again, it is found instead of written again. */
export const nameEventsOfLines: Migration = {
  name: "20261127-41-name-events-of-lines",
  up: async (context) => {
    for (const table of ["grade_entries", "establishment_timeline"]) {
      await addColumns(context, table, { event_id: c.optional(c.ref()) }, [{ fields: ["establishment_id", "event_id"], unique: true }]);
    }
  },
};
