import { idFromBytes } from "@sunshine/domain/kernel/id";
import type { Services } from "../../platform/services";

type Seals = Pick<Services, "sealing">;

/** Where a sealed column belongs: a value moved to another column does not open. */
export const SEALED = { name: "complaint_identities.name", phone: "complaint_identities.phone", address: "complaint_identities.address" } as const;

/** Under which repeat submissions of one phone number are counted. */
export const claimantDigest = ({ sealing }: Seals, phone: string): string => sealing.digest(phone, SEALED.phone);

/** The same request number of the same sender is the same submission; an anonymous sender is nobody. */
export const submissionDigest = ({ sealing }: Seals, sender: number | null, key: string): string => sealing.digest(`${sender ?? "anonymous"}|${key}`, "complaint_cases.submission");

export const contentDigest = ({ sealing }: Seals, content: unknown): string => sealing.digest(JSON.stringify(content), "complaint_cases.content");

/**
 * The follow-up code 查询码 of an anonymous report. It is made from the request number, so a repeated request gets the
 * same code, and it is stored nowhere: the table holds its digest.
 */
export const followUpCode = ({ sealing }: Seals, key: string): string => idFromBytes(Buffer.from(sealing.digest(key, "complaints.follow_up_code"), "base64url").subarray(0, 16));

export const followUpDigest = ({ sealing }: Seals, code: string): string => sealing.digest(code, "complaint_cases.follow_up");
