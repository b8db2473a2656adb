import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { closeOrder } from "../operations/settle-order";
import { compensate } from "../operations/compensate";
import { EXPIRY, openRig, type Placed, type Rig } from "./rig";

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

/** Paid, but WeChat Pay's first word of it got lost. */
const paidInSilence = async (): Promise<Placed> => {
  rig.simulator.fail({ notifies: [{ effect: "lose" }] });
  const placed = await rig.place();
  expect(await rig.confirm(placed)).toMatchObject({ notified: "lost" });
  return placed;
};

const queries = (): number => rig.simulator.books.calls.get("query") ?? 0;

describe("making good what notifications missed 补偿查询", () => {
  test("a lost notification: WeChat Pay is asked five seconds later, and the order is paid", async () => {
    const placed = await paidInSilence();
    await compensate(rig.services);
    expect((await rig.stored(placed.order)).state).toBe("prepaid");
    rig.world.at("2026-11-23T02:00:05.000Z");
    await compensate(rig.services);
    expect(await rig.stored(placed.order)).toMatchObject({ state: "paid", nextCheckAt: null, paidOn: "2026-11-23" });
    expect(await rig.events("order.paid.v1")).toHaveLength(1);
  });

  test("the diner who comes back from the payment sheet need not wait: asking finds the payment", async () => {
    const placed = await paidInSilence();
    const order = await rig.world.as(rig.actors.diner)(paymentApi.sync, { id: placed.order.id });
    expect(order.state).toBe("paid");
  });

  test("asking about an unpaid order changes nothing", async () => {
    const { order } = await rig.place();
    expect(await rig.world.as(rig.actors.diner)(paymentApi.sync, { id: order.id })).toEqual(order);
  });

  test("an unpaid order is asked about at 5 s, 30 s, 1, 3, 5 and 10 minutes and closed at the fifteenth", async () => {
    const placed = await rig.place();
    const asked: number[] = [];
    for (let second = 0; second <= 900; second += 5) {
      const before = queries();
      rig.world.at(new Date(Date.parse("2026-11-23T02:00:00.000Z") + second * 1000).toISOString());
      await compensate(rig.services);
      if (queries() > before) asked.push(second);
    }
    expect(asked).toEqual([5, 30, 60, 180, 300, 600]);
    expect(await rig.stored(placed.order)).toMatchObject({ state: "closed", nextCheckAt: null });
    expect(rig.simulator.books.orders.get(placed.order.number)?.state).toBe("CLOSED");
    expect(await rig.events("order.closed.v1")).toHaveLength(1);
  });

  test("closing finds that the diner was faster: the money is taken as paid, nothing is lost", async () => {
    const placed = await paidInSilence();
    rig.world.at(EXPIRY);
    await compensate(rig.services);
    expect(await rig.stored(placed.order)).toMatchObject({ state: "paid", anomaly: null });
    expect(await rig.events("order.closed.v1")).toHaveLength(0);
  });

  test("an order that never reached WeChat Pay is closed at its end", async () => {
    rig.simulator.fail({ answers: [{ on: "prepay", effect: "drop_request", times: 2 }] });
    await expect(rig.place({ key: "never-arrived" })).rejects.toThrow("upstream_failed");
    const [created] = (await rig.world.as(rig.actors.diner)(paymentApi.mine, {})).rows;
    expect(created).toMatchObject({ state: "created", abilities: ["pay"] });
    rig.world.at(EXPIRY);
    await compensate(rig.services);
    expect((await rig.stored(created!)).state).toBe("closed");
  });

  test("while WeChat Pay is away nothing is decided; it is asked again later", async () => {
    const placed = await paidInSilence();
    rig.simulator.fail({ answers: [{ on: "query", effect: "server_error" }] });
    rig.world.at("2026-11-23T02:00:05.000Z");
    await compensate(rig.services);
    expect((await rig.stored(placed.order)).state).toBe("prepaid");
    rig.world.at("2026-11-23T02:00:30.000Z");
    await compensate(rig.services);
    expect((await rig.stored(placed.order)).state).toBe("paid");
  });

  test("a forged answer to our question pays nothing", async () => {
    const placed = await rig.place();
    rig.simulator.fail({ answers: [{ on: "query", effect: "forge" }] });
    await expect(rig.world.as(rig.actors.diner)(paymentApi.sync, { id: placed.order.id })).rejects.toThrow("502 upstream_failed");
    expect((await rig.stored(placed.order)).state).toBe("prepaid");
  });

  test("money that arrives after closing is honoured and flagged", async () => {
    const placed = await paidInSilence();
    // As if the close had been answered before the payment: our book says closed, the money is there.
    await (await rig.stored(placed.order)).update({ state: "closed", nextCheckAt: null });
    const order = await rig.world.as(rig.actors.diner)(paymentApi.sync, { id: placed.order.id });
    expect(order).toMatchObject({ state: "paid", anomaly: "订单关闭后到账，请核对是否需要退款" });
    expect(await rig.events("order.paid.v1")).toMatchObject([{ late: true }]);
  });

  test("closing and paying at the same moment end in one truth, the same on both sides", async () => {
    for (let round = 0; round < 6; round += 1) {
      const placed = await rig.place({ key: `race-round-${round}` });
      const order = await rig.stored(placed.order);
      await Promise.all([rig.confirm(placed), closeOrder(rig.services, order, rig.services.pay!)]);
      const there = rig.simulator.books.orders.get(placed.order.number)!.state;
      expect([there, (await rig.stored(placed.order)).state]).toEqual(there === "SUCCESS" ? ["SUCCESS", "paid"] : ["CLOSED", "closed"]);
    }
    const ends = [...(await rig.events("order.paid.v1")), ...(await rig.events("order.closed.v1"))];
    expect(ends).toHaveLength(6);
  });

  test("two servers that sweep at once ask once", async () => {
    await rig.place();
    rig.world.at("2026-11-23T02:00:05.000Z");
    const before = queries();
    await Promise.all([compensate(rig.services), compensate(rig.services), compensate(rig.services)]);
    expect(queries()).toBe(before + 1);
  });
});
