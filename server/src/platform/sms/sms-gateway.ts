import { createHmac, randomBytes } from "node:crypto";
import { SmsRefused, SmsUnavailable, type Sms, type SmsSender } from "./sms-port";

export interface SmsGatewaySettings {
  /** True refuses plain http. */
  readonly production: boolean;
  readonly url: string;
  /** Names us to the gateway. */
  readonly app: string;
  readonly secret: string;
  /** Milliseconds that one message may take; 8 s unless told. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 8_000;
const TOO_MANY = 429;
const REQUEST_TIMEOUT = 408;

/** What is signed: a copied request is recognised by its time and nonce, an altered one by its body. */
export const smsSignature = (secret: string, timestamp: string, nonce: string, body: string): string => createHmac("sha256", secret).update(`${timestamp}\n${nonce}\n${body}`).digest("hex");

const isFinal = (status: number): boolean => status >= 400 && status < 500 && status !== TOO_MANY && status !== REQUEST_TIMEOUT;

/**
 * The county's gateway 短信网关: a signed JSON POST of `{app, key, phone, text}`. Any 2xx means accepted; the same key
 * again is the same message. Nothing of the message stands in an error.
 */
export const smsGateway = ({ production, url, app, secret, timeoutMs = DEFAULT_TIMEOUT_MS }: SmsGatewaySettings, now: () => Date = () => new Date()): SmsSender => {
  if (production && !url.startsWith("https://")) throw new Error("the SMS gateway must be reached by https in production");
  const request = ({ key, phone, text }: Sms): RequestInit => {
    const body = JSON.stringify({ app, key, phone, text });
    const timestamp = String(Math.floor(now().getTime() / 1000));
    const nonce = randomBytes(12).toString("hex");
    return {
      method: "POST", redirect: "error", signal: AbortSignal.timeout(timeoutMs), body,
      headers: { "content-type": "application/json", "x-app": app, "x-timestamp": timestamp, "x-nonce": nonce, "x-signature": smsSignature(secret, timestamp, nonce, body), "idempotency-key": key },
    };
  };
  return {
    kind: "gateway",
    send: async (sms) => {
      const response = await fetch(url, request(sms)).catch((cause: unknown) => {
        throw new SmsUnavailable("the SMS gateway does not answer", { cause });
      });
      await response.body?.cancel();
      if (isFinal(response.status)) throw new SmsRefused(`the SMS gateway answered ${response.status}`);
      if (!response.ok) throw new SmsUnavailable(`the SMS gateway answered ${response.status}`);
    },
  };
};
