import { openRig, SHOP, type Rig } from "../../../../simulator/tests/rig";
import { PaySecurityError } from "../pay-errors";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
  await rig.pay.refreshCertificates();
});
afterAll(() => rig.close());
afterEach(() => {
  rig.simulator.heal();
  jest.restoreAllMocks();
});

describe("an answer is believed only with a genuine, recent signature", () => {
  it.each([
    ["altered on the way", "tamper", "the signature does not match"],
    ["signed by a stranger", "forge", "the signature does not match"],
    ["signed six minutes ago", "stale", "the signature is older or newer than five minutes"],
    ["signed to test us", "probe", "signature probe"],
    ["signed with an unknown certificate", "unknown_serial", "unknown platform certificate"],
    ["not signed", "unsigned", "missing header wechatpay-timestamp"],
  ] as const)("%s: refused", async (_what, effect, why) => {
    const order = rig.order({ openid: await rig.diner() });
    rig.simulator.fail({ answers: [{ on: "prepay", effect }] });
    const asked = rig.pay.prepay(order);
    await expect(asked).rejects.toBeInstanceOf(PaySecurityError);
    await expect(asked).rejects.toThrow(why);
  });

  it("checks the empty answer of a close as well", async () => {
    const order = rig.order({ openid: await rig.diner() });
    await rig.pay.prepay(order);
    rig.simulator.fail({ answers: [{ on: "close", effect: "forge" }] });
    await expect(rig.pay.close(SHOP, order.orderNumber)).rejects.toBeInstanceOf(PaySecurityError);
  });

  it.each([
    ["signed", null, true],
    ["unsigned", "unsigned", false],
    ["forged", "forge", false],
    ["altered", "tamper", false],
  ] as const)("says of a refusal that is %s whether it is proven", async (_what, effect, verified) => {
    if (effect) rig.simulator.fail({ answers: [{ on: "query", effect }] });
    await expect(rig.pay.query(SHOP, "NOBODY-KNOWS")).rejects.toMatchObject({ name: "PayRefused", status: 404, verified });
  });

  it("does not take the genuine answer about one order for the answer about another", async () => {
    const paid = await rig.paidOrder();
    const unpaid = rig.order({ openid: await rig.diner() });
    await rig.pay.prepay(unpaid);
    const spy = jest.spyOn(globalThis, "fetch");
    await rig.pay.query(SHOP, paid.orderNumber);
    const genuine = fetch(`${rig.simulator.url}/v3/pay/partner/transactions/out-trade-no/${paid.orderNumber}?sp_mchid=1900000001&sub_mchid=${SHOP}`, {
      headers: spy.mock.calls[0]?.[1]?.headers ?? {},
    });
    spy.mockReturnValueOnce(genuine);
    await expect(rig.pay.query(SHOP, unpaid.orderNumber)).rejects.toThrow(`answered about ${SHOP} ${paid.orderNumber}`);
  });
});

describe("which key signs", () => {
  it("follows the platform to a new certificate", async () => {
    const certificates = rig.gateway({ publicKeys: [] });
    const order = await rig.paidOrder();
    rig.simulator.fail({ signWith: "platformA" });
    await expect(certificates.query(SHOP, order.orderNumber)).resolves.toMatchObject({ state: "paid" });
    rig.simulator.fail({ signWith: "platformB", published: ["platformA", "platformB"] });
    await expect(certificates.query(SHOP, order.orderNumber)).resolves.toMatchObject({ state: "paid" });
  });

  it("works with a public key alone, for a merchant that has no platform certificate", async () => {
    rig.simulator.fail({ signWith: "publicKey", published: [] });
    const modern = rig.gateway();
    const order = rig.order({ openid: await rig.diner() });
    await modern.prepay(order);
    await expect(modern.query(SHOP, order.orderNumber)).resolves.toMatchObject({ state: "unpaid" });
  });

  it("refuses a public key that nobody configured", async () => {
    rig.simulator.fail({ signWith: "publicKey" });
    const old = rig.gateway({ publicKeys: [] });
    await expect(old.prepay(rig.order({ openid: await rig.diner() }))).rejects.toThrow("is not configured");
  });

  it("refuses certificates that were not encrypted for us", async () => {
    const wrongKey = rig.gateway({ publicKeys: [], apiV3Key: "k".repeat(32) });
    await expect(wrongKey.prepay(rig.order({ openid: await rig.diner() }))).rejects.toThrow("the APIv3 key is wrong");
  });
});
