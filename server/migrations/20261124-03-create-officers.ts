import { c, createTable, type Migration } from "../src/platform/db/schema";

/** Officers, their stations, saved lists, and the counts of failed sign-ins. */
export const createOfficers: Migration = {
  name: "20261124-03-create-officers",
  up: async (context) => {
    const id = c.id(context.dialect);
    await createTable(
      context,
      "officers",
      {
        id, public_id: c.code(16), login: c.code(40), name: c.text(20), role: c.code(20), station_code: c.optional(c.code(20)), badge_number: c.optional(c.text(30)),
        phone_sealed: c.optional(c.text(255)), state: c.code(10), password_hash: c.code(120), must_change_password: c.bool(), password_expires_at: c.optional(c.instant()),
        totp_sealed: c.optional(c.text(255)), totp_pending_sealed: c.optional(c.text(255)), totp_last_step: c.optional(c.ref()), last_sign_in_at: c.optional(c.instant()),
        version: c.int(), created_at: c.instant(), updated_at: c.instant(),
      },
      [{ fields: ["public_id"], unique: true }, { fields: ["login"], unique: true }, { fields: ["role", "state"] }, { fields: ["station_code"] }]
    );
    await createTable(context, "stations", { code: { ...c.code(20), primaryKey: true }, name: c.text(40), towns: c.json(), version: c.int() });
    await createTable(
      context,
      "saved_views",
      { id, public_id: c.code(16), officer_id: c.ref(), list: c.code(30), name: c.text(20), query: c.text(1000) },
      [{ fields: ["public_id"], unique: true }, { fields: ["officer_id", "list", "name"], unique: true }]
    );
    await createTable(
      context,
      "sign_in_guards",
      { login_digest: { ...c.code(44), primaryKey: true }, failures: c.int(), last_failed_at: c.instant(), locked_until: c.optional(c.instant()) },
      [{ fields: ["last_failed_at"] }]
    );
  },
};
