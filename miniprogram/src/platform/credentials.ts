import { DomainError } from "@sunshine/domain/kernel/errors";
import { readStored, writeStored } from "./storage";

const KEY = "session.token";

let token: string | null | undefined;
let renewing: Promise<void> | null = null;
let signIn: () => Promise<void> = () => Promise.reject(new DomainError("unauthenticated"));

/** The bearer of the session, or null before the first sign-in. */
export const readToken = (): string | null => (token === undefined ? (token = readStored<string>(KEY)) : token);

export const keepToken = (value: string | null): void => {
  token = value;
  writeStored(KEY, value);
};

/** Says how to sign in; called once at start, so that the caller of the API need not know it. */
export const registerSignIn = (how: () => Promise<void>): void => {
  signIn = how;
};

/** Signs in; several requests that find the session over at once share one sign-in. */
export const renew = (): Promise<void> => {
  renewing ??= signIn().finally(() => {
    renewing = null;
  });
  return renewing;
};
