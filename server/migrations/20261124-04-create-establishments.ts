import { c, createTable, type Migration } from "../src/platform/db/schema";

/** What the list filters by: carried by each sort's index, so that filtering reads the index alone. */
const FILTERED = ["town_code", "type", "state", "grade", "scenic_area", "takeaway_only", "key_unit"];

/** The archive, the search terms beside it, checkout codes, people and the timeline. */
export const createEstablishments: Migration = {
  name: "20261124-04-create-establishments",
  up: async (context) => {
    const id = c.id(context.dialect);
    await createTable(
      context,
      "establishments",
      {
        id, public_id: c.code(16), name: c.text(80), name_key: c.code(120), search_text: c.code(600), credit_code: c.code(18), licence_number: c.code(40),
        operator: c.text(80), legal_representative: c.optional(c.text(40)), licence_issued_on: c.day(), licence_expires_on: c.day(), type: c.code(30),
        scenic_area: c.bool(), takeaway_only: c.bool(), key_unit: c.bool(), area_m2: c.optional(c.real()), seats: c.optional(c.int()),
        meals_served: c.optional(c.int()), address: c.text(160), town_code: c.code(9), lng: c.optional(c.real()), lat: c.optional(c.real()),
        contact_name: c.optional(c.text(255)), contact_phone: c.optional(c.text(255)), sub_mchid: c.optional(c.code(12)), payment_hint: c.optional(c.text(80)),
        open_kitchen: c.code(8), photo: c.optional(c.code(64)), state: c.code(10), grade: c.code(10), annual_grade: c.optional(c.code(1)),
        last_visit_on: c.optional(c.day()), visit_key: { ...c.code(10), defaultValue: "" }, version: { ...c.int(), defaultValue: 1 },
        created_at: c.instant(), updated_at: c.instant(),
      },
      [
        { fields: ["public_id"], unique: true },
        { fields: ["licence_number"], unique: true },
        { fields: ["credit_code"] },
        { fields: ["name_key", "id", ...FILTERED, "licence_expires_on"] },
        { fields: ["updated_at", "id", ...FILTERED, "licence_expires_on", "lng"] },
        { fields: ["licence_expires_on", "id", ...FILTERED] },
        { fields: ["visit_key", "id", ...FILTERED, "licence_expires_on"] },
      ]
    );
    await createTable(context, "establishment_terms", { term: { ...c.code(10), primaryKey: true }, establishment_id: { ...c.ref(), primaryKey: true } });
    await createTable(
      context,
      "checkout_codes",
      {
        id, code: c.code(10), establishment_id: c.ref(), label: c.text(20), amount_fen: c.optional(c.int()), state: c.code(10), created_at: c.instant(),
        ended_at: c.optional(c.instant()), scans: { ...c.int(), defaultValue: 0 },
      },
      [{ fields: ["code"], unique: true }, { fields: ["establishment_id", "id"] }]
    );
    await createTable(
      context,
      "establishment_people",
      {
        id, public_id: c.code(16), establishment_id: c.ref(), name: c.text(255), duty: c.text(20), role: c.code(16),
        health_certificate_expires_on: c.optional(c.day()), phone: c.optional(c.text(255)), version: { ...c.int(), defaultValue: 1 },
        created_at: c.instant(), left_at: c.optional(c.instant()),
      },
      [{ fields: ["public_id"], unique: true }, { fields: ["establishment_id", "id"] }]
    );
    await createTable(
      context,
      "establishment_timeline",
      {
        id, establishment_id: c.ref(), at: c.instant(), kind: c.code(12), title: c.text(120), changes: c.json(), lines: c.json(),
        by: c.optional(c.text(60)), link: c.optional(c.text(120)),
      },
      [{ fields: ["establishment_id", "at", "id"] }]
    );
  },
};
