import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import type { FaultsInput } from "../../../../simulator/faults";
import { openInbox, type MerchantInbox, type Received } from "../../../../simulator/tests/merchant-inbox";
import { applyLeftBehind } from "../operations/apply-notification";
import { PaymentNotification } from "../notification.model";
import { Order } from "../order.model";
import { openRig, type Placed, type Rig } from "./rig";

type NotifyEffect = NonNullable<FaultsInput["notifies"]>[number]["effect"];

let rig: Rig;
let inbox: MerchantInbox;
let skewMs = 0;
beforeEach(async () => {
  skewMs = 0;
  rig = await openRig({ payNow: () => new Date(Date.now() + skewMs) });
  inbox = await openInbox();
});
afterEach(async () => {
  await rig.close();
  await inbox.close();
});

/** A genuine notification that has not reached the server yet. */
const intercept = async (): Promise<{ placed: Placed; notice: Received }> => {
  const settings = rig.services.settings as { WXPAY_NOTIFY_BASE_URL?: string };
  settings.WXPAY_NOTIFY_BASE_URL = new URL(inbox.url).origin;
  const placed = await rig.place();
  await rig.confirm(placed);
  return { placed, notice: await inbox.next() };
};

const deliver = async ({ headers, body }: Pick<Received, "headers" | "body">): Promise<number> => {
  const kept = Object.entries(headers).filter(([name]) => name.startsWith("wechatpay-")) as [string, string][];
  const response = await fetch(`${rig.world.url}/api/v1/webhooks/wechat-pay`, { method: "POST", headers: Object.fromEntries(kept), body: new Uint8Array(body) });
  return response.status;
};

const paidEvents = () => rig.events("order.paid.v1");

