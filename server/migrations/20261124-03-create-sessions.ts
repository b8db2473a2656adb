import { c, createTable, type Migration } from "../src/platform/db/schema";

/** Sessions of officers, shop staff and diners. */
export const createSessions: Migration = {
  name: "20261124-03-create-sessions",
  up: (context) =>
    createTable(
      context,
      "sessions",
      {
        id: c.id(context.dialect), public_id: c.code(16), secret_hash: c.code(44), kind: c.code(20), person_kind: c.code(20), person_id: c.ref(), actor: c.json(),
        device: c.text(120), created_at: c.instant(), last_seen_at: c.instant(), lives_until: c.instant(), expires_at: c.instant(), ended_at: c.optional(c.instant()),
      },
      [
        { fields: ["secret_hash"], unique: true },
        { fields: ["public_id"], unique: true },
        { fields: ["person_kind", "person_id", "ended_at"] },
        { fields: ["ended_at", "lives_until"] },
      ]
    ),
};
