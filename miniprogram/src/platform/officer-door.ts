import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { createCaller } from "@sunshine/domain/kernel/client";
import { checked, sendBearing } from "./api";
import type { OfficerDoor } from "./officer-door.types";

let csrf: string | null = null;

/** The session is in a cookie that scripts cannot read; writes prove with a token that they come from our page. */
const bearing: OfficerDoor["bearing"] = (method) => ({ session: "cookie", headers: csrf && method !== "GET" ? { "x-csrf-token": csrf } : {} });

const call = checked(createCaller((request) => sendBearing(request, bearing(request.method))));

const resume: OfficerDoor["resume"] = async () => {
  const { me, csrfToken } = await call(accountApi.me, {});
  csrf = csrfToken ?? null;
  return me;
};

/** Officers in a browser share the session of the console. */
export const officerDoor: OfficerDoor = {
  prepare: async (method) => {
    if (method !== "GET" && csrf === null) await resume();
  },
  bearing,
  token: () => null,
  signIn: async (given) => {
    const { me, csrfToken } = await call(accountApi.signInByPassword, { ...given });
    csrf = csrfToken ?? null;
    return me;
  },
  resume,
  signOut: async () => {
    await call(accountApi.signOut, {});
    csrf = null;
  },
};
