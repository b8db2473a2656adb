import { createPrivateKey, createPublicKey, X509Certificate } from "node:crypto";

/** A 微信支付公钥 and the id (`PUB_KEY_ID_…`) under which WeChat Pay signs with it. */
export interface WeChatPayPublicKey {
  readonly id: string;
  readonly pem: string;
}

/** Everything that differs between the simulator and production. */
export interface WeChatPaySettings {
  /** True refuses every host that is not WeChat's own. */
  readonly production: boolean;
  /** Without a trailing slash; `OFFICIAL_PAY_HOST` in production. */
  readonly baseUrl: string;
  /** 服务商 appid, bound to `mchid`. */
  readonly appId: string;
  /** 服务商商户号. */
  readonly mchid: string;
  /** apiclient_cert.pem, a certificate. */
  readonly certificatePem: string;
  /** apiclient_key.pem. */
  readonly privateKeyPem: string;
  /** APIv3 密钥, exactly 32 bytes. */
  readonly apiV3Key: string;
  /** Public-key mode 公钥模式; platform certificates are accepted beside it, because a switch takes days. The first is asked for. */
  readonly publicKeys: readonly WeChatPayPublicKey[];
  /** Milliseconds that one request may take; 8 s unless told. */
  readonly timeoutMs?: number;
  /** Milliseconds between two downloads of platform certificates; 30 s unless told. */
  readonly certificateRefreshMs?: number;
}

export const OFFICIAL_PAY_HOST = "https://api.mch.weixin.qq.com";
const OFFICIAL_HOSTS: ReadonlySet<string> = new Set([OFFICIAL_PAY_HOST, "https://api2.mch.weixin.qq.com"]);

const PUBLIC_KEY_ID = /^PUB_KEY_ID_\d{1,64}$/;

const checkOwnCertificate = ({ certificatePem, privateKeyPem }: WeChatPaySettings, now: Date): void => {
  const certificate = new X509Certificate(certificatePem);
  if (!certificate.checkPrivateKey(createPrivateKey(privateKeyPem))) {
    throw new Error("WeChat Pay: the merchant private key does not belong to the merchant certificate");
  }
  if (Date.parse(certificate.validTo) <= now.getTime()) {
    throw new Error(`WeChat Pay: the merchant certificate expired on ${certificate.validTo}`);
  }
};

/** Throws at start-up, in words for the operator, when the settings could not work or would not be safe. */
export const checkPaySettings = (settings: WeChatPaySettings, now: Date): void => {
  if (settings.production && !OFFICIAL_HOSTS.has(settings.baseUrl)) {
    throw new Error(`WeChat Pay: refusing the unofficial host ${settings.baseUrl} in production`);
  }
  if (Buffer.byteLength(settings.apiV3Key) !== 32) throw new Error("WeChat Pay: the APIv3 key must be exactly 32 bytes");
  checkOwnCertificate(settings, now);
  for (const { id, pem } of settings.publicKeys) {
    if (!PUBLIC_KEY_ID.test(id)) throw new Error(`WeChat Pay: ${id} is not a public key id (PUB_KEY_ID_…)`);
    createPublicKey(pem);
  }
};
