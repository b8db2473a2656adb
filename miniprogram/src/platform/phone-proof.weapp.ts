import type { PhoneProof } from "./phone-proof.types";

export const PHONE_PROOF: PhoneProof = "wechat";
