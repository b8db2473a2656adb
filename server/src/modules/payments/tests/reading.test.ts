import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { OWN_TOWN } from "../../../testing/actors";
import { LivePush } from "../../../platform/live/live.model";
import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import { PaymentNotification } from "../notification.model";
import { Order } from "../order.model";
import { lastPaymentAt, paymentsByDay } from "../figures.queries";
import { openRig, until, type Rig } from "./rig";

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

/** Everything that could lead to the payer. */
const secretsOf = async (): Promise<string[]> => {
  const orders = await Order.findAll();
  return [rig.openidOf(rig.actors.diner), `"accountId"`, ...orders.flatMap(({ payerDigest, prepayId, clientKey, transactionId }) => [payerDigest, prepayId, clientKey, transactionId].filter((it): it is string => it !== null))];
};

const payOn = async (day: string, amountFen: number): Promise<void> => {
  rig.world.at(`${day}T03:00:00.000Z`);
  await rig.paidOrder({ amountFen });
};

describe("what each end sees of payments", () => {
  test("a shop sees its orders of a day, newest first, page by page, and nothing of who paid", async () => {
    await payOn("2026-11-22", 1000);
    for (const amountFen of [2000, 3000, 4000]) await payOn("2026-11-23", amountFen);
    const ask = rig.world.as(rig.actors.safetyOfficer);
    const shop = { establishmentId: rig.shop.publicId, day: "2026-11-23" };
    const first = await ask(paymentApi.ofShop, { ...shop, limit: 2 });
    expect(first.rows.map(({ amountFen }) => amountFen)).toEqual([4000, 3000]);
    const second = await ask(paymentApi.ofShop, { ...shop, limit: 2, after: first.next! });
    expect(second).toMatchObject({ rows: [{ amountFen: 2000 }], next: null });
    const all = JSON.stringify(await ask(paymentApi.ofShop, { establishmentId: rig.shop.publicId }));
    for (const secret of await secretsOf()) expect(all).not.toContain(secret);
  });

  test("a diner sees their own orders only", async () => {
    await rig.place();
    const theirs = await rig.place({ actor: rig.actors.otherOwner });
    const mine = await rig.world.as(rig.actors.otherOwner)(paymentApi.mine, {});
    expect(mine.rows.map(({ id }) => id)).toEqual([theirs.order.id]);
  });

  test("takings count what was paid, by the day of payment, with the week before and the scans", async () => {
    await payOn("2026-11-17", 700);
    await payOn("2026-11-16", 99);
    await payOn("2026-11-23", 2000);
    await payOn("2026-11-23", 3050);
    await rig.place();
    const { establishmentId, establishmentPublicId, establishmentName, townCode } = (await Order.findOne({ rejectOnEmpty: true }));
    const establishment = { id: establishmentId, publicId: establishmentPublicId, name: establishmentName, townCode };
    for (let at = 0; at < 3; at += 1) await inTransaction(rig.services.db.sequelize, () => emit("scan.recorded.v1", { establishment, code: "0123456789", label: "1 号收银台", channel: "h5" }));
    await rig.world.settle();
    const takings = await rig.world.as(rig.actors.owner)(paymentApi.takings, { establishmentId: rig.shop.publicId, day: "2026-11-23" });
    expect(takings).toMatchObject({ orders: 2, paidFen: 5050, refundedFen: 0, scans: 3 });
    expect(takings.week.map(({ paidFen }) => paidFen)).toEqual([700, 0, 0, 0, 0, 0, 5050]);
  });

  test("midnight in Shanghai parts the days", async () => {
    rig.world.at("2026-11-22T15:59:59.000Z");
    await rig.paidOrder({ amountFen: 100 });
    rig.world.at("2026-11-22T16:00:00.000Z");
    await rig.paidOrder({ amountFen: 200 });
    expect(await paymentsByDay(null, { from: "2026-11-22", to: "2026-11-23" })).toEqual([
      { day: "2026-11-22", orders: 1, paidFen: 100 },
      { day: "2026-11-23", orders: 1, paidFen: 200 },
    ]);
    expect(await lastPaymentAt()).toEqual(new Date("2026-11-22T16:00:00.000Z"));
  });

  test("oversight counts the county; a station its own towns; no row leads to a person", async () => {
    await payOn("2026-11-22", 1000);
    await payOn("2026-11-23", 2000);
    const county = await rig.world.as(rig.actors.bureauOfficer)(paymentApi.oversight, {});
    expect(county.totals).toEqual({ shops: 1, orders: 2, paidFen: 3000, refunds: 0, refundedFen: 0, anomalies: 0 });
    expect(county.days.at(-1)).toEqual({ day: "2026-11-23", orders: 1, paidFen: 2000 });
    expect(county.rows).toMatchObject([{ establishmentId: rig.shop.publicId, townCode: OWN_TOWN, orders: 2, paidFen: 3000 }]);
    expect((await rig.world.as(rig.actors.stationOfficer)(paymentApi.oversight, {})).totals.orders).toBe(2);
    const other = await rig.world.as(rig.actors.otherStationOfficer)(paymentApi.oversight, {});
    expect(other).toMatchObject({ totals: { orders: 0 }, rows: [] });
    for (const secret of await secretsOf()) expect(JSON.stringify(county)).not.toContain(secret);
  });

  test.each([
    [{ from: "2026-11-24", to: "2026-11-23" }, "开始日期不能晚于结束日期"],
    [{ from: "2024-01-01", to: "2026-11-23" }, "一次最多统计一年"],
    [{ after: "nonsense" }, "翻页位置无效"],
  ])("oversight of %j is refused: %s", async (input, message) => {
    await expect(rig.world.as(rig.actors.administrator)(paymentApi.oversight, input)).rejects.toThrow(message);
  });
});

