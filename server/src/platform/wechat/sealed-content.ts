import { createDecipheriv } from "node:crypto";
import { PaySecurityError } from "./pay-errors";

/** Content that WeChat Pay encrypted for us with the APIv3 key (AEAD_AES_256_GCM). */
export interface SealedContent {
  readonly ciphertext: string;
  readonly associated_data?: string | undefined;
  readonly nonce: string;
}

const TAG_BYTES = 16;

/**
 * Opens sealed content 解密, checking the tag: without `final()` one flipped byte turns `{"total":1}` into
 * `{"total":9}` unnoticed, and a wrong key gives garbage instead of an error.
 */
export const openSealed = (sealed: SealedContent, apiV3Key: string): Buffer => {
  const bytes = Buffer.from(sealed.ciphertext, "base64");
  if (bytes.length <= TAG_BYTES) throw new PaySecurityError("sealed content is too short");
  try {
    const decipher = createDecipheriv("aes-256-gcm", apiV3Key, sealed.nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    decipher.setAAD(Buffer.from(sealed.associated_data ?? ""));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new PaySecurityError("sealed content was altered, or the APIv3 key is wrong", { cause });
  }
};
