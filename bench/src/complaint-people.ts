import { createHash } from "node:crypto";
import { createSealing } from "../../server/src/platform/crypto/sealing";

/** How large the county is that complains. */
export interface CountySizes {
  readonly diners: number;
  readonly officers: number;
  readonly shops: number;
  /** Stalls without a record, told of by a pin. */
  readonly pins: number;
}

/** One key for all processes and all runs, so that a seeded database stays readable. */
export const BENCH_KEY = createHash("sha256").update("sunshine bench").digest();
const sealing = createSealing(BENCH_KEY);

export type PersonKind = "member" | "officer";

/** The secret of somebody's session: known to who seeds and to who loads. */
export const secretOf = (kind: PersonKind, id: number): string => createHash("sha256").update(`bench|${kind}|${id}`).digest("base64url");

/** What a person's own device sends: a phone its bearer, a browser its cookie and the token against forgery. */
export const headersOf = (kind: PersonKind, id: number): Record<string, string> => {
  const secret = secretOf(kind, id);
  if (kind === "officer") return { cookie: `sunshine_session=${secret}`, "x-csrf-token": sealing.digest(secret, "csrf"), "x-forwarded-for": `10.1.${id >> 8}.${id & 255}` };
  return { authorization: `Bearer ${secret}`, "x-forwarded-for": `10.${2 + (id >> 16)}.${(id >> 8) & 255}.${id & 255}` };
};
