import { createVerify } from "node:crypto";
import { PaySecurityError } from "./pay-errors";
import type { NotificationHeaders } from "./pay-port";
import type { PlatformKeys } from "./platform-keys";

/** Seconds by which the clock of a signature may differ from ours. */
const WINDOW_SECONDS = 300;

/** WeChat Pay sends such signatures now and then to see that we do check; they must be refused. */
const PROBE_PREFIX = "WECHATPAY/SIGNTEST/";

const header = (headers: NotificationHeaders, name: string): string => {
  const value = headers[name];
  if (typeof value !== "string" || value === "") throw new PaySecurityError(`missing header ${name}`);
  return value;
};

const checkWindow = (timestamp: string, now: Date): void => {
  if (!/^\d{10}$/.test(timestamp) || Math.abs(now.getTime() / 1000 - Number(timestamp)) > WINDOW_SECONDS) {
    throw new PaySecurityError("the signature is older or newer than five minutes");
  }
};

/**
 * Throws unless WeChat Pay signed these very bytes within the last five minutes 验签. The body is verified before
 * anybody parses it: a re-serialised body is another body.
 */
export const checkSignature = async (headers: NotificationHeaders, rawBody: Buffer, keys: PlatformKeys, now: Date): Promise<void> => {
  const timestamp = header(headers, "wechatpay-timestamp");
  const nonce = header(headers, "wechatpay-nonce");
  const serial = header(headers, "wechatpay-serial");
  const signature = header(headers, "wechatpay-signature");
  checkWindow(timestamp, now);
  if (signature.startsWith(PROBE_PREFIX)) throw new PaySecurityError("signature probe");
  const key = await keys.find(serial);
  const verifier = createVerify("RSA-SHA256").update(`${timestamp}\n${nonce}\n`).update(rawBody).update("\n");
  if (!verifier.verify(key, signature, "base64")) throw new PaySecurityError("the signature does not match");
};
