import { c, createTable, type Migration } from "../src/platform/db/schema";

/** Inboxes 站内通知. */
export const createNotices: Migration = {
  name: "20261124-14-create-notices",
  up: async (context) => {
    await createTable(
      context,
      "notices",
      {
        id: c.id(context.dialect), public_id: c.code(16), event_id: c.ref(), recipient: c.code(48), kind: c.code(16), title: c.text(60), text: c.text(240), urgent: c.bool(),
        link_to: c.optional(c.code(16)), link_ref: c.optional(c.code(16)), unread: c.bool(), at: c.instant(), read_at: c.optional(c.instant()),
      },
      [
        { fields: ["public_id"], unique: true },
        // One inbox hears of one event once; it also serves the list, because an inbox is read by event.
        { fields: ["recipient", "event_id"], unique: true },
        { fields: ["recipient", "unread", "event_id"] },
        { fields: ["recipient", "kind", "event_id"] },
        { fields: ["at"] },
      ]
    );
  },
};
