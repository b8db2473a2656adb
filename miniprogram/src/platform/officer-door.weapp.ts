import { accountApi, type Me } from "@sunshine/domain/accounts/account.contract";
import { createCaller } from "@sunshine/domain/kernel/client";
import { bearerOf, checked, isSignedOut, publicApi, sendBearing } from "./api";
import type { OfficerDoor } from "./officer-door.types";
import { readStored, writeStored } from "./storage";
import { getWechatCode } from "./wechat-code";

/** Beside the diner's bearer, never mixed with it: one person may be both on this phone. */
const KEY = "officer.token";

const NOBODY: Me = { kind: "anonymous" };

const read = (): string | null => readStored<string>(KEY);
const keep = (token: string | null): void => writeStored(KEY, token);

const call = checked(createCaller((request) => sendBearing(request, bearerOf(read()))));

/** By the WeChat that is bound to the officer; nobody where it is bound to none. */
const signInByWechat = async (): Promise<Me> => {
  const answer = await publicApi(accountApi.resumeOfficer, { code: await getWechatCode() });
  if (answer.state === "unbound") return NOBODY;
  keep(answer.session.token ?? null);
  return answer.session.me;
};

const whoAmI = async (): Promise<Me | null> => {
  try {
    return (await call(accountApi.me, {})).me;
  } catch (error) {
    if (!isSignedOut(error)) throw error;
    keep(null);
    return null;
  }
};

/** Officers in WeChat: name and password once, then by the bound WeChat. */
export const officerDoor: OfficerDoor = {
  prepare: async () => {
    if (!read()) await signInByWechat();
  },
  bearing: () => bearerOf(read()),
  token: read,
  signIn: async (given) => {
    const { token, me } = await publicApi(accountApi.signInOfficerOnPhone, { ...given, code: await getWechatCode() });
    keep(token ?? null);
    return me;
  },
  resume: async () => (read() && (await whoAmI())) || signInByWechat(),
  // Leaving means that the next start asks for the password again.
  signOut: async () => {
    await call(accountApi.unbindWechat, {});
    await call(accountApi.signOut, {}).catch(() => undefined);
    keep(null);
  },
};
