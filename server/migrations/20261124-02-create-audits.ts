import { c, createTable, type Migration } from "../src/platform/db/schema";

/** The audit trail and the end of each of its chains. */
export const createAudits: Migration = {
  name: "20261124-02-create-audits",
  up: async (context) => {
    await createTable(
      context,
      "audit_entries",
      {
        id: c.id(context.dialect), chain: c.code(20), seq: c.ref(), prev_hash: c.code(64), hash: c.code(64), actor_kind: c.code(20), actor_id: c.optional(c.ref()),
        actor_name: c.text(40), act: c.code(60), subject: c.code(80), reason: c.optional(c.text(300)), detail: c.json(), at: c.instant(),
      },
      [{ fields: ["chain", "seq"], unique: true }, { fields: ["subject", "seq"] }, { fields: ["act", "seq"] }, { fields: ["at"] }]
    );
    await createTable(context, "audit_heads", { chain: { ...c.code(20), primaryKey: true }, seq: c.ref(), hash: c.code(64) });
  },
};
