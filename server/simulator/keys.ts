import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { issueCertificate } from "./certificate";

const CertifiedKeySchema = z.object({ certificatePem: z.string(), privateKeyPem: z.string(), serial: z.string() });

const KeyMaterialSchema = z.object({
  /** 服务商 appid and its secret. */
  appId: z.string(),
  appSecret: z.string(),
  /** 服务商商户号. */
  mchid: z.string(),
  apiV3Key: z.string().length(32),
  /** 消息推送令牌. */
  pushToken: z.string(),
  merchant: CertifiedKeySchema,
  platformA: CertifiedKeySchema,
  /** Exists to rehearse the change of certificates. */
  platformB: CertifiedKeySchema,
  publicKey: z.object({ id: z.string(), publicPem: z.string(), privatePem: z.string() }),
});

/** Every secret of the simulated world, both sides. */
export type KeyMaterial = z.output<typeof KeyMaterialSchema>;

/** What a merchant would download from the merchant console and write down; the server is configured from these alone. */
export const MERCHANT_FILES = {
  certificate: "apiclient_cert.pem",
  privateKey: "apiclient_key.pem",
  publicKey: "wechatpay_public_key.pem",
  account: "merchant.json",
} as const;

/** WeChat's own side; the server has no business here. */
const PLATFORM_FILE = "platform.json";

const createKeys = (): KeyMaterial => {
  const now = new Date();
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    appId: `wx${randomBytes(8).toString("hex")}`,
    appSecret: randomBytes(16).toString("hex"),
    mchid: "1900000001",
    apiV3Key: randomBytes(16).toString("hex"),
    pushToken: randomBytes(12).toString("hex"),
    merchant: issueCertificate("1900000001", now),
    platformA: issueCertificate("Simulated platform A", now),
    platformB: issueCertificate("Simulated platform B", now),
    publicKey: {
      id: "PUB_KEY_ID_0119000000012026010100000000000001",
      publicPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
      privatePem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    },
  };
};

const writeSecret = (path: string, content: string): void => {
  writeFileSync(`${path}.new`, content, { mode: 0o600 });
  renameSync(`${path}.new`, path);
};

const writeKeys = (dir: string, keys: KeyMaterial): void => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const { appId, appSecret, mchid, apiV3Key, pushToken } = keys;
  const account = { appId, appSecret, mchid, apiV3Key, pushToken, publicKeyId: keys.publicKey.id };
  writeSecret(join(dir, MERCHANT_FILES.certificate), keys.merchant.certificatePem);
  writeSecret(join(dir, MERCHANT_FILES.privateKey), keys.merchant.privateKeyPem);
  writeSecret(join(dir, MERCHANT_FILES.publicKey), keys.publicKey.publicPem);
  writeSecret(join(dir, MERCHANT_FILES.account), `${JSON.stringify(account, null, 2)}\n`);
  // Last, because its presence says that the others are complete.
  writeSecret(join(dir, PLATFORM_FILE), JSON.stringify(keys));
};

/** The keys in a directory, made on first use. */
export const loadOrCreateKeys = (dir: string): KeyMaterial => {
  const path = join(dir, PLATFORM_FILE);
  if (existsSync(path)) return KeyMaterialSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  const keys = createKeys();
  writeKeys(dir, keys);
  return keys;
};
