import { issueCertificate } from "../../../../simulator/certificate";
import { checkPaySettings, OFFICIAL_PAY_HOST, type WeChatPaySettings } from "../pay-settings";

const NOW = new Date();
const own = issueCertificate("1900000001", NOW);
const stranger = issueCertificate("1900000002", NOW);

const settings: WeChatPaySettings = {
  production: true,
  baseUrl: OFFICIAL_PAY_HOST,
  appId: "wx1111111111111111",
  mchid: "1900000001",
  certificatePem: own.certificatePem,
  privateKeyPem: own.privateKeyPem,
  apiV3Key: "k".repeat(32),
  publicKeys: [],
};

const SIX_YEARS_LATER = new Date(NOW.getTime() + 6 * 366 * 86_400_000);

describe("the payment settings are checked when the server starts", () => {
  it.each(["https://api.mch.weixin.qq.com", "https://api2.mch.weixin.qq.com"])("production may talk to %s", (baseUrl) => {
    expect(() => checkPaySettings({ ...settings, baseUrl }, NOW)).not.toThrow();
  });

  it.each(["http://127.0.0.1:18080", "http://api.mch.weixin.qq.com", "https://api.mch.weixin.qq.com.evil.cn", "https://api.mch.weixin.qq.com@evil.cn"])(
    "production may not talk to %s",
    (baseUrl) => {
      expect(() => checkPaySettings({ ...settings, baseUrl }, NOW)).toThrow("refusing the unofficial host");
      expect(() => checkPaySettings({ ...settings, baseUrl, production: false }, NOW)).not.toThrow();
    }
  );

  it.each<[string, Partial<WeChatPaySettings>, string]>([
    ["the key belongs to another certificate", { privateKeyPem: stranger.privateKeyPem }, "does not belong"],
    ["the APIv3 key is too short", { apiV3Key: "short" }, "exactly 32 bytes"],
    ["the APIv3 key has 32 characters but more bytes", { apiV3Key: "密".repeat(32) }, "exactly 32 bytes"],
    ["a public key id is something else", { publicKeys: [{ id: "0119000000012026", pem: own.certificatePem }] }, "not a public key id"],
  ])("refuses to start when %s", (_what, change, why) => {
    expect(() => checkPaySettings({ ...settings, ...change }, NOW)).toThrow(why);
  });

  it("refuses to start with an expired merchant certificate", () => {
    expect(() => checkPaySettings(settings, SIX_YEARS_LATER)).toThrow("expired");
  });
});
