import { randomBytes, X509Certificate } from "node:crypto";
import WxPay from "wechatpay-node-v3";
import { openSealed } from "./sealed-content";
import { OFFICIAL_PAY_HOST, type WeChatPaySettings } from "./pay-settings";
import { checkSignature } from "./signature";
import { VerifyingTransport } from "./pay-transport";
import { PlatformKeys } from "./platform-keys";
import { publishedCertificates } from "./platform-certificates";
import type { ClientPayParams } from "./pay-port";

const DEFAULT_TIMEOUT_MS = 8_000;
const DEFAULT_REFRESH_MS = 30_000;

type VerifyParams = Parameters<WxPay["verifySign"]>[0];

/**
 * `wechatpay-node-v3` 2.2.1 with its gaps closed. Its own code signs requests and payments; overridden are the parts
 * that skip the GCM tag, draw nonces from `Math.random`, accept signatures of any age, and fetch certificates for every
 * unknown serial. Partner endpoints, which it lacks, go through `signedGet` and `signedPost`.
 */
export class HardenedWxPay extends WxPay {
  readonly keys: PlatformKeys;

  constructor(
    private readonly settings: WeChatPaySettings,
    /** The wall clock, also where the rest of the program lives in simulated time: WeChat Pay checks it. */
    private readonly now: () => Date
  ) {
    super({
      appid: settings.appId,
      mchid: settings.mchid,
      publicKey: Buffer.from(settings.certificatePem),
      privateKey: Buffer.from(settings.privateKeyPem),
      key: settings.apiV3Key,
      userAgent: "sunshine-catering/1.0",
      // The library derives it in lower case and with a leading 00 when the first bit is set.
      serial_no: new X509Certificate(settings.certificatePem).serialNumber,
    });
    this.keys = new PlatformKeys({
      publicKeys: settings.publicKeys,
      refreshMs: settings.certificateRefreshMs ?? DEFAULT_REFRESH_MS,
      now,
      download: async () => publishedCertificates(await this.signedGet("/v3/certificates"), settings.apiV3Key, now()),
    });
    this.createHttp(
      new VerifyingTransport({
        baseUrl: settings.baseUrl,
        timeoutMs: settings.timeoutMs ?? DEFAULT_TIMEOUT_MS,
        preferredKeyId: settings.publicKeys[0]?.id ?? null,
        verify: (headers, rawBody) => checkSignature(headers, rawBody, this.keys, now()),
      })
    );
  }

  /** The answer's body, its signature verified. */
  async signedGet(path: string): Promise<unknown> {
    const url = OFFICIAL_PAY_HOST + path;
    const answer = await this.httpService.get(url, this.getHeaders(this.buildAuthorization("GET", url)));
    return answer.data as unknown;
  }

  /** The answer's body, its signature verified; undefined when it is empty. */
  async signedPost(path: string, body: Record<string, unknown>): Promise<unknown> {
    const url = OFFICIAL_PAY_HOST + path;
    const headers = this.getHeaders(this.buildAuthorization("POST", url, body), { "Content-Type": "application/json" });
    const answer = await this.httpService.post(url, body, headers);
    return answer.data as unknown;
  }

  /** 调起支付签名: four lines, signed with the merchant key; the service provider's appid, because the mini-program is its own. */
  signForClient(prepayId: string): ClientPayParams {
    const appId = this.settings.appId;
    const timeStamp = this.timestamp();
    const nonceStr = randomBytes(16).toString("hex");
    const packed = `prepay_id=${prepayId}`;
    const paySign = this.sha256WithRsa(`${appId}\n${timeStamp}\n${nonceStr}\n${packed}\n`);
    return { appId, timeStamp, nonceStr, package: packed, signType: "RSA", paySign };
  }

  override decipher_gcm<T>(ciphertext: string, associatedData: string, nonce: string, key?: string): T {
    const text = openSealed({ ciphertext, associated_data: associatedData, nonce }, key ?? this.settings.apiV3Key).toString("utf8");
    try {
      return JSON.parse(text) as T;
    } catch {
      return text as T;
    }
  }

  override async verifySign({ timestamp, nonce, body, serial, signature }: VerifyParams): Promise<boolean> {
    const headers = {
      "wechatpay-timestamp": String(timestamp),
      "wechatpay-nonce": nonce,
      "wechatpay-serial": serial,
      "wechatpay-signature": signature,
    };
    await checkSignature(headers, Buffer.from(typeof body === "string" ? body : JSON.stringify(body)), this.keys, this.now());
    return true;
  }

  protected override buildAuthorization(method: string, url: string, params?: Record<string, unknown>): string {
    const { pathname, search } = new URL(url, OFFICIAL_PAY_HOST);
    const nonce = randomBytes(16).toString("hex");
    const timestamp = this.timestamp();
    return this.getAuthorization(nonce, timestamp, this.getSignature(method, nonce, timestamp, pathname + search, params));
  }

  private timestamp(): string {
    return String(Math.floor(this.now().getTime() / 1000));
  }
}
