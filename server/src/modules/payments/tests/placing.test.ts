import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { CheckoutCode } from "../../establishments/checkout-code.model";
import { Order } from "../order.model";
import { CODE, EXPIRY, FIXED_CODE, NOW, openRig, type Rig } from "./rig";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());
afterEach(async () => {
  rig.simulator.heal();
  rig.world.at(NOW);
  await rig.shop.update({ state: "open", subMchid: "1600000001", paymentHint: null });
});

describe("placing an order 下单", () => {
  test("a diner sees whom they pay, the grade they saw, and may pay for fifteen minutes", async () => {
    const { order, payment } = await rig.place({ amountFen: 3850 });
    expect(order).toMatchObject({
      establishmentName: "千岛湖鱼味馆", licenceNumber: "JY23301270001239", place: "1 号收银台", amountFen: 3850, state: "prepaid", gradeAtPayment: "good",
      expiresAt: EXPIRY, paidAt: null, abilities: ["pay"],
    });
    expect(payment).toMatchObject({ signType: "RSA", package: expect.stringMatching(/^prepay_id=wx/) });
    expect(rig.simulator.books.orders.get(order.number)).toMatchObject({ subMchid: "1600000001", totalFen: 3850, openid: rig.openidOf(rig.actors.diner) });
  });

  test("the same request twice is one order with the same payment parameters", async () => {
    const first = await rig.place({ key: "tap-tap-1" });
    const second = await rig.place({ key: "tap-tap-1" });
    expect(second).toEqual(first);
  });

  test("two requests at the same moment are one order with the same payment parameters", async () => {
    const before = await Order.count();
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => rig.place({ key: "at-the-same-time" })));
    expect(two).toEqual(one);
    expect(three).toEqual(one);
    expect(await Order.count()).toBe(before + 1);
  });

  test("the same request number with another amount or code is refused", async () => {
    await rig.place({ key: "changed-mind", amountFen: 100 });
    await rig.place({ key: "changed-code", amountFen: 1500 });
    await expect(rig.place({ key: "changed-code", amountFen: 1500, code: FIXED_CODE })).rejects.toThrow("409 idempotency_mismatch");
    await expect(rig.place({ key: "changed-mind", amountFen: 200 })).rejects.toThrow("409 idempotency_mismatch");
  });

  test("the same request number of another diner is another order", async () => {
    const mine = await rig.place({ key: "shared-key-1" });
    const theirs = await rig.place({ key: "shared-key-1", actor: rig.actors.otherOwner });
    expect(theirs.order.id).not.toBe(mine.order.id);
  });

  test("going on with an unpaid order gives the same parameters again", async () => {
    const { order, payment } = await rig.place();
    const again = await rig.world.as(rig.actors.diner)(paymentApi.repay, { id: order.id });
    expect(again.payment).toEqual(payment);
  });

  test("an order cannot be paid after its time", async () => {
    const { order } = await rig.place();
    rig.world.at(EXPIRY);
    await expect(rig.world.as(rig.actors.diner)(paymentApi.repay, { id: order.id })).rejects.toThrow("订单已超过支付时限");
  });

  test("a paid order is not paid again", async () => {
    const { id } = await rig.paidOrder();
    await expect(rig.world.as(rig.actors.diner)(paymentApi.repay, { id })).rejects.toThrow("409 illegal_transition: 订单已支付");
  });
});

describe("what a code says is not negotiable", () => {
  test("a code with a fixed amount takes no other", async () => {
    await expect(rig.place({ code: FIXED_CODE, amountFen: 1 })).rejects.toThrow("此码为固定金额 ¥15.00");
    expect((await rig.place({ code: FIXED_CODE, amountFen: 1500 })).order.amountFen).toBe(1500);
  });

  test.each([
    ["rotated", "此收银码已更换"],
    ["revoked", "此收银码已停用"],
  ] as const)("a %s code is refused: %s", async (state, message) => {
    const code = state === "rotated" ? "mnpqrstvwx" : "nnpqrstvwx";
    await rig.world.write(() => CheckoutCode.create({ code, establishmentId: rig.shop.id, label: "旧码", amountFen: null, state, createdAt: new Date(NOW), endedAt: new Date(NOW) }));
    await expect(rig.place({ code })).rejects.toThrow(`422 rule_violated: ${message}`);
  });

  test("an unknown code is not found", async () => {
    await expect(rig.place({ code: "zzzzzzzzzz" })).rejects.toThrow("404 not_found: 没有这个收银码");
  });

  test.each([
    [{ state: "suspended" as const }, "该店目前停业"],
    [{ state: "closed" as const }, "该店已注销"],
    [{ subMchid: null }, "该店尚未开通在线付款，请使用店内其他收款方式付款"],
    [{ subMchid: null, paymentHint: "请在前台扫收钱吧码" }, "请在前台扫收钱吧码"],
  ])("a shop with %j says how to pay", async (changes, message) => {
    await rig.shop.update(changes);
    await expect(rig.place()).rejects.toThrow(`422 rule_violated: ${message}`);
  });

  test("an amount of zero, a fraction or fifty thousand and one fen too many is refused", async () => {
    for (const amountFen of [0, -5, 1.5, 5_000_001]) {
      const answer = await rig.world.fetchAs(rig.actors.diner, "/api/v1/orders", {
        method: "POST", headers: { "content-type": "application/json", "idempotency-key": "absurd-amount" }, body: JSON.stringify({ code: CODE, amountFen }),
      });
      expect([amountFen, answer.status]).toEqual([amountFen, 400]);
    }
  });
});

describe("when WeChat Pay does not answer as hoped", () => {
  const place = (changes: { key?: string } = {}) => rig.place({ actor: rig.actors.owner, ...changes });

  test("a lost answer is asked for again with the same number: one order at WeChat Pay", async () => {
    const before = rig.simulator.books.orders.size;
    rig.simulator.fail({ answers: [{ on: "prepay", effect: "drop_answer" }] });
    const { order } = await place();
    expect(order.state).toBe("prepaid");
    expect(rig.simulator.books.orders.size).toBe(before + 1);
  });

  test("silence keeps the order; the next tap with the same request goes on with it", async () => {
    rig.simulator.fail({ answers: [{ on: "prepay", effect: "server_error", times: 2 }] });
    await expect(place({ key: "silence-1" })).rejects.toThrow("502 upstream_failed: 微信支付暂时没有响应，订单已保留");
    const { order } = await place({ key: "silence-1" });
    expect(order).toMatchObject({ state: "prepaid", abilities: ["pay"] });
  });

  test("a shop that WeChat Pay no longer knows: the order fails and says how to pay", async () => {
    await rig.shop.update({ subMchid: "9900000001" });
    await expect(place({ key: "stranger-1" })).rejects.toThrow("422 rule_violated: 该店的微信收款尚未开通或已停用");
    await expect(place({ key: "stranger-1" })).rejects.toThrow("422 rule_violated: 该店的微信收款尚未开通或已停用");
    const [latest] = (await rig.world.as(rig.actors.owner)(paymentApi.mine, { limit: 1 })).rows;
    expect(latest).toMatchObject({ state: "failed", abilities: [] });
  });

  test("an answer that is forged is not taken for one", async () => {
    rig.simulator.fail({ answers: [{ on: "prepay", effect: "forge" }] });
    await expect(place({ key: "forged-answer" })).rejects.toThrow("502 upstream_failed");
    expect((await place({ key: "forged-answer" })).order.state).toBe("prepaid");
  });
});
