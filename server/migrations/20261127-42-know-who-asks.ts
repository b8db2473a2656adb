import { addColumns, c, type Migration } from "../src/platform/db/schema";

/** Who asked for more time on a case: nobody approves the own request. */
export const knowWhoAsks: Migration = {
  name: "20261127-42-know-who-asks",
  up: (context) => addColumns(context, "complaint_cases", { extension_by: c.optional(c.ref()) }),
};
