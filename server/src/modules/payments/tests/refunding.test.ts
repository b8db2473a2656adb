import { paymentApi, type OrderView } from "@sunshine/domain/payments/payment.contract";
import { AuditEntry } from "../../audits/audit.model";
import { compensate } from "../operations/compensate";
import { PaymentNotification } from "../notification.model";
import { Refund } from "../refund.model";
import { openRig, until, type Rig } from "./rig";

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

let keys = 0;
const refund = (order: Pick<OrderView, "id">, amountFen: number, { key = `refund-key-${(keys += 1)}`, reason = "菜品缺货", actor = rig.actors.owner } = {}): Promise<OrderView> =>
  rig.world.as(actor)(paymentApi.refund, { id: order.id, amountFen, reason }, { key });

/** Lets WeChat Pay finish its refunds, which the rig holds back. */
const finishAtWechat = (status: "SUCCESS" | "CLOSED" | "ABNORMAL" = "SUCCESS"): void => {
  for (const open of rig.simulator.books.refunds.values()) {
    open.status = status;
    open.doneAt = status === "SUCCESS" ? "2026-11-23T10:05:00+08:00" : null;
  }
};

describe("refunds 退款", () => {
  test("the owner gives a part back; the order shows it under way, then done, and tells once", async () => {
    const order = await rig.paidOrder({ amountFen: 5000 });
    const asked = await refund(order, 1200);
    expect(asked).toMatchObject({ state: "paid", refundedFen: 0, refunds: [{ amountFen: 1200, state: "processing", reason: "菜品缺货" }], abilities: ["refund"] });
    expect(await AuditEntry.findAll()).toMatchObject([{ act: "order.refund_requested", subject: `order:${order.id}`, actorId: rig.actors.owner.accountId, detail: { amountFen: 1200 } }]);
    finishAtWechat();
    const done = await rig.world.as(rig.actors.owner)(paymentApi.sync, { id: order.id });
    expect(done).toMatchObject({ refundedFen: 1200, refunds: [{ state: "success" }] });
    await rig.world.as(rig.actors.owner)(paymentApi.sync, { id: order.id });
    expect(await rig.events("order.refunded.v1")).toMatchObject([{ refundFen: 1200, state: "success", orderId: order.id }]);
  });

  test("WeChat Pay's own notification finishes it", async () => {
    await rig.close();
    rig = await openRig({ refundDelayMs: 1 });
    const order = await rig.paidOrder({ amountFen: 5000 });
    await refund(order, 5000);
    await until(async () => (await Refund.count({ where: { state: "success" } })) === 1);
    await until(async () => (await PaymentNotification.count({ where: { kind: "refund", state: "applied" } })) === 1);
    const view = await rig.world.as(rig.actors.diner)(paymentApi.get, { id: order.id });
    expect(view).toMatchObject({ refundedFen: 5000, refunds: [{ state: "success" }] });
    expect(await rig.events("order.refunded.v1")).toHaveLength(1);
  });

  test("a refund whose notification got lost is found by asking", async () => {
    const order = await rig.paidOrder({ amountFen: 5000 });
    await refund(order, 800);
    finishAtWechat();
    rig.world.at("2026-11-23T02:00:10.000Z");
    await compensate(rig.services);
    expect((await rig.stored(order)).refundedFen).toBe(800);
    expect(await Refund.findAll()).toMatchObject([{ state: "success", nextCheckAt: null, succeededOn: "2026-11-23" }]);
  });

  test("parts may not add up to more than was paid", async () => {
    const order = await rig.paidOrder({ amountFen: 5000 });
    await refund(order, 3000);
    await expect(refund(order, 2001)).rejects.toThrow("400 invalid_input: 最多还可退 ¥20.00");
    await refund(order, 2000);
    await expect(refund(order, 1)).rejects.toThrow("最多还可退 ¥0.00");
    expect(rig.simulator.books.refunds.size).toBe(2);
  });

  test("ten refunds of the rest at the same moment: one goes through", async () => {
    const order = await rig.paidOrder({ amountFen: 5000 });
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => refund(order, 5000)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(rig.simulator.books.refunds.size).toBe(1);
    // The others were refused here, not by WeChat Pay.
    expect(await Refund.count()).toBe(1);
  });

  test("the same request again is the same refund; with another amount it is refused", async () => {
    const order = await rig.paidOrder({ amountFen: 5000 });
    const first = await refund(order, 100, { key: "same-refund-1" });
    expect(await refund(order, 100, { key: "same-refund-1" })).toEqual(first);
    await Promise.all([1, 2, 3].map(() => refund(order, 100, { key: "same-refund-1" })));
    await expect(refund(order, 200, { key: "same-refund-1" })).rejects.toThrow("409 idempotency_mismatch");
    expect(rig.simulator.books.refunds.size).toBe(1);
  });

  test.each(["drop_answer", "drop_request", "server_error", "forge"] as const)("%s: the refund stays asked for, and is asked for again with its number", async (effect) => {
    const order = await rig.paidOrder({ amountFen: 5000 });
    rig.simulator.fail({ answers: [{ on: "refund", effect }] });
    expect((await refund(order, 700)).refunds).toMatchObject([{ state: "requested" }]);
    rig.world.at("2026-11-23T02:00:10.000Z");
    await compensate(rig.services);
    expect(await Refund.findAll()).toMatchObject([{ state: "processing" }]);
    expect(rig.simulator.books.refunds.size).toBe(1);
    expect(rig.simulator.books.orders.get(order.number)?.refundedFen).toBe(700);
  });

  test("an empty account at WeChat Pay is said in words, and the sum may be asked for again", async () => {
    const order = await rig.paidOrder({ amountFen: 5000 });
    rig.simulator.books.balances.set("1600000001", 0);
    await expect(refund(order, 5000)).rejects.toThrow("422 rule_violated: 店铺的微信支付账户余额不足");
    rig.simulator.books.balances.set("1600000001", 5000);
    expect((await refund(order, 5000)).refunds).toMatchObject([{ state: "closed" }, { state: "processing" }]);
  });

  test("a “no” without a valid signature is confirmed by asking before the sum is free again", async () => {
    const order = await rig.paidOrder({ amountFen: 5000 });
    rig.simulator.books.balances.set("1600000001", 0);
    rig.simulator.fail({ answers: [{ on: "refund", effect: "unsigned" }] });
    await expect(refund(order, 5000)).rejects.toThrow("店铺的微信支付账户余额不足");
    expect(rig.simulator.books.calls.get("query_refund")).toBe(1);
    rig.simulator.fail({ answers: [{ on: "refund", effect: "unsigned" }, { on: "query_refund", effect: "server_error" }] });
    expect((await refund(order, 5000)).refunds).toMatchObject([{ state: "closed" }, { state: "requested" }]);
  });

  test("a refund that WeChat Pay closes gives its sum free; one that is stuck does not", async () => {
    const order = await rig.paidOrder({ amountFen: 5000 });
    await refund(order, 5000);
    finishAtWechat("ABNORMAL");
    const stuck = await rig.world.as(rig.actors.owner)(paymentApi.sync, { id: order.id });
    expect(stuck).toMatchObject({ refunds: [{ state: "abnormal" }], abilities: [] });
    finishAtWechat("CLOSED");
    const closed = await rig.world.as(rig.actors.owner)(paymentApi.sync, { id: order.id });
    expect(closed).toMatchObject({ refundedFen: 0, refunds: [{ state: "closed" }], abilities: ["refund"] });
    expect((await rig.events("order.refunded.v1")).map(({ state }) => state)).toEqual(["abnormal", "closed"]);
  });

  test("a year is the limit", async () => {
    const order = await rig.paidOrder({ amountFen: 5000 });
    rig.world.at("2027-11-24T02:00:00.000Z");
    await expect(refund(order, 100)).rejects.toThrow("422 rule_violated: 订单付款已超过一年");
    rig.world.at("2027-11-23T02:00:00.000Z");
    expect((await refund(order, 100)).refunds).toHaveLength(1);
  });

  test("fifty parts are the limit", async () => {
    const order = await rig.paidOrder({ amountFen: 5000 });
    const { id, establishmentId, townCode } = await rig.stored(order);
    await Refund.bulkCreate(
      Array.from({ length: 50 }, (_, at) => ({
        publicId: rig.services.ids.newId(), number: `R${at}`, orderId: id, establishmentId, townCode, amountFen: 1, reason: "部分退款", state: "success" as const, accountId: 11, clientKey: `k${at}`, createdAt: new Date(),
      }))
    );
    await expect(refund(order, 100)).rejects.toThrow("一笔订单最多退款 50 次");
  });

  test("an unpaid order has nothing to give back", async () => {
    const { order } = await rig.place();
    await expect(refund(order, 100)).rejects.toThrow("409 illegal_transition: 订单待支付，不能退款");
  });

  test("the food-safety officer, another shop's owner and the diner cannot refund", async () => {
    const order = await rig.paidOrder();
    for (const actor of [rig.actors.safetyOfficer, rig.actors.otherOwner, rig.actors.diner]) await expect(refund(order, 100, { actor })).rejects.toThrow("403 forbidden");
    expect(rig.simulator.books.refunds.size).toBe(0);
  });
});
