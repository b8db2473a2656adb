import type { PhoneProof } from "./phone-proof.types";

/** A browser has no phone number button. */
export const PHONE_PROOF: PhoneProof = "sms";
