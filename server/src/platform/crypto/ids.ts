import { createHash, randomBytes } from "node:crypto";
import { CODE_LENGTH, ID_LENGTH, idFromBytes } from "@sunshine/domain/kernel/id";

/** Where ids come from: chance in production, a seeded sequence in the demo world. */
export interface IdSource {
  /** Id of a record that leaves the server. */
  readonly newId: () => string;
  /** Checkout code. */
  readonly newCode: () => string;
}

export const randomIds: IdSource = {
  newId: () => idFromBytes(randomBytes(ID_LENGTH)),
  newCode: () => idFromBytes(randomBytes(CODE_LENGTH)),
};

/** An opaque secret for a session or a link: 256 bits. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** How a secret is stored: a thief of the database cannot use it. */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("base64url");
