import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { SettingsError, type Settings } from "@sunshine/config/settings";
import type { Log } from "./platform/logging/log";
import { miniProgramApi } from "./platform/wechat/mini-program-api";
import type { MiniProgramApi } from "./platform/wechat/mini-program-port";
import type { PayGateway } from "./platform/wechat/pay-port";
import { weChatPay } from "./platform/wechat/wechat-pay";

const FILES = {
  certificate: "apiclient_cert.pem",
  privateKey: "apiclient_key.pem",
  publicKey: "wechatpay_public_key.pem",
  account: "merchant.json",
} as const;

/** What an operator notes down from the consoles of WeChat; the settings win over it. */
const AccountSchema = z.object({
  appId: z.string().min(1).optional(),
  appSecret: z.string().min(1).optional(),
  mchid: z.string().min(1).optional(),
  apiV3Key: z.string().optional(),
  publicKeyId: z.string().optional(),
});
type AccountFile = z.output<typeof AccountSchema>;

const readAccount = (directory: string | undefined): AccountFile => {
  const path = directory && join(directory, FILES.account);
  return path && existsSync(path) ? AccountSchema.parse(JSON.parse(readFileSync(path, "utf8"))) : {};
};

const openPay = (settings: Settings, account: AccountFile): PayGateway | null => {
  const directory = settings.WXPAY_KEYS_DIR;
  if (!directory) return null;
  const read = (name: string): string => readFileSync(join(directory, name), "utf8");
  const appId = settings.WX_APPID ?? account.appId;
  const mchid = settings.WXPAY_MCHID ?? account.mchid;
  const { apiV3Key, publicKeyId } = account;
  if (!appId || !mchid || !apiV3Key) throw new Error(`${FILES.account} or the settings must give appId, mchid and apiV3Key`);
  return weChatPay({
    production: settings.MODE === "production",
    baseUrl: settings.WXPAY_BASE_URL,
    appId, mchid, apiV3Key,
    certificatePem: read(FILES.certificate),
    privateKeyPem: read(FILES.privateKey),
    publicKeys: publicKeyId ? [{ id: publicKeyId, pem: read(FILES.publicKey) }] : [],
  });
};

const openMiniProgram = (settings: Settings, account: AccountFile): MiniProgramApi | null => {
  const appId = settings.WX_APPID ?? account.appId;
  const appSecret = settings.WX_SECRET ?? account.appSecret;
  if (!appId || !appSecret) return null;
  return miniProgramApi({ production: settings.MODE === "production", baseUrl: settings.WX_API_BASE_URL, appId, appSecret });
};

/**
 * The real clients of WeChat Pay 微信支付 and the mini-program platform, or null where an installation has none. Settings that
 * are there but cannot work stop the start, named.
 */
export const openWechat = (settings: Settings, log: Log): { pay: PayGateway | null; mini: MiniProgramApi | null } => {
  try {
    const account = readAccount(settings.WXPAY_KEYS_DIR);
    const adapters = { pay: openPay(settings, account), mini: openMiniProgram(settings, account) };
    log.info({ payments: adapters.pay !== null, miniProgram: adapters.mini !== null }, "WeChat");
    return adapters;
  } catch (error) {
    throw new SettingsError([`WXPAY_KEYS_DIR: ${(error as Error).message}`]);
  }
};
