import { openRig, SHOP, type Rig } from "../../../../simulator/tests/rig";
import type { Received } from "../../../../simulator/tests/merchant-inbox";
import type { FaultsInput } from "../../../../simulator/faults";
import { PaySecurityError } from "../pay-errors";
import type { PayNotification, PrepayRequest } from "../pay-port";

let rig: Rig;
let order: PrepayRequest;
let genuine: Received;

beforeAll(async () => {
  rig = await openRig({ timeScale: 1 });
});
afterAll(() => rig.close());
afterEach(() => rig.simulator.heal());

/** Pays an order while the notification goes wrong in some way. */
const notified = async (faults: FaultsInput = {}): Promise<Received> => {
  order = rig.order({ openid: await rig.diner() });
  rig.simulator.fail(faults);
  await rig.confirm(await rig.pay.prepay(order), order.openid);
  return rig.inbox.next();
};

const read = ({ headers, body }: Received): Promise<PayNotification> => rig.pay.readNotification(headers, body);

beforeEach(async () => {
  genuine = await notified();
});

describe("a genuine notification", () => {
  it("tells of the payment", async () => {
    await expect(read(genuine)).resolves.toMatchObject({
      kind: "payment",
      id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      payment: { ours: true, subMchid: SHOP, orderNumber: order.orderNumber, state: "paid", amountFen: 3850, currency: "CNY", payerOpenid: order.openid },
    });
  });

  it("sent twice carries the same id both times, by which it is counted once", async () => {
    const first = await notified({ notifies: [{ effect: "duplicate" }] });
    const second = await rig.inbox.next();
    expect((await read(first)).id).toBe((await read(second)).id);
  });

  it("tells of a refund", async () => {
    const request = { subMchid: SHOP, orderNumber: order.orderNumber, refundNumber: `${order.orderNumber}-R1`, refundFen: 850, totalFen: 3850, reason: "退菜", notifyUrl: rig.inbox.url };
    await rig.pay.refund(request);
    await expect(read(await rig.inbox.next())).resolves.toMatchObject({
      kind: "refund",
      refund: { ours: true, subMchid: SHOP, orderNumber: order.orderNumber, refundNumber: request.refundNumber, state: "done", refundFen: 850, totalFen: 3850, refundedAt: expect.any(Date) as Date },
    });
  });

  it("with an amount or a shop that is not ours is read as it is, for the caller to refuse", async () => {
    await expect(notified({ notifies: [{ effect: "wrong_amount" }] }).then(read)).resolves.toMatchObject({ payment: { amountFen: 1 } });
    await expect(notified({ notifies: [{ effect: "wrong_payee" }] }).then(read)).resolves.toMatchObject({ payment: { subMchid: "1699999999" } });
  });

  it("for another service provider is marked as not ours", async () => {
    const { headers, body } = await notified({ signWith: "publicKey" });
    const other = rig.gateway({ mchid: "1900000002" });
    await expect(other.readNotification(headers, body)).resolves.toMatchObject({ payment: { ours: false } });
    const otherApp = rig.gateway({ appId: "wx2222222222222222" });
    await expect(otherApp.readNotification(headers, body)).resolves.toMatchObject({ payment: { ours: false } });
  });
});

describe("a notification is refused", () => {
  it.each([
    ["signed by a stranger", "forge", "the signature does not match"],
    ["altered after signing", "tamper", "the signature does not match"],
    ["signed more than five minutes ago", "stale", "older or newer than five minutes"],
    ["sent to test us", "probe", "signature probe"],
    ["signed with an unknown certificate", "unknown_serial", "unknown platform certificate"],
    ["not signed", "unsigned", "missing header"],
    ["with one flipped byte under the encryption", "flip", "sealed content was altered"],
  ] as const)("when it is %s", async (_what, effect, why) => {
    const reading = read(await notified({ notifies: [{ effect }] }));
    await expect(reading).rejects.toBeInstanceOf(PaySecurityError);
    await expect(reading).rejects.toThrow(why);
  });

  it("when a single byte of the body differs, even a space", async () => {
    const respelt = Buffer.from(JSON.stringify(JSON.parse(genuine.body.toString("utf8")), null, 1));
    await expect(read({ ...genuine, body: respelt })).rejects.toThrow("the signature does not match");
    await expect(read({ ...genuine, body: Buffer.concat([genuine.body, Buffer.from(" ")]) })).rejects.toThrow("the signature does not match");
  });

  it("when its bytes are not even text: nothing is normalised before the signature is checked", async () => {
    const broken = Buffer.from(genuine.body);
    broken[broken.length - 1] = 0xff;
    await expect(read({ ...genuine, body: broken })).rejects.toThrow("the signature does not match");
  });

  it("when it is replayed after five minutes", async () => {
    const signedAt = Number(genuine.headers["wechatpay-timestamp"]) * 1000;
    const at = (offsetMs: number) => rig.gateway({}, () => new Date(signedAt + offsetMs)).readNotification(genuine.headers, genuine.body);
    await expect(at(300_000)).resolves.toMatchObject({ kind: "payment" });
    await expect(at(300_001)).rejects.toThrow("older or newer than five minutes");
    await expect(at(-300_001)).rejects.toThrow("older or newer than five minutes");
  });

  it("when the headers of one are put on the body of another", async () => {
    const earlier = genuine;
    const later = await notified();
    await expect(read({ ...later, headers: earlier.headers })).rejects.toThrow("the signature does not match");
  });

  it.each(["wechatpay-timestamp", "wechatpay-nonce", "wechatpay-serial", "wechatpay-signature"])("without %s", async (name) => {
    await expect(read({ ...genuine, headers: { ...genuine.headers, [name]: undefined } })).rejects.toThrow(`missing header ${name}`);
  });

  it("when our APIv3 key is not the one it was encrypted with", async () => {
    const wrongKey = rig.gateway({ apiV3Key: "k".repeat(32) });
    const { headers, body } = await notified({ signWith: "publicKey" });
    await expect(wrongKey.readNotification(headers, body)).rejects.toThrow("the APIv3 key is wrong");
  });
});

it("unknown certificates in notifications cost one download, however many come", async () => {
  const guarded = rig.gateway({ certificateRefreshMs: 30_000, publicKeys: [] });
  await guarded.readNotification(genuine.headers, genuine.body);
  const before = rig.simulator.books.calls.get("certificates") ?? 0;
  for (const serial of ["D".repeat(40), "E".repeat(40), "F".repeat(40)]) {
    await expect(guarded.readNotification({ ...genuine.headers, "wechatpay-serial": serial }, genuine.body)).rejects.toThrow("unknown platform certificate");
  }
  expect(rig.simulator.books.calls.get("certificates")).toBe(before);
});
