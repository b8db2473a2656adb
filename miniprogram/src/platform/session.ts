import { create } from "zustand";
import { accountApi, type Me } from "@sunshine/domain/accounts/account.contract";
import { memberApi } from "./api";
import { keepToken, readToken, registerSignIn, renew } from "./credentials";
import { openSession } from "./open-session";
import { readStored, writeStored } from "./storage";

const KEY = "session.me";
const ANONYMOUS: Me = { kind: "anonymous" };

/** Who is signed in on this phone 当前用户. */
export const useSession = create<{ me: Me }>(() => ({ me: ANONYMOUS }));

export const keepMe = (me: Me): void => {
  useSession.setState({ me });
  writeStored(KEY, me.kind === "anonymous" ? null : me);
};

const signIn = async (): Promise<void> => {
  const { token, me } = await openSession();
  keepToken(token ?? null);
  keepMe(me);
};

/** Takes up the stored session; asks nobody for anything. */
export const startSession = (): void => {
  registerSignIn(signIn);
  useSession.setState({ me: (readToken() && readStored<Me>(KEY)) || ANONYMOUS });
};

/** Makes sure that somebody is signed in, before an act that needs a person. */
export const ensureSignedIn = async (): Promise<void> => {
  if (!readToken()) await renew();
};

/** Asks the server again who is signed in: shops may have been added or taken away. */
export const refreshMe = async (): Promise<Me> => {
  const { me } = await memberApi(accountApi.me, {});
  keepMe(me);
  return me;
};

export const signOut = async (): Promise<void> => {
  try {
    await memberApi(accountApi.signOut, {});
  } finally {
    keepToken(null);
    keepMe(ANONYMOUS);
  }
};
