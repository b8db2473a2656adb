import { c, createTable, type Migration } from "../src/platform/db/schema";

/** What leaves the system: consents and subscribe messages of WeChat, short messages, and codes by SMS. */
export const createMessages: Migration = {
  name: "20261126-20-create-messages",
  up: async (context) => {
    const id = c.id(context.dialect);
    await createTable(
      context,
      "message_consents",
      { id, account_id: c.ref(), template: c.code(24), remaining: c.int(), last_answer: c.code(10), answered_at: c.instant() },
      [{ fields: ["account_id", "template"], unique: true }]
    );
    await createTable(
      context,
      "message_consent_entries",
      { id, account_id: c.ref(), template: c.code(24), entry: c.code(10), change: c.int(), at: c.instant() },
      [{ fields: ["account_id", "template", "id"] }]
    );
    await createTable(
      context,
      "subscribe_messages",
      {
        id, key: c.code(80), account_id: c.ref(), template: c.code(24), title: c.text(60), text: c.text(240), state: c.code(10), reserved: c.bool(), attempts: c.int(),
        reason: c.optional(c.text(200)), at: c.instant(), done_at: c.optional(c.instant()),
      },
      [{ fields: ["key"], unique: true }, { fields: ["state", "id"] }, { fields: ["state", "at"] }, { fields: ["at"] }]
    );
    await createTable(
      context,
      "sms_messages",
      {
        id, key: c.code(80), purpose: c.code(10), phone_sealed: c.text(255), text_sealed: c.optional(c.text(2000)), state: c.code(10), reason: c.optional(c.text(200)), at: c.instant(),
        done_at: c.optional(c.instant()),
      },
      [{ fields: ["key"], unique: true }, { fields: ["state", "id"] }, { fields: ["state", "at"] }, { fields: ["at"] }]
    );
    await createTable(
      context,
      "phone_codes",
      {
        id, account_id: c.ref(), phone_digest: c.code(44), phone_sealed: c.text(255), code_sealed: c.text(255), attempts: c.int(), at: c.instant(), expires_at: c.instant(),
        used_at: c.optional(c.instant()),
      },
      [{ fields: ["account_id", "at"] }, { fields: ["phone_digest", "at"] }, { fields: ["at"] }]
    );
  },
};
