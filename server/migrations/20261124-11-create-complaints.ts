import { c, createTable, type Migration, type MigrationContext } from "../src/platform/db/schema";

const createCases = (context: MigrationContext): Promise<void> =>
  createTable(
    context,
    "complaint_cases",
    {
      id: c.id(context.dialect), public_id: c.code(16), number: c.code(24), kind: c.code(10), category: c.code(16), state: c.code(12), version: c.int(), anonymous: c.bool(),
      account_id: c.optional(c.ref()), submission_digest: c.code(44), content_digest: c.code(44), follow_up_digest: c.optional(c.code(44)),
      claimant_digest: c.optional(c.code(44)), linked_id: c.optional(c.code(16)), establishment_id: c.optional(c.ref()), establishment_public_id: c.optional(c.code(16)),
      place_name: c.text(100), address: c.optional(c.text(240)), lng: c.optional(c.real()), lat: c.optional(c.real()), cell: c.optional(c.ref()),
      town_code: c.code(9), happened_at: c.instant(), story: c.text(2000), answers: c.json(), demands: c.json(), publish_consent: c.bool(),
      paid_order: c.optional(c.json()), received_at: c.instant(), received_on: c.day(), accepted_on: c.optional(c.day()), extended_on: c.optional(c.day()),
      clock_from: c.day(), deadline_on: c.optional(c.day()), near_on: c.optional(c.day()), escalation: { ...c.int(), defaultValue: 0 },
      handler_id: c.optional(c.ref()), handler_name: c.optional(c.text(20)), shop_summary: c.optional(c.text(500)), refusal_ground: c.optional(c.code(24)),
      refusal_text: c.optional(c.text(500)), merged_into_id: c.optional(c.code(16)), outcome: c.optional(c.code(20)), public_summary: c.optional(c.text(500)),
      closed_on: c.optional(c.day()), reopened: { ...c.int(), defaultValue: 0 }, extension_state: c.optional(c.code(10)), extension_reason: c.optional(c.text(300)),
      stars: c.optional(c.int()), solved: c.optional(c.bool()), rating_text: c.optional(c.text(300)), followers: { ...c.int(), defaultValue: 0 },
      cluster_id: c.optional(c.code(16)),
    },
    [
      { fields: ["public_id"], unique: true },
      { fields: ["number"], unique: true },
      { fields: ["submission_digest", "kind"], unique: true },
      { fields: ["follow_up_digest"], unique: true },
      // The inbox: open cases by deadline, and every case by time, are found in these alone before rows are read.
      { fields: ["deadline_on", "id", "town_code", "near_on", "state", "kind", "category", "handler_id", "escalation"] },
      { fields: ["received_at", "id", "town_code", "state", "kind", "category", "handler_id"] },
      { fields: ["account_id", "received_at", "id"] },
      { fields: ["establishment_id", "received_at", "id"] },
      { fields: ["handler_id", "deadline_on", "id"] },
      { fields: ["category", "cell", "deadline_on"] },
      { fields: ["claimant_digest", "received_at"] },
      { fields: ["merged_into_id"] },
      { fields: ["cluster_id"] },
    ]
  );

/** Cases of complaints and reports, who complained, the case file, followers and clusters. */
export const createComplaints: Migration = {
  name: "20261124-11-create-complaints",
  up: async (context) => {
    const id = c.id(context.dialect);
    await createCases(context);
    await createTable(context, "complaint_identities", { id, case_id: c.ref(), name: c.text(255), phone: c.text(255), address: c.optional(c.text(1000)) }, [{ fields: ["case_id"], unique: true }]);
    await createTable(
      context,
      "complaint_steps",
      { id, case_id: c.ref(), at: c.instant(), title: c.text(60), text: c.text(2500), by: c.text(40), notice: c.bool(), audience: c.code(10), evidence: c.json() },
      [{ fields: ["case_id", "id"] }]
    );
    await createTable(context, "complaint_follows", { id, case_id: c.ref(), account_id: c.ref(), created_at: c.instant() }, [{ fields: ["case_id", "account_id"], unique: true }, { fields: ["account_id", "id"] }]);
    await createTable(
      context,
      "complaint_clusters",
      {
        id, public_id: c.code(16), establishment_public_id: c.optional(c.code(16)), place_name: c.text(100), town_code: c.code(9), lng: c.optional(c.real()), lat: c.optional(c.real()),
        first_at: c.instant(), detected_at: c.instant(),
      },
      [{ fields: ["public_id"], unique: true }, { fields: ["detected_at", "id"] }]
    );
  },
};
