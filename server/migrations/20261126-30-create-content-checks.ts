import { addColumns, c, createTable, type Migration } from "../src/platform/db/schema";

/** What others would read, and what became of it; a review, or the answer to it, may wait before others read it. */
export const createContentChecks: Migration = {
  name: "20261126-30-create-content-checks",
  up: async (context) => {
    const id = c.id(context.dialect);
    await createTable(
      context,
      "content_checks",
      {
        id, public_id: c.code(16), kind: c.code(8), subject: c.code(16), subject_id: c.code(16), establishment_id: c.ref(), establishment_public_id: c.code(16),
        establishment_name: c.text(80), town_code: c.code(9), account_id: c.optional(c.ref()), text: c.optional(c.text(300)), photo: c.optional(c.code(64)), state: c.code(12),
        shown: c.bool(), judge: c.code(8), label: c.optional(c.int()), trace_id: c.optional(c.code(64)), why: c.optional(c.text(120)), created_at: c.instant(),
        decided_at: c.optional(c.instant()), decided_by: c.optional(c.text(20)), version: c.int(),
      },
      [{ fields: ["public_id"], unique: true }, { fields: ["trace_id"], unique: true }, { fields: ["subject", "subject_id"] }, { fields: ["state", "created_at", "id"] }, { fields: ["created_at", "id"] }]
    );
    await createTable(context, "content_verdicts", { id, trace_id: c.code(64), advice: c.code(8), label: c.int(), received_at: c.instant() }, [{ fields: ["trace_id"], unique: true }]);
    await addColumns(context, "order_reviews", { shown: { ...c.bool(), defaultValue: true }, reply_shown: { ...c.bool(), defaultValue: true } });
  },
};
