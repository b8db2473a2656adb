import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { MiniProgramSettings } from "../src/platform/wechat/mini-program-api";
import type { WeChatPaySettings } from "../src/platform/wechat/pay-settings";
import { MERCHANT_FILES } from "./keys";

const AccountSchema = z.object({
  appId: z.string(),
  appSecret: z.string(),
  mchid: z.string(),
  apiV3Key: z.string(),
  pushToken: z.string(),
  publicKeyId: z.string(),
});

/** How a server is configured to meet the simulator instead of WeChat. */
export interface ServerSettings {
  readonly pay: WeChatPaySettings;
  readonly miniProgram: MiniProgramSettings;
  readonly pushToken: string;
}

/** Reads the merchant's side of a keys directory, exactly what an operator would have from the real consoles. */
export const serverSettings = (keysDir: string, url: string): ServerSettings => {
  const read = (name: string): string => readFileSync(join(keysDir, name), "utf8");
  const { appId, appSecret, mchid, apiV3Key, pushToken, publicKeyId } = AccountSchema.parse(JSON.parse(read(MERCHANT_FILES.account)));
  return {
    pay: {
      production: false,
      baseUrl: url,
      appId,
      mchid,
      certificatePem: read(MERCHANT_FILES.certificate),
      privateKeyPem: read(MERCHANT_FILES.privateKey),
      apiV3Key,
      publicKeys: [{ id: publicKeyId, pem: read(MERCHANT_FILES.publicKey) }],
    },
    miniProgram: { production: false, baseUrl: url, appId, appSecret },
    pushToken,
  };
};