describe("a notification of WeChat Pay 支付回调", () => {
  test("pays the order, once, and is kept as it came", async () => {
    const placed = await rig.place();
    expect(await rig.confirm(placed)).toEqual({ errMsg: "requestPayment:ok", notified: 204 });
    const order = await rig.world.as(rig.actors.diner)(paymentApi.get, { id: placed.order.id });
    expect(order).toMatchObject({ state: "paid", paidAt: "2026-11-23T02:00:00.000Z", anomaly: null, abilities: ["review", "complain"] });
    expect(await paidEvents()).toMatchObject([{ orderId: order.id, amountFen: 3850, late: false }]);
    const [kept] = await PaymentNotification.findAll();
    expect(kept).toMatchObject({ kind: "payment", state: "applied", problem: null });
    expect(JSON.parse(kept!.body)).toMatchObject({ event_type: "TRANSACTION.SUCCESS" });
    expect(kept!.headers).toHaveProperty("wechatpay-signature");
    expect(JSON.stringify(kept)).not.toContain(rig.openidOf(rig.actors.diner));
  });

  test("sent twice by WeChat Pay has one effect", async () => {
    rig.simulator.fail({ notifies: [{ effect: "duplicate" }] });
    await rig.paidOrder();
    expect(await paidEvents()).toHaveLength(1);
    expect(await PaymentNotification.count()).toBe(1);
  });

  test("arriving five times at the same moment has one effect", async () => {
    const { placed, notice } = await intercept();
    expect(await Promise.all([1, 2, 3, 4, 5].map(() => deliver(notice)))).toEqual([204, 204, 204, 204, 204]);
    expect(await paidEvents()).toHaveLength(1);
    expect((await rig.stored(placed.order)).state).toBe("paid");
    expect(await PaymentNotification.count()).toBe(1);
  });

  test("arriving while the diner's phone asks has one effect", async () => {
    const { placed, notice } = await intercept();
    const ask = () => rig.world.as(rig.actors.diner)(paymentApi.sync, { id: placed.order.id });
    await Promise.all([deliver(notice), ask(), deliver(notice), ask()]);
    expect(await paidEvents()).toHaveLength(1);
    expect((await rig.stored(placed.order)).state).toBe("paid");
  });

  test("repeated ten minutes later by somebody who recorded it, is refused and leaves no trace", async () => {
    const { notice } = await intercept();
    skewMs = 600_000;
    expect(await deliver(notice)).toBe(401);
    expect(await PaymentNotification.count()).toBe(0);
    skewMs = 0;
    expect(await deliver(notice)).toBe(204);
  });

  test.each<NotifyEffect>(["forge", "stale", "probe", "unknown_serial", "unsigned", "tamper", "flip"])("%s: refused with 401, nothing stored, nothing paid", async (effect) => {
    rig.simulator.fail({ notifies: [{ effect }] });
    const placed = await rig.place();
    expect((await rig.confirm(placed)).notified).toBe(401);
    expect(await PaymentNotification.count()).toBe(0);
    expect((await rig.stored(placed.order)).state).toBe("prepaid");
    expect(await paidEvents()).toHaveLength(0);
  });

  test("a body changed by one byte after signing is refused", async () => {
    const { notice } = await intercept();
    const body = Buffer.from(notice.body);
    body[body.length - 3] = body[body.length - 3]! ^ 1;
    expect(await deliver({ headers: notice.headers, body })).toBe(401);
    expect(await PaymentNotification.count()).toBe(0);
  });

  test.each([
    ["wrong_amount", "金额不符：应付 ¥38.50，通知 ¥0.01"],
    ["wrong_payee", "收款商户不符：1699999999"],
  ] as const)("%s: genuine, but not credited; somebody is told", async (effect, what) => {
    rig.simulator.fail({ notifies: [{ effect }] });
    const placed = await rig.place();
    expect((await rig.confirm(placed)).notified).toBe(204);
    expect(await rig.stored(placed.order)).toMatchObject({ state: "prepaid", anomaly: what, anomalyOn: "2026-11-23" });
    expect(await PaymentNotification.findAll()).toMatchObject([{ state: "anomaly", problem: what }]);
    expect(await rig.events("payment.anomaly_found.v1")).toMatchObject([{ orderId: placed.order.id, what }]);
    expect(await paidEvents()).toHaveLength(0);
  });

  test("of an order that we do not have is kept as an anomaly, and told once however often it comes", async () => {
    const { placed, notice } = await intercept();
    await Order.destroy({ where: { publicId: placed.order.id } });
    expect(await Promise.all([deliver(notice), deliver(notice)])).toEqual([204, 204]);
    expect(await deliver(notice)).toBe(204);
    expect(await PaymentNotification.findAll()).toMatchObject([{ state: "anomaly", orderId: null }]);
    expect(await rig.events("payment.anomaly_found.v1")).toMatchObject([{ establishment: null, orderId: null }]);
  });

  test("by somebody else than the diner who ordered is not credited", async () => {
    const { placed, notice } = await intercept();
    await Order.update({ payerDigest: "x".repeat(43) }, { where: { publicId: placed.order.id } });
    await deliver(notice);
    expect(await rig.stored(placed.order)).toMatchObject({ state: "prepaid", anomaly: "付款人与下单人不符" });
  });

  test("stored by a server that stopped before the effect, is put into effect by the next sweep", async () => {
    const { placed, notice } = await intercept();
    await deliver(notice);
    await PaymentNotification.update({ state: "received", appliedAt: null }, { where: {} });
    await Order.update({ state: "prepaid", transactionId: null, paidAt: null, paidOn: null }, { where: {} });
    await applyLeftBehind(rig.services);
    expect((await rig.stored(placed.order)).state).toBe("prepaid");
    rig.world.at("2026-11-23T02:00:06.000Z");
    await applyLeftBehind(rig.services);
    expect((await rig.stored(placed.order)).state).toBe("paid");
    expect(await PaymentNotification.findAll()).toMatchObject([{ state: "applied" }]);
  });
});
