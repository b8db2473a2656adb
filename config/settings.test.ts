import { readSettings, SettingsError } from "./settings";

const production = {
  MODE: "production",
  DATA_KEY: Buffer.alloc(32, 5).toString("base64"),
  PUBLIC_URL: "https://food.example",
};

/** The names of the settings that are complained of. */
const named = (environment: Record<string, string | undefined>): string[] => {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as SettingsError).problems.map((problem) => problem.split(":")[0]!);
  }
};

test("without any setting it is a demo on port 8080 with its data beside it", () => {
  expect(readSettings({})).toMatchObject({ MODE: "demo", PORT: 8080, DATA_DIR: ".data", TRUST_PROXY: false });
  expect(Object.keys(readSettings({}))).not.toEqual(expect.arrayContaining(["DATABASE_URL"]));
});

test("an empty setting is one that was not made", () => {
  expect(readSettings({ PORT: "", DATABASE_URL: "" })).toEqual(readSettings({}));
});

test.each([
  ["MODE", "live"],
  ["PORT", "many"],
  ["PORT", "70000"],
  ["PUBLIC_URL", "food.example"],
  ["DATABASE_URL", "postgres://root@db/county"],
  ["DATABASE_POOL", "1"],
  ["REDIS_URL", "http://redis"],
  ["DATA_KEY", "c2hvcnQ="],
  ["DATA_KEY", "not base64!"],
  ["REGION", "chunan"],
  ["LOG_LEVEL", "loud"],
  ["TRUST_PROXY", "yes"],
  ["WX_API_BASE_URL", "api.weixin.qq.com"],
  ["WXPAY_BASE_URL", "api"],
  ["WXPAY_MCHID", "abc"],
  ["WXPAY_NOTIFY_BASE_URL", "here"],
  ["ORDER_EXPIRES_MINUTES", "120"],
  ["WX_SIMULATOR_URL", "here"],
  ["SMS_GATEWAY_URL", "sms.example"],
  ["SMS_GATEWAY_SECRET", "short"],
  ["CONTENT_CHECK", "nobody"],
  ["WX_PUSH_TOKEN", "with spaces"],
])("%s=%s is wrong and named", (name, value) => {
  expect([...new Set(named({ [name]: value }))]).toEqual([name]);
});

test("a gateway for short messages is named whole, and reached by https in production", () => {
  expect(named({ SMS_GATEWAY_URL: "https://sms.example/send" })).toEqual(["SMS_GATEWAY_APP", "SMS_GATEWAY_SECRET"]);
  const gateway = { SMS_GATEWAY_APP: "sunshine", SMS_GATEWAY_SECRET: "0123456789abcdef" };
  expect(named({ ...production, ...gateway, SMS_GATEWAY_URL: "http://sms.example/send" })).toEqual(["SMS_GATEWAY_URL"]);
  expect(named({ ...production, ...gateway, SMS_GATEWAY_URL: "https://sms.example/send" })).toEqual([]);
});

test("what WeChat judges needs a token for its verdicts and an address for the photos", () => {
  expect(named({ CONTENT_CHECK: "wechat" })).toEqual(["WX_PUSH_TOKEN", "PUBLIC_URL"]);
  expect(named({ CONTENT_CHECK: "wechat", WX_PUSH_TOKEN: "token123", PUBLIC_URL: "https://food.example" })).toEqual([]);
});

test("all that is wrong is named at once", () => {
  expect(named({ PORT: "x", LOG_LEVEL: "loud", REDIS_URL: "here" })).toEqual(["PORT", "REDIS_URL", "LOG_LEVEL"]);
});

test("what no value may show: a complaint names the setting and keeps its value to itself", () => {
  const key = "c2VjcmV0LXNlY3JldA==";
  expect(() => readSettings({ DATA_KEY: key })).toThrow(expect.objectContaining({ message: expect.not.stringContaining(key) as string }) as Error);
});

test("a complete production is accepted, also when the environment says so the common way", () => {
  expect(readSettings(production).MODE).toBe("production");
  expect(readSettings({ ...production, MODE: undefined, NODE_ENV: "production" }).MODE).toBe("production");
});

test.each([
  ["DATA_KEY", undefined],
  ["PUBLIC_URL", undefined],
  ["PUBLIC_URL", "http://food.example"],
  ["WX_API_BASE_URL", "https://api.weixin.qq.com.evil.example"],
  ["WX_API_BASE_URL", "http://api.weixin.qq.com"],
  ["WXPAY_BASE_URL", "http://127.0.0.1:9000"],
  ["WXPAY_BASE_URL", "https://api.mch.weixin.qq.com@evil.example"],
  ["WXPAY_NOTIFY_BASE_URL", "http://food.example"],
  ["WX_SIMULATOR_URL", "http://127.0.0.1:9000"],
])("production refuses to start with %s=%s", (name, value) => {
  expect(named({ ...production, [name]: value })).toEqual([name]);
});

test("the second official host of WeChat Pay may be chosen", () => {
  expect(named({ ...production, WXPAY_BASE_URL: "https://api2.mch.weixin.qq.com" })).toEqual([]);
});

test("a database of MariaDB may be named after it", () => {
  expect(readSettings({ DATABASE_URL: "mariadb://root@db/county" }).DATABASE_URL).toBe("mysql://root@db/county");
});
