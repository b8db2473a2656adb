import { hash, verify } from "@node-rs/argon2";
import { randomBytes } from "node:crypto";
import { idFromBytes } from "@sunshine/domain/kernel/id";

/** OWASP's parameters: 19 MiB, two passes; the library's algorithm is argon2id unless told. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), OPTIONS);

let dummy: Promise<string> | undefined;

/** Compares in the same time whether there is an officer or not, so that the answer's delay names no logins. */
export const passwordMatches = async (passwordHash: string | null, password: string): Promise<boolean> => {
  dummy ??= hashPassword(randomBytes(16).toString("hex"));
  const matches = await verify(passwordHash ?? (await dummy), password.normalize("NFKC"));
  return matches && passwordHash !== null;
};

/** A one-time password 一次性密码 that can be read aloud: 16 characters, 80 bits, in groups of four. */
export const newOneTimePassword = (): string => idFromBytes(randomBytes(16)).replace(/(.{4})(?=.)/g, "$1-");