describe("reviews of paid meals 评价", () => {
  const review = (id: string, stars: number, text: string) => rig.world.as(rig.actors.diner)(paymentApi.review, { id, stars, text });

  test("one an order, and the latest words count", async () => {
    const { id } = await rig.paidOrder();
    await review(id, 4, "鱼头很鲜");
    expect((await review(id, 5, "上菜也快")).review).toEqual({ stars: 5, text: "上菜也快", reply: null });
    expect(await rig.events("order.reviewed.v1")).toMatchObject([{ stars: 4 }, { stars: 5 }]);
  });

  test("the shop answers in public; other words of the diner want another answer", async () => {
    const { id } = await rig.paidOrder();
    const answer = (text: string) => rig.world.as(rig.actors.safetyOfficer)(paymentApi.answerReview, { id, text });
    await expect(answer("谢谢光临")).rejects.toThrow("还没有评价");
    await review(id, 3, "汤有点咸");
    await expect(answer("加 微-信 领优惠")).rejects.toThrow("内容含有广告或引流内容");
    expect((await answer("已请厨师减盐")).review).toEqual({ stars: 3, text: "汤有点咸", reply: { text: "已请厨师减盐", on: "2026-11-23" } });
    expect((await review(id, 4, "汤有点咸")).review?.reply).toMatchObject({ text: "已请厨师减盐" });
    expect((await review(id, 5, "这次不咸了")).review?.reply).toBeNull();
  });

  test("nobody reviews what they have not paid", async () => {
    const { order } = await rig.place();
    await expect(review(order.id, 1, "没吃过")).rejects.toThrow("409 illegal_transition: 付款成功后才能评价");
  });

  test("abuse and advertising are sent back with the reason", async () => {
    const { id } = await rig.paidOrder();
    await expect(review(id, 1, "加 微-信 领优惠")).rejects.toThrow("内容含有广告或引流内容");
    await expect(review(id, 1, "找我１３８ 0000 1111 2")).rejects.toThrow("请不要填写电话");
    expect(await rig.events("order.reviewed.v1")).toHaveLength(0);
  });
});

describe("the demonstration's payment sheet", () => {
  test("pays the order as WeChat would", async () => {
    const { order } = await rig.place();
    await rig.world.as(rig.actors.diner)(paymentApi.demoPay, { id: order.id });
    await until(async () => (await PaymentNotification.count({ where: { state: "applied" } })) === 1);
    expect((await rig.world.as(rig.actors.diner)(paymentApi.get, { id: order.id })).state).toBe("paid");
  });

  test("a cancelled sheet leaves the order to be paid", async () => {
    const { order } = await rig.place();
    await rig.world.as(rig.actors.diner)(paymentApi.demoPay, { id: order.id, outcome: "cancel" });
    expect((await rig.world.as(rig.actors.diner)(paymentApi.sync, { id: order.id })).abilities).toEqual(["pay"]);
  });

  test("does not exist in production", async () => {
    const { order } = await rig.place();
    (rig.services.settings as { MODE: string }).MODE = "production";
    await expect(rig.world.as(rig.actors.diner)(paymentApi.demoPay, { id: order.id })).rejects.toThrow("404 not_found");
  });
});

test("live: the shop hears amount and place, the diner their order, officers a count; nobody hears who paid", async () => {
  const order = await rig.paidOrder({ amountFen: 3850 });
  await rig.world.settle();
  const pushes = await LivePush.findAll({ where: { name: "order.paid.v1" }, order: [["id", "ASC"]] });
  expect(pushes.map(({ topics, data }) => ({ topics, data }))).toEqual([
    { topics: [`shop:${rig.shop.id}`], data: { establishmentId: rig.shop.publicId, orderId: order.id, amountFen: 3850, place: "1 号收银台", state: "paid", late: false } },
    { topics: [`member:${rig.actors.diner.accountId}`], data: { orderId: order.id, establishmentName: "千岛湖鱼味馆", amountFen: 3850, state: "paid" } },
    { topics: ["county", `town:${OWN_TOWN}`], data: { establishmentId: rig.shop.publicId, establishmentName: "千岛湖鱼味馆", townCode: OWN_TOWN, amountFen: 3850 } },
  ]);
  for (const secret of await secretsOf()) expect(JSON.stringify(pushes.map(({ data }) => data))).not.toContain(secret);
});
