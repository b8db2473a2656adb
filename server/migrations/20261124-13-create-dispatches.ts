import { c, createTable, type Migration } from "../src/platform/db/schema";

/** Tasks with their thread, the roster, and who is on duty. */
export const createDispatches: Migration = {
  name: "20261124-13-create-dispatches",
  up: async (context) => {
    const { dialect } = context;
    await createTable(
      context,
      "dispatch_tasks",
      {
        id: c.id(dialect), public_id: c.code(16), number: c.code(20), what: c.text(300), urgency: c.code(10), state: c.code(12), running: c.bool(),
        source_kind: c.code(16), source_ref: c.optional(c.code(16)), establishment_id: c.optional(c.ref()), establishment_public_id: c.optional(c.code(16)),
        place_name: c.text(80), address: c.optional(c.text(200)), town_code: c.code(9), lng: c.optional(c.real()), lat: c.optional(c.real()),
        assignee_id: c.optional(c.ref()), assignee_public_id: c.optional(c.code(16)), assignee_name: c.optional(c.text(20)), refused_by: c.json(),
        raised_by: c.text(20), raised_at: c.instant(), on_scene_minutes: c.int(), scene_by: c.instant(), waiting_since: c.optional(c.instant()), rung: c.int(),
        next_rung_at: c.optional(c.instant()), arrived_at: c.optional(c.instant()), arrived_lng: c.optional(c.real()), arrived_lat: c.optional(c.real()),
        result: c.optional(c.text(500)), inspection_id: c.optional(c.code(16)), evidence: c.json(), steps: c.json(), version: { ...c.int(), defaultValue: 1 },
      },
      [
        { fields: ["public_id"], unique: true },
        { fields: ["number"], unique: true },
        { fields: ["running", "scene_by", "id"] },
        { fields: ["town_code", "running", "scene_by", "id"] },
        { fields: ["assignee_id", "running", "scene_by", "id"] },
        { fields: ["raised_at", "id"] },
        { fields: ["town_code", "raised_at", "id"] },
        { fields: ["assignee_id", "raised_at", "id"] },
        { fields: ["running", "next_rung_at"] },
        { fields: ["source_ref"] },
        { fields: ["establishment_id", "raised_at"] },
      ]
    );
    await createTable(
      context,
      "dispatch_messages",
      { id: c.id(dialect), task_id: c.ref(), officer_id: c.ref(), officer_name: c.text(20), text: c.text(500), at: c.instant() },
      [{ fields: ["task_id", "id"] }]
    );
    await createTable(context, "dispatch_counters", { day: { ...c.day(), primaryKey: true }, last: c.int() });
    await createTable(
      context,
      "duty_presences",
      {
        officer_id: { ...c.ref(), primaryKey: true }, day: c.day(), since: c.instant(), lng: c.optional(c.real()), lat: c.optional(c.real()),
        placed_at: c.optional(c.instant()), told_at: c.optional(c.instant()),
      },
      [{ fields: ["day"] }]
    );
    await createTable(
      context,
      "duty_shifts",
      {
        id: c.id(dialect), public_id: c.code(16), day: c.day(), from_time: c.code(5), to_time: c.code(5), officer_id: c.ref(), stand_in_id: c.optional(c.ref()),
        stood_in: c.bool(), version: { ...c.int(), defaultValue: 1 },
      },
      [{ fields: ["public_id"], unique: true }, { fields: ["day", "from_time"] }, { fields: ["officer_id", "day"] }]
    );
  },
};
