import { c, createTable, type Migration } from "../src/platform/db/schema";

/** People known by WeChat, their rights in shops, PCs that wait to be signed in, and the cast of the demo. */
export const createAccounts: Migration = {
  name: "20261124-03-create-accounts",
  up: async (context) => {
    const id = c.id(context.dialect);
    await createTable(
      context,
      "accounts",
      {
        id, public_id: c.code(16), openid_sealed: c.text(255), openid_digest: c.code(44), nickname: c.text(40), phone_sealed: c.optional(c.text(255)),
        phone_digest: c.optional(c.code(44)), created_at: c.instant(), last_sign_in_at: c.instant(),
      },
      [{ fields: ["public_id"], unique: true }, { fields: ["openid_digest"], unique: true }, { fields: ["phone_digest"], unique: true }]
    );
    await createTable(
      context,
      "memberships",
      {
        id, phone_digest: c.code(44), establishment_id: c.ref(), establishment_public_id: c.code(16), establishment_name: c.text(80), role: c.code(20),
        granted_at: c.instant(), ended_at: c.optional(c.instant()),
      },
      [{ fields: ["establishment_id", "phone_digest", "role"], unique: true }, { fields: ["phone_digest", "ended_at"] }]
    );
    await createTable(
      context,
      "pc_sign_ins",
      {
        id, public_id: c.code(16), secret_hash: c.code(44), state: c.code(10), account_id: c.optional(c.ref()), device: c.text(120), created_at: c.instant(),
        expires_at: c.instant(),
      },
      [{ fields: ["public_id"], unique: true }, { fields: ["expires_at"] }]
    );
    await createTable(context, "demo_casts", { name: { ...c.code(20), primaryKey: true }, people: c.json() });
  },
};
