import { openRig, OTHER_SHOP, SHOP, type Rig } from "../../../../simulator/tests/rig";
import { PayOutcomeUnknown, PayRefused } from "../pay-errors";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());
afterEach(() => rig.simulator.heal());

const refusedAs = (reason: string) => expect.objectContaining({ name: "PayRefused", reason, verified: true }) as PayRefused;

describe("a diner pays a shop", () => {
  it("gets signed parameters, pays, and the order is reported as paid to the shop", async () => {
    const openid = await rig.diner();
    const order = rig.order({ openid });
    const prepaid = await rig.pay.prepay(order);
    expect(prepaid.clientParams).toMatchObject({ appId: rig.settings.pay.appId, signType: "RSA", package: `prepay_id=${prepaid.prepayId}` });
    await expect(rig.pay.query(SHOP, order.orderNumber)).resolves.toMatchObject({ state: "unpaid", transactionId: null, paidAt: null });

    await expect(rig.confirm(prepaid, openid)).resolves.toEqual({ errMsg: "requestPayment:ok" });
    await expect(rig.pay.query(SHOP, order.orderNumber)).resolves.toEqual({
      ours: true,
      subMchid: SHOP,
      orderNumber: order.orderNumber,
      state: "paid",
      transactionId: expect.stringMatching(/^42000\d+$/) as string,
      amountFen: 3850,
      currency: "CNY",
      payerOpenid: openid,
      paidAt: expect.any(Date) as Date,
    });
  });

  it("asks again with the same number and the same parameters and pays the same order once", async () => {
    const openid = await rig.diner();
    const order = rig.order({ openid });
    const first = await rig.pay.prepay(order);
    const second = await rig.pay.prepay(order);
    await rig.confirm(first, openid);
    await expect(rig.confirm(second, openid)).resolves.toEqual({ errMsg: "requestPayment:fail 订单已支付" });
    expect((await rig.control("state"))["counts"]).toMatchObject({ orders: rig.simulator.books.orders.size });
  });

  it.each([
    ["another amount", { amountFen: 3851 }],
    ["another shop", { subMchid: OTHER_SHOP }],
    ["another description", { description: "别的" }],
  ])("is refused when the same number comes back with %s", async (_what, change) => {
    const order = rig.order({ openid: await rig.diner() });
    await rig.pay.prepay(order);
    await expect(rig.pay.prepay({ ...order, ...change })).rejects.toEqual(refusedAs("other"));
  });

  it("is refused for a shop that the service provider may not act for", async () => {
    await rig.control("merchant", { subMchid: "1600000099", onboarded: false });
    const order = rig.order({ openid: await rig.diner(), subMchid: "1600000099" });
    await expect(rig.pay.prepay(order)).rejects.toEqual(refusedAs("not_authorised"));
  });

  it("is refused for somebody who is no user of this mini-program", async () => {
    await expect(rig.pay.prepay(rig.order({ openid: "o-of-another-app" }))).rejects.toBeInstanceOf(PayRefused);
  });

  it("may have a name longer than a bill can show", async () => {
    const order = rig.order({ openid: await rig.diner(), description: "千岛湖".repeat(30) });
    await rig.pay.prepay(order);
    expect(Buffer.byteLength(rig.simulator.books.orders.get(order.orderNumber)?.description ?? "")).toBe(126);
  });
});

describe("closing an order", () => {
  it("makes it unpayable, and may be repeated", async () => {
    const openid = await rig.diner();
    const order = rig.order({ openid });
    const prepaid = await rig.pay.prepay(order);
    await rig.pay.close(SHOP, order.orderNumber);
    await rig.pay.close(SHOP, order.orderNumber);
    await expect(rig.confirm(prepaid, openid)).resolves.toEqual({ errMsg: "requestPayment:fail 该订单已失效" });
    await expect(rig.pay.query(SHOP, order.orderNumber)).resolves.toMatchObject({ state: "closed" });
    await expect(rig.pay.prepay(order)).rejects.toEqual(refusedAs("order_closed"));
  });

  it("is refused when the payer was faster", async () => {
    const order = await rig.paidOrder();
    await expect(rig.pay.close(SHOP, order.orderNumber)).rejects.toEqual(refusedAs("order_paid"));
    await expect(rig.pay.prepay(order)).rejects.toEqual(refusedAs("order_paid"));
  });

  it("is refused for a number that nobody knows", async () => {
    await expect(rig.pay.close(SHOP, "NOBODY-KNOWS")).rejects.toEqual(refusedAs("number_unknown"));
  });
});

describe("when no answer comes", () => {
  it.each(["drop_request", "drop_answer", "hang", "server_error", "busy"] as const)(
    "%s: the outcome is unknown, and the same number asked again succeeds",
    async (effect) => {
      const order = rig.order({ openid: await rig.diner() });
      rig.simulator.fail({ answers: [{ on: "prepay", effect }] });
      const impatient = rig.gateway({ timeoutMs: 300 });
      await expect(impatient.prepay(order)).rejects.toBeInstanceOf(PayOutcomeUnknown);
      await expect(rig.pay.prepay(order)).resolves.toMatchObject({ prepayId: expect.stringMatching(/^wx/) as string });
    }
  );

  it("a host that is down is an unknown outcome, too", async () => {
    const lost = rig.gateway({ baseUrl: "http://127.0.0.1:1" });
    await expect(lost.query(SHOP, "T000000001")).rejects.toBeInstanceOf(PayOutcomeUnknown);
  });
});
