import { createHash, createSign, X509Certificate } from "node:crypto";
import { HardenedWxPay } from "../../src/platform/wechat/pay-client";
import { issueCertificate } from "../certificate";
import { openRig, OTHER_SHOP, SHOP, type Rig } from "./rig";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());

describe("a certificate of the simulator", () => {
  it("is one that Node accepts: serial, names, validity, signature and key", () => {
    const now = new Date("2026-09-03T00:00:00Z");
    const { certificatePem, privateKeyPem, serial } = issueCertificate("1900000001", now);
    const certificate = new X509Certificate(certificatePem);
    expect(certificate.serialNumber).toBe(serial);
    expect(certificate.subject).toBe("CN=1900000001\nO=SIMULATOR - NOT TENCENT");
    expect(new Date(certificate.validFrom).toISOString()).toBe("2026-09-02T00:00:00.000Z");
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    const signature = createSign("RSA-SHA256").update("x").sign(privateKeyPem);
    expect(signature).toHaveLength(256);
  });
});

describe("a caller must prove itself", () => {
  const PATH = `/v3/pay/partner/transactions/out-trade-no/T1?sp_mchid=1900000001&sub_mchid=${SHOP}`;

  const ask = async (change: Partial<Record<"mchid" | "serial_no" | "timestamp", string>> = {}, signedPath = PATH): Promise<string> => {
    const timestamp = change.timestamp ?? String(Math.floor(Date.now() / 1000));
    const { privateKeyPem, serial } = rig.simulator.keys.merchant;
    const signature = createSign("RSA-SHA256").update(`GET\n${signedPath}\n${timestamp}\nnonce\n\n`).sign(privateKeyPem, "base64");
    const fields = { mchid: "1900000001", serial_no: serial, nonce_str: "nonce", timestamp, signature, ...change };
    const listed = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
    const response = await fetch(rig.simulator.url + PATH, { headers: { Authorization: `WECHATPAY2-SHA256-RSA2048 ${listed.join(",")}` } });
    return ((await response.json()) as { code: string }).code;
  };

  it("and then is answered about its order", async () => {
    await expect(ask()).resolves.toBe("ORDER_NOT_EXIST");
  });

  it.each([
    ["another merchant number", { mchid: "1900000002" }],
    ["another certificate", { serial_no: "F".repeat(40) }],
    ["an old timestamp", { timestamp: "1500000000" }],
    ["no real timestamp", { timestamp: "now" }],
  ])("and is turned away with %s", async (_what, change) => {
    await expect(ask(change)).resolves.toBe("SIGN_ERROR");
  });

  it("and is turned away with a signature over another question", async () => {
    await expect(ask({}, "/v3/certificates")).resolves.toBe("SIGN_ERROR");
  });
});

describe("a payment on the phone", () => {
  it("fails when the parameters were altered", async () => {
    const openid = await rig.diner();
    const cheap = await rig.pay.prepay(rig.order({ openid, amountFen: 1 }));
    const dear = await rig.pay.prepay(rig.order({ openid, amountFen: 9_900 }));
    const swapped = { ...dear, clientParams: { ...dear.clientParams, package: cheap.clientParams.package } };
    await expect(rig.confirm(swapped, openid)).resolves.toEqual({ errMsg: "requestPayment:fail 支付验证签名失败" });
  });

  it("fails for another user", async () => {
    const prepaid = await rig.pay.prepay(rig.order({ openid: await rig.diner() }));
    await expect(rig.confirm(prepaid, await rig.diner())).resolves.toEqual({ errMsg: "requestPayment:fail 下单账号与支付账号不一致" });
  });

  it("fails after the order's time is over", async () => {
    const openid = await rig.diner();
    const prepaid = await rig.pay.prepay(rig.order({ openid, expiresAt: new Date(Date.now() - 1_000) }));
    await expect(rig.confirm(prepaid, openid)).resolves.toEqual({ errMsg: "requestPayment:fail 订单已过期" });
  });

  it("may be dated back, for a world that is built along its own clock", async () => {
    const openid = await rig.diner();
    const order = rig.order({ openid, expiresAt: new Date("2026-03-01T12:15:00Z") });
    const prepaid = await rig.pay.prepay(order);
    const successTime = "2026-03-01T12:00:30Z";
    await expect(rig.confirm(prepaid, openid, { successTime, wait: true })).resolves.toEqual({ errMsg: "requestPayment:ok", notified: 204 });
    await expect(rig.pay.query(SHOP, order.orderNumber)).resolves.toMatchObject({ paidAt: new Date(successTime) });
  });
});

describe("the daily bill", () => {
  const DAY = "2026-02-03";
  const at = `${DAY}T12:00:00+08:00`;

  const bill = async (subMchid: string): Promise<string> => {
    const client = new HardenedWxPay(rig.settings.pay, () => new Date());
    const asked = { bill_date: DAY, bill_type: "ALL", tar_type: "GZIP", sub_mchid: subMchid };
    const answer = (await client.tradebill(asked)).data as { hash_value: string; download_url: string };
    const file = (await client.downloadBill(answer.download_url)).data as Buffer;
    expect(createHash("sha1").update(file).digest("hex")).toBe(answer.hash_value);
    return file.toString("utf8");
  };

  it("lists the day's payments of one shop in yuan, with its totals, compressed and with a digest", async () => {
    for (const [subMchid, amountFen] of [[SHOP, 3850], [SHOP, 129_902], [OTHER_SHOP, 500]] as const) {
      const order = rig.order({ openid: await rig.diner(), subMchid, amountFen, expiresAt: new Date("2026-02-04T00:00:00Z"), description: "鱼,两条" });
      await rig.confirm(await rig.pay.prepay(order), order.openid, { successTime: at });
    }
    const [head, ...lines] = (await bill(SHOP)).split("\r\n");
    expect(head?.split(",")).toHaveLength(27);
    expect(lines.filter((line) => line.includes(",`SUCCESS,"))).toHaveLength(2);
    expect(lines.some((line) => line.includes("`1299.02") && line.includes("`鱼,两条"))).toBe(true);
    expect(lines.at(-2)?.split(",`").slice(0, 2)).toEqual(["`2", "1337.52"]);
  });

  it("does not exist for a shop without trade", async () => {
    await expect(bill("1600000077")).rejects.toMatchObject({ code: "NO_STATEMENT_EXIST" });
  });
});
