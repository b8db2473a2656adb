import { c, createTable, type Migration } from "../src/platform/db/schema";

/** Which WeChat signs in as which officer. */
export const createOfficerBindings: Migration = {
  name: "20261126-01-create-officer-bindings",
  up: (context) =>
    createTable(
      context,
      "officer_bindings",
      { officer_id: { ...c.ref(), primaryKey: true }, openid_digest: c.code(44), device: c.text(120), bound_at: c.instant(), last_used_at: c.instant() },
      [{ fields: ["openid_digest"], unique: true }]
    ),
};
