import { c, createTable, type Migration, type MigrationContext } from "../src/platform/db/schema";

const createOrders = (context: MigrationContext): Promise<void> =>
  createTable(
    context,
    "orders",
    {
      id: c.id(context.dialect), public_id: c.code(16), number: c.code(32), establishment_id: c.ref(), establishment_public_id: c.code(16), establishment_name: c.text(80),
      licence_number: c.text(40), town_code: c.code(9), sub_mchid: c.code(12), account_id: c.ref(), payer_digest: c.code(44), client_key: c.code(80), code: c.code(10),
      place: c.text(20), description: c.text(127), amount_fen: c.int(), refunded_fen: { ...c.int(), defaultValue: 0 }, state: c.code(10), failure: c.optional(c.text(200)),
      prepay_id: c.optional(c.code(64)), client_params: c.optional(c.json()), transaction_id: c.optional(c.code(32)), grade_at_payment: c.code(10),
      anomaly: c.optional(c.text(200)), anomaly_on: c.optional(c.day()), created_at: c.instant(), expires_at: c.instant(), paid_at: c.optional(c.instant()),
      paid_on: c.optional(c.day()), closed_at: c.optional(c.instant()), next_check_at: c.optional(c.instant()),
    },
    [
      { fields: ["public_id"], unique: true },
      { fields: ["number"], unique: true },
      { fields: ["account_id", "client_key"], unique: true },
      { fields: ["account_id", "created_at", "id"] },
      { fields: ["establishment_id", "created_at", "id"] },
      { fields: ["establishment_id", "state", "created_at", "id"] },
      { fields: ["next_check_at"] },
      // Takings of a shop and figures of a county are read from these alone.
      { fields: ["establishment_id", "paid_on", "amount_fen"] },
      { fields: ["paid_on", "town_code", "establishment_id", "amount_fen"] },
      { fields: ["anomaly_on", "town_code", "establishment_id"] },
    ]
  );

const createRefunds = (context: MigrationContext): Promise<void> =>
  createTable(
    context,
    "refunds",
    {
      id: c.id(context.dialect), public_id: c.code(16), number: c.code(32), order_id: c.ref(), establishment_id: c.ref(), town_code: c.code(9), amount_fen: c.int(),
      reason: c.text(60), state: c.code(12), problem: c.optional(c.text(200)), account_id: c.ref(), client_key: c.code(80), refund_id: c.optional(c.code(40)),
      created_at: c.instant(), done_at: c.optional(c.instant()), succeeded_on: c.optional(c.day()), next_check_at: c.optional(c.instant()),
    },
    [
      { fields: ["public_id"], unique: true },
      { fields: ["number"], unique: true },
      { fields: ["order_id", "client_key"], unique: true },
      { fields: ["next_check_at"] },
      { fields: ["establishment_id", "succeeded_on", "amount_fen"] },
      { fields: ["succeeded_on", "town_code", "establishment_id", "amount_fen"] },
    ]
  );

/** Orders, refunds, what WeChat Pay told us, reviews of paid meals, and scans a day. */
export const createPayments: Migration = {
  name: "20261124-08-create-payments",
  up: async (context) => {
    const id = c.id(context.dialect);
    await createOrders(context);
    await createRefunds(context);
    await createTable(
      context,
      "payment_notifications",
      {
        id, notify_id: c.code(64), kind: c.code(10), headers: c.json(), body: c.long(), content: c.long(), state: c.code(10), order_id: c.optional(c.ref()),
        problem: c.optional(c.text(200)), received_at: c.instant(), applied_at: c.optional(c.instant()),
      },
      [{ fields: ["notify_id"], unique: true }, { fields: ["state", "received_at"] }]
    );
    await createTable(context, "order_reviews", { id, order_id: c.ref(), establishment_id: c.ref(), stars: c.int(), text: c.text(300), created_at: c.instant(), updated_at: c.instant() }, [
      { fields: ["order_id"], unique: true },
      { fields: ["establishment_id", "updated_at"] },
    ]);
    await createTable(context, "payment_scan_days", { id, establishment_id: c.ref(), day: c.day(), scans: c.int() }, [{ fields: ["establishment_id", "day"], unique: true }]);
  },
};
