import { c, createTable, type Migration } from "../src/platform/db/schema";

/** Outbox, live pushes, jobs, leases and remembered answers. */
export const createPlatform: Migration = {
  name: "20261124-01-create-platform",
  up: async (context) => {
    const id = c.id(context.dialect);
    await createTable(context, "outbox_events", { id, name: c.code(60), stream: c.code(60), payload: c.json(), created_at: c.instant() }, [{ fields: ["created_at"] }]);
    await createTable(
      context,
      "outbox_deliveries",
      {
        id, event_id: c.ref(), subscriber: c.code(60), stream: c.code(60), state: c.code(10), attempts: { ...c.int(), defaultValue: 0 },
        next_attempt_at: c.instant(), last_error: c.optional(c.text(500)),
      },
      [{ fields: ["subscriber", "state", "event_id"] }, { fields: ["state", "next_attempt_at"] }, { fields: ["event_id"] }]
    );
    await createTable(context, "outbox_subscribers", { name: { ...c.code(60), primaryKey: true } });
    await createTable(context, "outbox_streams", { stream: { ...c.code(60), primaryKey: true }, events: c.ref() });
    await createTable(context, "live_pushes", { id, event_id: c.ref(), name: c.code(60), topics: c.json(), data: c.json(), at: c.instant() }, [{ fields: ["at"] }]);
    await createTable(
      context,
      "jobs",
      {
        id, kind: c.code(60), key: c.code(80), payload: c.json(), state: c.code(10), attempts: { ...c.int(), defaultValue: 0 }, run_at: c.instant(),
        locked_until: c.optional(c.instant()), locked_by: c.optional(c.code(20)), last_error: c.optional(c.text(500)), created_at: c.instant(),
      },
      [{ fields: ["kind", "key"], unique: true }, { fields: ["state", "run_at"] }]
    );
    await createTable(context, "leases", { name: { ...c.code(80), primaryKey: true }, holder: c.optional(c.code(20)), until: c.instant() });
    await createTable(context, "idempotency_keys", { id, digest: c.code(44), content: c.code(44), answer: c.optional(c.long()), created_at: c.instant() }, [
      { fields: ["digest"], unique: true },
      { fields: ["created_at"] },
    ]);
  },
};
