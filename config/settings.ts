import * as z from "zod";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");

/** Every setting of the server, read from the environment once. A wrong one stops the start and is named. */
const SettingsSchema = z.object({
  /** demo: the ready-made county, demo accounts, the WeChat simulator. production: none of them. */
  MODE: z.enum(["demo", "production", "test"]).default("demo"),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().default("0.0.0.0"),
  /** Address under which the public reaches the server; printed in codes and posters. */
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  /** mysql://user:password@host:port/name; absent: SQLite below DATA_DIR. */
  DATABASE_URL: z.string().regex(/^(mysql|mariadb):\/\//, "must begin with mysql:// or mariadb://").transform((url) => url.replace(/^mariadb:/, "mysql:")).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(12),
  REDIS_URL: z.string().regex(/^rediss?:\/\//, "must begin with redis://").optional(),
  /** 32 bytes in base64: encrypts personal data at rest. */
  DATA_KEY: z.base64().refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 bytes in base64").optional(),
  REGION: z.string().regex(/^\d{6}$/).default("330127"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  /** Trust X-Forwarded-* of the balancer in front. */
  TRUST_PROXY: flag.default(false),
  WX_APPID: z.string().min(1).optional(),
  WX_SECRET: z.string().min(1).optional(),
  WX_API_BASE_URL: z.url().default("https://api.weixin.qq.com"),
  /**
   * Who judges words and photos that others will read: the county's word list, or WeChat 内容安全 with the list as what
   * remains when WeChat does not answer. WeChat sends its verdict on a photo as a message push 消息推送.
   */
  CONTENT_CHECK: z.enum(["words", "wechat"]).default("words"),
  /** Token of the message push (plain mode 明文模式, JSON), which proves that a message is WeChat's. */
  WX_PUSH_TOKEN: z.string().regex(/^[A-Za-z0-9]{3,32}$/, "must be 3 to 32 letters and digits").optional(),
  WXPAY_BASE_URL: z.url().default("https://api.mch.weixin.qq.com"),
  WXPAY_MCHID: z.string().regex(/^\d{8,12}$/).optional(),
  /**
   * Directory with apiclient_cert.pem, apiclient_key.pem, in public-key mode wechatpay_public_key.pem, and merchant.json:
   * {"apiV3Key", "publicKeyId"} and, unless the settings above give them, {"appId", "appSecret", "mchid"}.
   */
  WXPAY_KEYS_DIR: z.string().min(1).optional(),
  /** Public https address below which WeChat reaches this server; default PUBLIC_URL. */
  WXPAY_NOTIFY_BASE_URL: z.url().optional(),
  /** Ids of the subscribe messages 订阅消息 in the mini-program's console; a message without an id is not sent. */
  WX_TEMPLATE_CASE_PROGRESS: z.string().min(1).max(64).optional(),
  WX_TEMPLATE_SHOP_DUTY: z.string().min(1).max(64).optional(),
  WX_TEMPLATE_REFUND_RESULT: z.string().min(1).max(64).optional(),
  /** The county's SMS gateway; absent: none in production, a table to look at elsewhere. With it the app and the secret are needed. */
  SMS_GATEWAY_URL: z.url().optional(),
  SMS_GATEWAY_APP: z.string().min(1).optional(),
  SMS_GATEWAY_SECRET: z.string().min(16, "must have at least 16 characters").optional(),
  /** Minutes within which an order can be paid; below the two hours that a prepay session lives. */
  ORDER_EXPIRES_MINUTES: z.coerce.number().int().min(2).max(110).default(15),
  /** S3-compatible store for photos and files; absent: the disk below DATA_DIR. With it the bucket and both keys are needed. */
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_BUCKET: z.string().min(3).optional(),
  S3_ACCESS_KEY: z.string().min(1).optional(),
  S3_SECRET_KEY: z.string().min(1).optional(),
  /** Demo and test: control address of the WeChat simulator. */
  WX_SIMULATOR_URL: z.url().optional(),
});

export type Settings = Readonly<z.output<typeof SettingsSchema>>;

/** Official hosts of WeChat; production talks to no other. */
const OFFICIAL = ["https://api.weixin.qq.com", "https://api.mch.weixin.qq.com", "https://api2.mch.weixin.qq.com"];

const productionProblems = (settings: Settings): string[] => [
  ...(settings.DATA_KEY ? [] : ["DATA_KEY: required in production (32 random bytes in base64)"]),
  ...(settings.PUBLIC_URL?.startsWith("https://") ? [] : ["PUBLIC_URL: required in production, beginning with https://"]),
  ...(OFFICIAL.includes(settings.WX_API_BASE_URL) ? [] : ["WX_API_BASE_URL: production talks to the official host only"]),
  ...(OFFICIAL.includes(settings.WXPAY_BASE_URL) ? [] : ["WXPAY_BASE_URL: production talks to the official host only"]),
  ...(["WXPAY_NOTIFY_BASE_URL", "SMS_GATEWAY_URL"] as const).filter((name) => settings[name]?.startsWith("https://") === false).map((name) => `${name}: must begin with https:// in production`),
  ...(settings.WX_SIMULATOR_URL ? ["WX_SIMULATOR_URL: not in production"] : []),
];

/** Raised with every wrong setting named, one a line. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Wrong settings:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.name = "SettingsError";
  }
}

/** What belongs together is named whole or not at all. */
const missingWith = (name: string, given: string | undefined, parts: Readonly<Record<string, string | undefined>>): string[] =>
  given === undefined ? [] : Object.entries(parts).flatMap(([part, value]) => (value === undefined ? [`${part}: required with ${name}`] : []));

const partProblems = ({ S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY, CONTENT_CHECK, WX_PUSH_TOKEN, PUBLIC_URL, SMS_GATEWAY_URL, SMS_GATEWAY_APP, SMS_GATEWAY_SECRET }: Settings): string[] => [
  ...missingWith("S3_ENDPOINT", S3_ENDPOINT, { S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY }),
  // WeChat reads a photo from our address and answers to it.
  ...missingWith("CONTENT_CHECK=wechat", CONTENT_CHECK === "wechat" ? CONTENT_CHECK : undefined, { WX_PUSH_TOKEN, PUBLIC_URL }),
  ...missingWith("SMS_GATEWAY_URL", SMS_GATEWAY_URL, { SMS_GATEWAY_APP, SMS_GATEWAY_SECRET }),
];

export const readSettings = (environment: Readonly<Record<string, string | undefined>>): Settings => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""));
  const mode = given["MODE"] ?? (given["NODE_ENV"] === "production" ? "production" : undefined);
  const result = SettingsSchema.safeParse({ ...given, ...(mode && { MODE: mode }) });
  if (!result.success) throw new SettingsError(result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
  const problems = [...partProblems(result.data), ...(result.data.MODE === "production" ? productionProblems(result.data) : [])];
  if (problems.length > 0) throw new SettingsError(problems);
  return result.data;
};
