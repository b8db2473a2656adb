import { addColumns, c, type Migration } from "../src/platform/db/schema";

/** The last event that a counter has counted: an event that is delivered again is not counted again. */
export const markCountedEvents: Migration = {
  name: "20261127-40-mark-counted-events",
  up: async (context) => {
    await addColumns(context, "checkout_codes", { counted_to: c.optional(c.ref()) });
    await addColumns(context, "payment_scan_days", { counted_to: c.optional(c.ref()) });
    await addColumns(context, "insight_contributions", { counted_to: c.optional(c.ref()) });
  },
};
