import { openRig, OTHER_SHOP, SHOP, type Rig } from "../../../../simulator/tests/rig";
import { PayOutcomeUnknown } from "../pay-errors";
import type { PayNotification, PrepayRequest, RefundRequest } from "../pay-port";

let rig: Rig;
let order: PrepayRequest;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());
afterEach(() => rig.simulator.heal());
beforeEach(async () => {
  await rig.control("merchant", { subMchid: SHOP, balanceFen: 100_000 });
  order = await rig.paidOrder();
});

const refundOf = (change: Partial<RefundRequest> = {}): RefundRequest => ({
  subMchid: SHOP,
  orderNumber: order.orderNumber,
  refundNumber: `${order.orderNumber}-1`,
  refundFen: 850,
  totalFen: order.amountFen,
  reason: "退菜",
  notifyUrl: rig.inbox.url,
  ...change,
});

/** The notification about this order's refund; those of earlier tests may still be on their way. */
const refundNotice = async (): Promise<PayNotification> => {
  for (;;) {
    const { headers, body } = await rig.inbox.next();
    const notice = await rig.pay.readNotification(headers, body);
    if (notice.kind === "refund" && notice.refund.orderNumber === order.orderNumber) return notice;
  }
};

const balance = (): number => rig.simulator.books.balances.get(SHOP) ?? 0;

describe("a refund", () => {
  it("is accepted, then done, and comes out of the shop's money", async () => {
    const before = balance();
    await expect(rig.pay.refund(refundOf())).resolves.toMatchObject({ state: "processing", refundFen: 850, totalFen: 3850, refundedAt: null });
    await refundNotice();
    await expect(rig.pay.queryRefund(SHOP, refundOf().refundNumber)).resolves.toMatchObject({ state: "done", refundedAt: expect.any(Date) as Date });
    await expect(rig.pay.query(SHOP, order.orderNumber)).resolves.toMatchObject({ state: "refunded", amountFen: 3850 });
    expect(balance()).toBe(before - 850);
  });

  it("asked twice with the same number happens once", async () => {
    const before = balance();
    const [first, second] = await Promise.all([rig.pay.refund(refundOf()), rig.pay.refund(refundOf())]);
    expect(second.refundId).toBe(first.refundId);
    expect(balance()).toBe(before - 850);
  });

  it("whose answer was lost is asked for again with the same number and happens once", async () => {
    const before = balance();
    rig.simulator.fail({ answers: [{ on: "refund", effect: "drop_answer" }] });
    await expect(rig.pay.refund(refundOf())).rejects.toBeInstanceOf(PayOutcomeUnknown);
    await rig.pay.refund(refundOf());
    expect(balance()).toBe(before - 850);
  });

  it.each<[string, Partial<RefundRequest>]>([
    ["more than the order", { refundFen: 3851 }],
    ["another total", { totalFen: 3849 }],
    ["another shop", { subMchid: OTHER_SHOP }],
    ["an order that does not exist", { orderNumber: "NOBODY-KNOWS" }],
  ])("of %s is refused", async (_what, change) => {
    await expect(rig.pay.refund(refundOf(change))).rejects.toMatchObject({ name: "PayRefused", verified: true });
  });

  it("may come in parts, but not to more than the order", async () => {
    await rig.pay.refund(refundOf({ refundFen: 2000 }));
    await rig.pay.refund(refundOf({ refundFen: 1850, refundNumber: `${order.orderNumber}-2` }));
    await expect(rig.pay.refund(refundOf({ refundFen: 1, refundNumber: `${order.orderNumber}-3` }))).rejects.toMatchObject({ name: "PayRefused" });
  });

  it("of a known number with another amount is refused", async () => {
    await rig.pay.refund(refundOf());
    await expect(rig.pay.refund(refundOf({ refundFen: 851 }))).rejects.toMatchObject({ name: "PayRefused" });
  });

  it("is refused when the shop has already been paid out", async () => {
    await rig.control("merchant", { subMchid: SHOP, balanceFen: 0 });
    await expect(rig.pay.refund(refundOf())).rejects.toMatchObject({ reason: "insufficient_balance" });
  });

  it.each([
    ["ABNORMAL", "stuck"],
    ["CLOSED", "closed"],
  ] as const)("that ends as %s is reported as %s", async (refundOutcome, state) => {
    rig.simulator.fail({ refundOutcome });
    await rig.pay.refund(refundOf());
    await expect(refundNotice()).resolves.toMatchObject({ refund: { state, refundedAt: null } });
  });

  it("is not told to another shop", async () => {
    await rig.pay.refund(refundOf());
    await expect(rig.pay.queryRefund(OTHER_SHOP, refundOf().refundNumber)).rejects.toMatchObject({ reason: "number_unknown" });
  });
});
