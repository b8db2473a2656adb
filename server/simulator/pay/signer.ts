import { createCipheriv, createPrivateKey, createSign, createVerify, generateKeyPairSync, randomBytes, X509Certificate, type KeyObject } from "node:crypto";
import type { Faults, SignatureTwist } from "../faults";
import type { KeyMaterial } from "../keys";

export interface SealedResource {
  readonly algorithm: "AEAD_AES_256_GCM";
  readonly ciphertext: string;
  readonly nonce: string;
  readonly associated_data: string;
}

interface SigningKey {
  readonly serial: string;
  readonly key: KeyObject;
}

/** A second more than the five minutes that anybody may accept. */
const STALE_SECONDS = 301;

/** WeChat Pay's pen and seal 签名与加密: signs what it says, encrypts what it tells, checks what it is told. */
export class Signer {
  private readonly signingKeys: Readonly<Record<"platformA" | "platformB" | "publicKey", SigningKey>>;
  private readonly merchantKey: KeyObject;
  private strangerKey: KeyObject | null = null;

  constructor(
    private readonly keys: KeyMaterial,
    private readonly faults: Faults
  ) {
    const read = (serial: string, pem: string): SigningKey => ({ serial, key: createPrivateKey(pem) });
    this.signingKeys = {
      platformA: read(keys.platformA.serial, keys.platformA.privateKeyPem),
      platformB: read(keys.platformB.serial, keys.platformB.privateKeyPem),
      publicKey: read(keys.publicKey.id, keys.publicKey.privatePem),
    };
    this.merchantKey = new X509Certificate(keys.merchant.certificatePem).publicKey;
  }

  /** The four signature headers of an answer or notification; `askedSerial` is the key that the caller asked for. */
  headers(body: string, askedSerial?: string, twist?: SignatureTwist): Record<string, string> {
    if (twist === "unsigned") return {};
    const { serial, key } = this.signingKeys[askedSerial === this.keys.publicKey.id ? "publicKey" : this.faults.signWith];
    const timestamp = String(Math.floor(Date.now() / 1000) - (twist === "stale" ? STALE_SECONDS : 0));
    const nonce = randomBytes(16).toString("hex");
    const signature = createSign("RSA-SHA256")
      .update(`${timestamp}\n${nonce}\n${body}\n`)
      .sign(twist === "forge" ? this.stranger() : key, "base64");
    return {
      "Wechatpay-Timestamp": timestamp,
      "Wechatpay-Nonce": nonce,
      "Wechatpay-Serial": twist === "unknown_serial" ? randomBytes(20).toString("hex").toUpperCase() : serial,
      "Wechatpay-Signature": twist === "probe" ? `WECHATPAY/SIGNTEST/${signature}` : signature,
      "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
      "Request-ID": randomBytes(12).toString("hex").toUpperCase(),
    };
  }

  /** Encrypts for the merchant, with the APIv3 key. */
  seal(plain: string, associatedData: string): SealedResource {
    const nonce = randomBytes(6).toString("hex");
    const cipher = createCipheriv("aes-256-gcm", this.keys.apiV3Key, nonce).setAAD(Buffer.from(associatedData));
    const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
    return { algorithm: "AEAD_AES_256_GCM", ciphertext: sealed.toString("base64"), nonce, associated_data: associatedData };
  }

  /** Whether the merchant signed this text. */
  isMerchants(text: string, signature: string): boolean {
    return createVerify("RSA-SHA256").update(text).verify(this.merchantKey, signature, "base64");
  }

  private stranger(): KeyObject {
    this.strangerKey ??= generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    return this.strangerKey;
  }
}
