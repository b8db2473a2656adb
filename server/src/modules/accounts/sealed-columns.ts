import type { Sealing } from "../../platform/crypto/sealing";
import type { Account } from "./account.model";

const OPENID = "accounts.openid";
const PHONE = "accounts.phone";

/** How an openid is found without being readable. */
export const openidDigest = (sealing: Sealing, openid: string): string => sealing.digest(openid, OPENID);
/** How a phone number is found without being readable. */
export const phoneDigest = (sealing: Sealing, phone: string): string => sealing.digest(phone, PHONE);

export const sealOpenid = (sealing: Sealing, openid: string): string => sealing.seal(openid, OPENID);
export const sealPhone = (sealing: Sealing, phone: string): string => sealing.seal(phone, PHONE);

const CODE = "accounts.phone_code";
export const sealCode = (sealing: Sealing, code: string): string => sealing.seal(code, CODE);
export const codeOf = (sealing: Sealing, { codeSealed }: { readonly codeSealed: string }): string => sealing.open(codeSealed, CODE);

export const openidOf = (sealing: Sealing, { openidSealed }: Pick<Account, "openidSealed">): string => sealing.open(openidSealed, OPENID);
/** The number that the person gave; null when they gave none. */
export const phoneOf = (sealing: Sealing, { phoneSealed }: Pick<Account, "phoneSealed">): string | null => (phoneSealed == null ? null : sealing.open(phoneSealed, PHONE));
