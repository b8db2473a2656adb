import type { Migration } from "../src/platform/db/schema";

/** All orders, ended ones too, sorted by their deadline. */
export const indexRectificationsByDeadline: Migration = {
  name: "20261126-20-index-rectifications-by-deadline",
  up: async ({ query }) => query.addIndex("rectification_orders", ["due_on", "id"], { name: "rectification_orders_due_on_id" }),
};
